import { nativeChart } from "../../charts/native-block.ts";
import type { ChartSpec } from "../../charts/spec.ts";
import type { FunnelRow } from "../../core/funnel.ts";
import { type FunnelLine, printFunnelLine } from "../../core/funnel-line.ts";
import {
  wordsForDealsWithoutLead,
  wordsForRates,
  wordsForStage,
  wordsForView,
} from "../../core/funnel-words.ts";
import { wordsForMaturity } from "../../core/maturity.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { cellOfRate, noteOnRates } from "../../core/rate-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { FunnelReport } from "../../reports/build-funnel.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { funnelControls } from "./controls.ts";

const amounts = ({ counts }: FunnelRow): string =>
  counts.wonAmounts.length === 0 ? "–" : counts.wonAmounts.map(formatMoneyShort).join(" + ");

/** The sentence that says it all: what came in, what was won, the win rate. */
function headline({ funnel: { total, view }, question }: FunnelReport): string {
  const { leads, meetings, won } = total.counts;
  const { label } = question.period;
  if (leads + meetings + won + total.counts.lost === 0)
    return `${label}: nothing is dated in this period yet.`;
  const cameIn =
    leads === 0 ? countOf(meetings, "meeting") : `${countOf(leads, "lead")}, ${countOf(meetings, "meeting")}`;
  const closed = won + total.counts.lost;
  const worth = total.counts.wonAmounts.length === 0 ? "" : ` worth ${amounts(total)}`;
  if (view.kind === "cohort")
    return `${label}: of ${cameIn}, ${won} won to date${worth}, ${total.counts.open} still open.`;
  const rate =
    total.winRate.kind === "rate" || total.winRate.kind === "indicative"
      ? ` (${cellOfRate(total.winRate)})`
      : "";
  return `${label}: ${cameIn}; ${won} won of ${closed} closed${rate}${worth}.`;
}

/** The whole funnel, stage under stage: two narrow columns read well on a phone. */
function stageTable({ funnel: { total }, cycle }: FunnelReport): Block {
  const { counts } = total;
  const next = (rate: FunnelRow["leadToMeeting"]) => (rate.kind === "none" ? "–" : cellOfRate(rate));
  const days =
    cycle.kind === "cycle" ? `${cycle.median} days (${cycle.p25}–${cycle.p75})` : `too few (${cycle.n})`;
  return table({
    header: ["Stage", { text: "Count", align: "right" }, { text: "Rate", align: "right" }],
    rows: [
      ["Leads", String(counts.leads), "–"],
      ["Sales-ready meetings", String(counts.meetings), next(total.leadToMeeting)],
      ["Won", String(counts.won), next(total.meetingToWon)],
      ["Lost", String(counts.lost), "–"],
      ["Open", String(counts.open), "–"],
      ...(counts.disqualified === 0 ? [] : [["Disqualified", String(counts.disqualified), "–"]]),
      ["Win rate", `${counts.won} of ${counts.won + counts.lost}`, cellOfRate(total.winRate)],
      ["Won value", amounts(total), "–"],
      ["Sales cycle", cycle.kind === "cycle" ? `n = ${cycle.n}` : "–", days],
    ],
  });
}

const splitTitle = { source: "Source", team: "Team", product: "Product line", division: "Division" } as const;

/** One row per part, the total last. */
function splitTable({ funnel: { rows, total }, question }: FunnelReport): Block {
  const hasLeads = total.counts.leads > 0;
  const right = (text: string) => ({ text, align: "right" as const });
  const cells = (row: FunnelRow, label: string) => [
    label,
    ...(hasLeads ? [String(row.counts.leads)] : []),
    String(row.counts.meetings),
    String(row.counts.won),
    String(row.counts.lost),
    cellOfRate(row.winRate),
    amounts(row),
  ];
  return table({
    header: [
      question.by === null ? "" : splitTitle[question.by],
      ...(hasLeads ? [right("Leads")] : []),
      right("Meetings"),
      right("Won"),
      right("Lost"),
      right("Win rate"),
      right("Won value"),
    ],
    rows: [...rows.map((row) => cells(row, row.label)), cells(total, "Total")],
  });
}

