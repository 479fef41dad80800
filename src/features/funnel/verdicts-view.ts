import { nameOfModel } from "../../core/attribution-words.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { formatDay } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { VerdictKind } from "../../core/verdict.ts";
import { markVerdict, printCredit, printMultiple, wordsForVerdict } from "../../core/verdict-words.ts";
import { countOf, upperFirst } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { type JudgedRow, judgedMonths, type VerdictReport } from "../../reports/build-verdicts.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";

const right = (text: string) => ({ text, align: "right" as const });
const saidMost = 5;
const namedMost = 3;

const phrases: Record<VerdictKind, string> = {
  ...{ continue: "to continue", "set aside": "to set aside", watch: "to watch" },
  ...{ "too small": "too small to judge", "too early": "too early to judge" },
};

/** "Of 6 sources with spend: 1 to continue (webinar), 2 to watch (referral, trade show) …" */
function headlineOf({ by, rows }: VerdictReport): string {
  if (rows.length === 0)
    return `No ${by} has any spend yet, so there is no return to judge. Log it with \`/campaign spend webinar-q3 $4,000\`.`;
  const parts = Object.entries(phrases).flatMap(([kind, phrase]) => {
    const labels = rows.filter(({ verdict }) => verdict.kind === kind).map(({ label }) => label);
    const more = labels.length > namedMost ? ` and ${labels.length - namedMost} more` : "";
    return labels.length === 0
      ? []
      : [`${labels.length} ${phrase} (${labels.slice(0, namedMost).join(", ")}${more})`];
  });
  return `Of ${countOf(rows.length, by)} with spend: ${parts.join(", ")}.`;
}

/** The rows that are said in sentences: the first of each verdict, then the others, in the order of the table. */
function saidFirst(rows: readonly JudgedRow[]): JudgedRow[] {
  const isFirst = (row: JudgedRow) => rows.find(({ verdict }) => verdict.kind === row.verdict.kind) === row;
  const said = new Set([...rows.filter(isFirst), ...rows].slice(0, saidMost));
  return rows.filter((row) => said.has(row));
}

/** One verdict as a sentence with its numbers and the day to look again. */
function sentenceOf(row: JudgedRow, report: VerdictReport): string {
  const { label, verdict, evidence, lookAgain } = row;
  const why = wordsForVerdict(verdict, {
    ...evidence,
    p80: report.p80,
    ...{ hurdle: report.hurdle, hasMargin: report.marginBp !== null },
  });
  const earned =
    verdict.reason === "no margin" ? "; it earned back its spend, whether it pays depends on the margin" : "";
  return `${upperFirst(verdict.kind)}: ${label}. ${upperFirst(why)}${earned}. Look again ${formatDay(lookAgain)}.`;
}

function ruleOf({ p80, isMaturityKnown, marginBp, hurdle, model }: VerdictReport): string {
  const margin = marginBp === null ? "" : ` × ${marginBp / 100} % margin`;
  const interval = `the 80 % interval of won revenue${margin} ÷ spend`;
  const old =
    p80 === null || !isMaturityKnown
      ? "the ledger must be twice as old as 80 % of its wins take, with 5 wins or more"
      : `meetings and spend at least ${countOf(p80, "day")} old (by then 80 % of the wins have come), 5 meetings or more`;
  return `Rule: ${old}; then ${interval}, credited by the ${nameOfModel(model)} model, decides: above the hurdle of ${printMultiple(hurdle)} continue, below it set aside, across it watch`;
}

function notesOn(report: VerdictReport, currency: string): string[] {
  const { from, until, marginBp, withoutSpend, apart, used, version } = report;
  const leftOut = [
    ...apart.won.map((amount) => `${formatMoney(amount)} won`),
    ...apart.spent.map((amount) => `${formatMoney(amount)} spent`),
  ];
  return [
    ruleOf(report),
    `Judged: ${formatDay(from)} to ${formatDay(until)}, ${judgedMonths} months; chances start from the ledger's own conversion (weight 2 meetings), amounts from its mean (weight 5 wins)`,
    marginBp === null
      ? "Without a margin nothing is recommended to continue: `/roundtrip define margin 35%`"
      : null,
    withoutSpend.length === 0
      ? null
      : `No spend, so not judged: ${withoutSpend.slice(0, 10).join(", ")}${withoutSpend.length > 10 ? " …" : ""}`,
    leftOut.length === 0 ? null : `Not added, for want of a rate: ${leftOut.join(", ")}`,
    wordsForConversion(used, currency),
    wordsForVersion(version),
  ].filter((note) => note !== null);
}

/** The verdicts as a message; `isShared` leaves the buttons out. */
export function sayVerdicts(ctx: Pick<Ctx, "ledger">, report: VerdictReport, isShared: boolean): Message {
  const { by, rows } = report;
  const { id: ledgerId, currency } = ctx.ledger;
  const said = headlineOf(report);
  const sentences = rows.map((row) => sentenceOf(row, report));
  const notes = notesOn(report, currency);
  const judged = ({ evidence, spentMinor }: JudgedRow) =>
    evidence.spendMinor > 0 ? BigInt(evidence.spendMinor) : spentMinor;
  const cells = (row: JudgedRow) => [
    row.label,
    markVerdict(row.verdict.kind),
    formatMoneyShort({ amountMinor: judged(row), currency }),
    ...figuresOf(row),
  ];
  const figuresOf = ({ verdict, evidence, lookAgain }: JudgedRow) => [
    `${printCredit(evidence.wins)} of ${printCredit(evidence.meetings)}`,
    verdict.got === null ? "–" : printMultiple(verdict.got),
    verdict.range === null ? "–" : `${printMultiple(verdict.range.low)}–${printMultiple(verdict.range.high)}`,
    lookAgain,
  ];
  const figures = table({
    header: [
      upperFirst(by),
      "Verdict",
      right("Spent by then"),
      right("Won of meetings"),
      right("Came back"),
      right("80 % sure"),
      "Look again",
    ],
    rows: rows.map(cells),
  });
  const other = by === "source" ? "campaign" : "source";
  const controls = actions(
    [
      button({ actionId: "verdicts-by", text: `By ${other}`, value: other }),
      button({ actionId: "verdicts-post", text: "Post to channel" }),
    ],
    printScope({ ledgerId, recordId: by, version: 0 }, "verdicts"),
  );
  return message([said, ...sentences.slice(0, 20), `${notes.join(". ")}.`].join(" "), [
    header("Verdicts"),
    section(said),
    ...saidFirst(rows).map((row) => section(sentenceOf(row, report))),
    ...(rows.length === 0 ? [] : [figures]),
    context(...notes),
    ...(isShared ? [] : [controls]),
  ]);
}
