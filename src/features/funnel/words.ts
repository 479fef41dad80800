import { wordsForConversion } from "../../core/convert.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import type { FunnelRow } from "../../core/funnel.ts";
import {
  wordsForDealsWithoutLead,
  wordsForMeetingDay,
  wordsForRates,
  wordsForStage,
  wordsForView,
} from "../../core/funnel-words.ts";
import { wordsForMaturity } from "../../core/maturity.ts";
import { formatMoney, type Money } from "../../core/money.ts";
import { type Rate, rateOf } from "../../core/rate.ts";
import { cellOfRate, noteOnRates } from "../../core/rate-words.ts";
import { splitAmounts } from "../../core/split-amounts.ts";
import { countOf } from "../../core/wording.ts";
import type { Ledger } from "../../data/ledgers.ts";
import type { FunnelReport } from "../../reports/build-funnel.ts";

/** Whether there is anything to show: no table or chart of zeros. */
export function isEmpty({ funnel: { total } }: FunnelReport): boolean {
  const { leads, meetings, won, lost } = total.counts;
  return leads + meetings + won + lost === 0;
}

/** How an amount is written: in full, or short for the cell of a table. */
type PrintMoney = (money: Money) => string;

/** What was won in the ledger's currency: "$12,000"; "–" for none. */
export function wonValue({ counts }: FunnelRow, currency: string, print: PrintMoney = formatMoney): string {
  const { own } = splitAmounts(counts.wonAmounts, currency);
  return own === 0n ? "–" : print({ amountMinor: own, currency });
}

/** What was won in each other currency, which nothing is added to: "€1,000". */
export const otherValues = (
  { counts }: FunnelRow,
  currency: string,
  print: PrintMoney = formatMoney,
): string[] => splitAmounts(counts.wonAmounts, currency).others.map(print);

const plain = (rate: Rate): string =>
  rate.kind === "rate" || rate.kind === "indicative" ? ` (${cellOfRate(rate)})` : "";

/** The sentence that says it all: what came in, what was won, the win rate. */
export function headlineOfFunnel(report: FunnelReport, currency: string): string {
  const { funnel, question } = report;
  const { label } = question.period;
  if (isEmpty(report)) return `${label}: nothing is dated in this period yet.`;
  const { total, view } = funnel;
  const { leads, meetings, won, lost, open } = total.counts;
  const own = wonValue(total, currency);
  const apart = otherValues(total, currency);
  const values = [...(own === "–" ? [] : [own]), ...apart.map((value) => `${value} not converted`)];
  const worth = values.length === 0 ? "" : `, worth ${values.join(" plus ")}`;
  const met = countOf(meetings, "sales-ready meeting");
  if (view.kind === "activity") {
    const cameIn = leads === 0 ? met : `${countOf(leads, "lead")} and ${met}`;
    const closed = won + lost;
    const ended =
      closed === 0 ? "nothing closed" : `${won} won of ${closed} closed${plain(total.winRate)}${worth}`;
    return `${label}: ${cameIn}; ${ended}.`;
  }
  const isFromLeads = view.base === "leads";
  const base = isFromLeads ? countOf(leads, "lead") : met;
  const reached = isFromLeads ? `${meetings} reached a sales-ready meeting and ` : "";
  const rate = plain(rateOf(won, isFromLeads ? leads : meetings, report.definitions.thresholds));
  return `${label}: of ${base}, ${reached}${won} won to date${rate}${worth}; ${open} still open.`;
}

/** The lead rates where there is nothing in the period to divide by: "12 meetings and 57 won from earlier leads". */
function wordsForEarlier({ leadToMeeting, leadToWon }: FunnelRow): string | null {
  if (leadToWon.kind !== "from earlier") {
    return leadToMeeting.kind === "from earlier"
      ? wordsForStage(leadToMeeting, { reached: "meetings", from: "leads" })
      : null;
  }
  const won = wordsForStage(leadToWon, { reached: "won", from: "leads" });
  return leadToMeeting.kind === "from earlier" ? `${countOf(leadToMeeting.n, "meeting")} and ${won}` : won;
}

function wordsForUnsourced({ funnel: { rows }, question }: FunnelReport): string | null {
  if (question.by !== "source" && question.by !== "team") return null;
  const row = rows.find(({ key }) => key === null);
  if (row === undefined) return null;
  const { leads, meetings, won } = row.counts;
  const fromLeads = leads === 0 ? "" : `${countOf(leads, "lead")}, `;
  return `Unsourced: ${fromLeads}${countOf(meetings, "meeting")}, ${won} won`;
}

/** The rates that the table prints. */
function shownRates({ funnel: { rows, total }, question }: FunnelReport) {
  if (question.by !== null) return [...rows, total].map((row) => row.winRate);
  return [total.leadToMeeting, total.meetingToWon, total.winRate];
}

/** What belongs under the figures: the view, what stands outside, what is missing; none ends with a full stop. */
export function notesOnFunnel(
  report: FunnelReport,
  ledger: Pick<Ledger, "currency" | "timeZone" | "meetingsCount">,
): string[] {
  const { funnel, undated, cycle, wonWithoutAmount, maturity, team, reopened } = report;
  const { total, view } = funnel;
  const others = otherValues(total, ledger.currency);
  const lines = [
    [
      wordsForView(view),
      wordsForRates(view).replace(/\.$/, ""),
      wordsForMeetingDay(view, ledger.meetingsCount),
    ]
      .filter((each) => each !== null)
      .join(". "),
    wordsForEarlier(total),
    total.counts.leads > 0 ? wordsForDealsWithoutLead(total.counts) : null,
    maturity === null || isEmpty(report) ? null : `Maturity: ${wordsForMaturity(maturity)}`,
    wordsForUnsourced(report),
    ...reopened,
    undated === 0 ? null : `Undated: ${countOf(undated, "open deal")} not yet sales-ready, in no period`,
    cycle.errors === 0
      ? null
      : `${countOf(cycle.errors, "deal")} won before sales-ready, left out of the cycle as data errors`,
    wonWithoutAmount === 0 ? null : `${countOf(wonWithoutAmount, "won deal")} without an amount`,
    others.length === 0 ? null : `Not added, for want of a rate: ${others.join(", ")}`,
    wordsForConversion(report.used, ledger.currency),
    noteOnRates(shownRates(report), report.definitions.thresholds),
    team === null ? null : `Only what ${team} sourced; \`/funnel by team\` sets it beside all teams together`,
    wordsForVersion(report.definitions.version),
    `Days in ${ledger.timeZone}`,
  ];
  return lines.filter((line) => line !== null);
}
