import { addDays } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { formatMoney } from "../../core/money.ts";
import { type Fit, fewestClosed, nameOf, type Profile } from "../../core/profile.ts";
import { countOf, printPercent, upperFirst } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { ProfiledRow, ProfileReport } from "../../reports/build-profile.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";

const right = (text: string) => ({ text, align: "right" as const });
const proposedMost = 3;

const marks: Record<Fit, string> = {
  ...{ best: "▲ best", "poor fit": "▼ poor fit", "as all": "as all", "not ranked": "too few" },
};

const times = (lift: number | null): string => (lift === null ? "–" : `${lift.toFixed(1)}×`);

const overall = ({ won, closed }: Profile): string =>
  `${won} of ${closed} closed deals won (${printPercent(won / closed)})`;

const rateWords = ({ won, closed, winRate, lift }: ProfiledRow): string =>
  won === 0
    ? `none of ${closed} closed deals won`
    : `${won} of ${closed} closed deals won (${printPercent(winRate)}), ${times(lift)} the rate of all`;

/** What the customers look like, in one sentence. */
function headlineOf({ profile, rows, compared: attributes, period }: ProfileReport): string {
  const when = period === null ? "" : `${period.label}: `;
  if (profile.closed === 0) return `${when}no deal is closed yet, so nobody can say who buys.`;
  if (attributes.length === 0)
    return `${when}${overall(profile)}; the accounts have no attributes to tell them apart by. Import them with the accounts: sector, size, region.`;
  const [best] = rows.filter(({ fit }) => fit === "best");
  if (best !== undefined)
    return `${when}best customers look like ${nameOf(best.traits)}: ${rateWords(best)}.`;
  return profile.compared === 0
    ? `${when}${overall(profile)}; too few to compare: no kind of customer has ${fewestClosed} closed deals.`
    : `${when}no kind of customer stands out beyond chance: ${countOf(profile.compared, "kind")} compared, ${overall(profile)}.`;
}

/** "They come from webinar (23 of 64 closed) and referral (20)." */
function sourcesOf({ bySource, closed }: ProfiledRow): string | null {
  const named = bySource.filter(({ name, won }) => name !== "unsourced" && won > 0).slice(0, 2);
  if (named.length === 0) return null;
  const said = named.map(({ name, won, closed: n }) => `${name} (${won} won of ${n})`);
  return `Of these ${closed}, most wins come from ${said.join(" and ")}.`;
}

/** Proposals for objectives: the source that wins most with a kind of customer, aimed at it. */
function proposalsOf(rows: readonly ProfiledRow[]): string[] {
  const best = rows.filter(({ fit }) => fit === "best").slice(0, proposedMost);
  return best.flatMap((row) => {
    const source = row.bySource.find(({ name, closed }) => name !== "unsourced" && closed >= fewestClosed);
    return source === undefined
      ? []
      : [`Aim ${source.name} at ${nameOf(row.traits)}: ${times(row.lift)} the win rate, n = ${row.closed}.`];
  });
}

function notesOn({ profile, leftOut, compared, apart, version }: ProfileReport, currency: string): string[] {
  const binned = compared.filter(({ bins }) => bins.length > 0).map(({ key }) => key);
  const unranked = profile.rows.filter(({ fit }) => fit === "not ranked").length;
  return [
    profile.compared === 0
      ? null
      : `Best or poor fit only where the interval of the win rate clears that of all: Wilson, 95 % shared among ${countOf(profile.compared, "comparison")} (Bonferroni)`,
    `Under ${fewestClosed} closed deals: not ranked${unranked === 0 ? "" : ` (${countOf(unranked, "value")})`}`,
    binned.length === 0 ? null : `Numbers in quarters of the accounts: ${binned.join(", ")}`,
    leftOut.length === 0
      ? null
      : `Left out, too many values: ${leftOut.map(({ key, values }) => `${key} (${values})`).join(", ")}`,
    apart.length === 0
      ? null
      : `Of revenue: of what was won in ${currency}; ${apart.map((amount) => formatMoney(amount)).join(", ")} besides`,
    "A kind that buys more may do so for another reason: try before you believe",
    wordsForVersion(version),
  ].filter((note) => note !== null);
}

/** Who buys, as a message; `isShared` leaves the button out. */
export function sayProfile(ctx: Pick<Ctx, "ledger">, report: ProfileReport, isShared: boolean): Message {
  const { rows, period } = report;
  const said = upperFirst(headlineOf(report));
  const [best] = rows.filter(({ fit }) => fit === "best");
  const [poor] = rows.filter(({ fit }) => fit === "poor fit");
  const more = [
    best === undefined ? null : sourcesOf(best),
    poor === undefined ? null : `Poor fit: ${nameOf(poor.traits)}: ${rateWords(poor)}.`,
    ...proposalsOf(rows),
  ].filter((line) => line !== null);
  const notes = notesOn(report, ctx.ledger.currency);
  const cells = (row: ProfiledRow) => [
    nameOf(row.traits),
    marks[row.fit],
    `${row.won} of ${row.closed}`,
    `${printPercent(row.winRate)} (${printPercent(row.interval.low)}–${printPercent(row.interval.high)})`,
    times(row.lift),
    row.revenueShare === null ? "–" : printPercent(row.revenueShare),
    row.cycle.kind === "cycle" ? countOf(Math.round(row.cycle.median), "day") : `too few (${row.cycle.n})`,
  ];
  const figures = table({
    header: [
      "Customers",
      "Fit",
      right("Won of closed"),
      right("Win rate"),
      right("Lift"),
      right("Of revenue"),
      right("Cycle"),
    ],
    rows: rows.map(cells),
  });
  const span = period === null ? "" : `${period.start}..${addDays(period.end, -1)}`;
  const controls = actions(
    [button({ actionId: "profile-post", text: "Post to channel" })],
    printScope({ ledgerId: ctx.ledger.id, recordId: span, version: 0 }, "profile"),
  );
  return message([said, ...more, `${notes.join(". ")}.`].join(" "), [
    header("Who buys"),
    section(said),
    ...(more.length === 0 ? [] : [section(more.join("\n"))]),
    ...(rows.length === 0 ? [] : [figures]),
    context(...notes),
    ...(isShared ? [] : [controls]),
  ]);
}
