import type { ChartBlock } from "../../charts/make-charts.ts";
import { modelInForce } from "../../core/definitions.ts";
import type { FunnelRow } from "../../core/funnel.ts";
import { printFunnelLine } from "../../core/funnel-line.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { cellOfRate } from "../../core/rate-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { FunnelReport } from "../../reports/build-funnel.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { chartOfFunnel } from "./chart.ts";
import { funnelControls } from "./controls.ts";
import { headlineOfFunnel, isEmpty, notesOnFunnel, otherValues, wonValue } from "./words.ts";

const right = (text: string) => ({ text, align: "right" as const });

/** Whether the funnel begins with leads: a cohort that is counted from meetings has none. */
const hasLeads = ({ funnel: { view, total } }: FunnelReport): boolean =>
  view.kind === "activity" ? total.counts.leads > 0 : view.base === "leads";

/** The whole funnel, stage under stage: two narrow columns read well on a phone. */
function stageTable(report: FunnelReport, currency: string): Block {
  const { funnel, cycle } = report;
  const { counts } = funnel.total;
  const days =
    cycle.kind === "cycle"
      ? `${countOf(Math.round(cycle.median), "day")} (${Math.round(cycle.p25)}–${Math.round(cycle.p75)})`
      : `too few (${cycle.n})`;
  return table({
    header: ["Stage", right("Count"), right("Rate")],
    rows: [
      ...(hasLeads(report) ? [["Leads", String(counts.leads), "–"]] : []),
      ["Sales-ready meetings", String(counts.meetings), cellOfRate(funnel.total.leadToMeeting)],
      ["Won", String(counts.won), cellOfRate(funnel.total.meetingToWon)],
      ["Lost", String(counts.lost), "–"],
      ["Open", String(counts.open), "–"],
      ...(counts.disqualified === 0 ? [] : [["Disqualified", String(counts.disqualified), "–"]]),
      ["Win rate", `${counts.won} of ${counts.won + counts.lost}`, cellOfRate(funnel.total.winRate)],
      ["Won value", wonValue(funnel.total, currency), "–"],
      ...otherValues(funnel.total, currency).map((value) => ["Won, not converted", value, "–"]),
      ["Sales cycle", cycle.kind === "cycle" ? `n = ${cycle.n}` : "–", days],
    ],
  });
}

const splitTitles: Record<string, string> = {
  ...{ source: "Source", campaign: "Campaign", team: "Team", product: "Product line", division: "Division" },
};

/** The head of the column that names the parts; of an attribute its own name. */
const titleOfSplit = (by: FunnelReport["question"]["by"]): string =>
  by === null
    ? ""
    : (splitTitles[by] ??
      `${by.charAt("attribute:".length).toUpperCase()}${by.slice("attribute:".length + 1)}`);

/** One row per part, the total last; other currencies in a column of their own. */
function splitTable(report: FunnelReport, currency: string): Block {
  const { rows, total } = report.funnel;
  const withLeads = hasLeads(report);
  const hasOthers = otherValues(total, currency).length > 0;
  const cells = (row: FunnelRow, label: string) => [
    label,
    ...(withLeads ? [String(row.counts.leads)] : []),
    String(row.counts.meetings),
    String(row.counts.won),
    String(row.counts.lost),
    cellOfRate(row.winRate),
    wonValue(row, currency, formatMoneyShort),
    ...(hasOthers ? [otherValues(row, currency, formatMoneyShort).join(", ") || "–"] : []),
  ];
  return table({
    header: [
      titleOfSplit(report.question.by),
      ...(withLeads ? [right("Leads")] : []),
      right("Meetings"),
      right("Won"),
      right("Lost"),
      right("Win rate"),
      right("Won value"),
      ...(hasOthers ? [right("Not converted")] : []),
    ],
    rows: [...rows.map((row) => cells(row, row.label)), cells(total, total.label)],
  });
}

/**
 * The funnel as a message; `isShared` leaves out the controls, which belong to the one who asked. `chart` is what
 * ctx.charts made of chartOfFunnel; null: it goes without.
 */
export function sayFunnel(
  ctx: Pick<Ctx, "ledger" | "calendar">,
  report: FunnelReport,
  { isShared, chart: block }: { isShared: boolean; chart: ChartBlock | null },
): Message {
  const { ledger } = ctx;
  const { question } = report;
  const said = headlineOfFunnel(report, ledger.currency);
  const chart = chartOfFunnel(report);
  const notes = notesOnFunnel(report, ledger);
  const figures = isEmpty(report)
    ? []
    : [question.by === null ? stageTable(report, ledger.currency) : splitTable(report, ledger.currency)];
  return message(
    [said, ...(isEmpty(report) ? [] : [`${chart.altText}.`]), `${notes.join(". ")}.`].join(" "),
    [
      header(`Funnel ${question.period.label}`),
      section(said),
      ...figures,
      ...(isEmpty(report) || block === null ? [] : [block]),
      context(...notes),
      ...(isShared
        ? []
        : [
            funnelControls(ledger.id, printFunnelLine(question, ctx.calendar), {
              line: question,
              locked: modelInForce(report.definitions),
            }),
          ]),
    ],
  );
}
