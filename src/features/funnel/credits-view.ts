import { wholeCredit } from "../../core/attribution.ts";
import { nameOfModel, ruleOfModel } from "../../core/attribution-words.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import type { AmountByCurrency } from "../../core/funnel.ts";
import { printFunnelLine } from "../../core/funnel-line.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { splitInteger } from "../../core/split.ts";
import { splitAmounts } from "../../core/split-amounts.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { CreditReport, CreditRow } from "../../reports/build-credits.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { funnelControls } from "./controls.ts";

const right = (text: string) => ({ text, align: "right" as const });

const worth = (amounts: readonly AmountByCurrency[], currency: string, print = formatMoneyShort): string => {
  const { own, others } = splitAmounts(amounts, currency);
  const shown = [...(own === 0n ? [] : [print({ amountMinor: own, currency })]), ...others.map(print)];
  return shown.length === 0 ? "–" : shown.join(" + ");
};

/** Credited deals with one decimal, so that the column adds up to the whole deals below it. */
function tenthsOf({ rows, total }: CreditReport): string[] {
  const tenths = splitInteger(
    Math.round((total.creditedBp * 10) / wholeCredit),
    rows.map((row) => row.creditedBp),
  );
  return (tenths ?? []).map((n) => (n / 10).toFixed(1));
}

function headlineOf(report: CreditReport, credited: readonly string[], currency: string): string {
  const { question, rows, total } = report;
  const { label } = question.period;
  if (total.sourcedWon === 0) return `${label}: no deal won yet, so nothing to credit.`;
  const most = rows.reduce((best, row) => (row.creditedBp > best.creditedBp ? row : best));
  const won = countOf(total.sourcedWon, "won deal");
  const value = worth(total.creditedAmounts, currency, formatMoney);
  const valued = value === "–" ? "" : `, worth ${value}`;
  return `${label}: ${won}${valued}. By the ${nameOfModel(question.model)} model ${most.label} has the most: ${
    credited[rows.indexOf(most)] ?? "0"
  } of them, ${most.sourcedWon} by origin.`;
}

/** Won deals as a model credits them beside what was sourced; `isShared` leaves the menus out. */
export function sayCredits(
  ctx: Pick<Ctx, "ledger" | "calendar">,
  report: CreditReport,
  isShared: boolean,
): Message {
  const { question, rows, total, locked, halfLife, definitions } = report;
  const { currency } = ctx.ledger;
  const credited = tenthsOf(report);
  const said = headlineOf(report, credited, currency);
  const cells = (row: CreditRow, deals: string) => [
    row.label,
    String(row.sourcedWon),
    deals,
    worth(row.sourcedAmounts, currency),
    worth(row.creditedAmounts, currency),
  ];
  const isEmpty = total.sourcedWon === 0;
  const lines = [
    ...rows.map((row, at) => cells(row, credited[at] ?? "0.0")),
    cells(total, (total.creditedBp / wholeCredit).toFixed(1)),
  ];
  const unattributed = rows.find(({ label }) => label === "Unattributed");
  const notes = [
    `${nameOfModel(question.model)}: ${ruleOfModel(question.model)}`,
    question.model === "decay"
      ? `Half-life ${countOf(Math.round(halfLife.days), "day")}, ${halfLife.isMedian ? "the median cycle" : "the least there is"}`
      : null,
    `Touches of the account since its last closed deal, at most ${countOf(ctx.ledger.lookBackMonths, "month")} before the deal`,
    question.view === "activity"
      ? "Deals won in the period"
      : "Won to date, of deals that became sales-ready in the period",
    unattributed === undefined ? null : "Unattributed: won without any touch",
    question.model === locked
      ? "The model of this ledger's reports"
      : `This ledger's reports go by ${nameOfModel(locked)}; \`/roundtrip define model ${question.model}\` changes that`,
    wordsForConversion(report.used, currency),
    wordsForVersion(definitions.version),
  ].filter((note) => note !== null);
  const figures = table({
    header: [
      question.by === "product"
        ? "Product line"
        : `${question.by.charAt(0).toUpperCase()}${question.by.slice(1)}`,
      right("Sourced won"),
      right("Credited won"),
      right("Sourced value"),
      right("Credited value"),
    ],
    rows: lines,
  });
  const spoken = lines.map(
    ([label, own, deals, , value]) => `${label}: ${deals} credited, ${own} sourced, ${value}`,
  );
  const controls = funnelControls(ctx.ledger.id, printFunnelLine(question, ctx.calendar), {
    line: question,
    locked,
  });
  return message([said, ...(isEmpty ? [] : [`${spoken.join("; ")}.`]), `${notes.join(". ")}.`].join(" "), [
    header(`Credit ${question.period.label}`),
    section(said),
    ...(isEmpty ? [] : [figures]),
    context(...notes),
    ...(isShared ? [] : [controls]),
  ]);
}