/** Meetings and wins side by side, per part or for the whole. */
export function chartOfFunnel({ funnel: { rows, total }, question }: FunnelReport): ChartSpec {
  const title = `Funnel ${question.period.label}`;
  const numbers = (row: FunnelRow) => `${row.label}: ${row.counts.meetings} meetings, ${row.counts.won} won`;
  if (question.by === null) {
    const { leads, meetings, won, lost } = total.counts;
    const stages = [
      ["Leads", leads],
      ["Meetings", meetings],
      ["Won", won],
      ["Lost", lost],
    ] as const;
    const shown = stages.filter(([name, n]) => name !== "Leads" || n > 0);
    return {
      kind: "bars",
      title,
      categories: shown.map(([name]) => name),
      series: [{ name: "Records", values: shown.map(([, n]) => n) }],
      altText: shown.map(([name, n]) => `${name} ${n}`).join(", "),
    };
  }
  return {
    kind: "bars",
    title,
    categories: rows.map((row) => row.label),
    series: [
      { name: "Meetings", values: rows.map((row) => row.counts.meetings) },
      { name: "Won", values: rows.map((row) => row.counts.won) },
    ],
    altText: rows.map(numbers).join("; "),
  };
}

function notes(report: FunnelReport, timeZone: string): string[] {
  const { funnel, undated, cycle, wonWithoutAmount, maturity } = report;
  const { total, view, rows } = funnel;
  const unsourced =
    report.question.by === "source" || report.question.by === "team"
      ? rows.find((row) => row.key === null)
      : undefined;
  const lines = [
    `${wordsForView(view)}. ${wordsForRates(view)}`,
    total.leadToWon.kind === "from earlier"
      ? wordsForStage(total.leadToWon, { reached: "won", from: "leads" })
      : null,
    total.counts.leads > 0 ? wordsForDealsWithoutLead(total.counts) : null,
    maturity === null ? null : `Maturity: ${wordsForMaturity(maturity)}`,
    unsourced === undefined
      ? null
      : `Unsourced: ${countOf(unsourced.counts.meetings, "meeting")}, ${unsourced.counts.won} won`,
    undated === 0 ? null : `Undated: ${countOf(undated, "open deal")} not yet sales-ready, in no period`,
    cycle.errors === 0
      ? null
      : `${countOf(cycle.errors, "deal")} won before sales-ready, left out of the cycle as data errors`,
    wonWithoutAmount === 0 ? null : `${countOf(wonWithoutAmount, "won deal")} without an amount`,
    noteOnRates([...rows, total].flatMap((row) => [row.winRate, row.leadToMeeting, row.meetingToWon])),
    `Days in ${timeZone}`,
  ];
  return lines.filter((line) => line !== null);
}

/** The funnel as a message; `isShared` leaves out the controls, which belong to the one who asked. */
export function sayFunnel(
  ctx: Pick<Ctx, "ledger" | "calendar">,
  report: FunnelReport,
  { isShared }: { isShared: boolean },
): Message {
  const line: FunnelLine = report.question;
  const said = headline(report);
  const { total } = report.funnel;
  const isEmpty = total.counts.leads + total.counts.meetings + total.counts.won + total.counts.lost === 0;
  const chart = isEmpty ? null : nativeChart(chartOfFunnel(report));
  const lines = notes(report, ctx.ledger.timeZone);
  return message(`${said} ${chartOfFunnel(report).altText}. ${lines.join(". ")}`, [
    header(`Funnel ${report.question.period.label}`),
    section(said),
    ...(isEmpty ? [] : [report.question.by === null ? stageTable(report) : splitTable(report)]),
    ...(chart === null ? [] : [chart]),
    context(...lines),
    ...(isShared ? [] : [funnelControls(ctx.ledger.id, printFunnelLine(line, ctx.calendar), line)]),
  ]);
}
