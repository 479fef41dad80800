import { wordsForConversion } from "../../core/convert.ts";
import { costEach } from "../../core/cost-grid.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { Quarter } from "../../core/period.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { buildCost, type CostRow } from "../../reports/build-cost.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";

type Span = CostRow["now"];

/** A span's cost in a cell: "$512 (8)", "spent $4,000, none yet", "– (3)". */
function cellOf({ amountMinor, meetings }: Span, currency: string): string {
  const each = costEach(amountMinor, meetings);
  if (amountMinor === 0n) return meetings === 0 ? "–" : `– (${meetings})`;
  if (each === null) return `spent ${formatMoneyShort({ amountMinor, currency })}, none yet`;
  return `${formatMoneyShort({ amountMinor: each, currency })} (${meetings})`;
}

function sentenceOf({ amountMinor, meetings }: Span, currency: string): string {
  const each = costEach(amountMinor, meetings);
  const spent = formatMoney({ amountMinor, currency });
  if (amountMinor === 0n) return "nothing spent";
  if (each === null) return `spent ${spent}, none yet`;
  return `${formatMoney({ amountMinor: each, currency })} per sales-ready lead (${spent} ÷ ${countOf(meetings, "meeting")})`;
}

/** The cost per sales-ready lead of a quarter beside the last four. */
export async function answerCost(ctx: Ctx, quarter: Quarter): Promise<Message> {
  const { currency } = ctx.ledger;
  const report = await buildCost(ctx, quarter);
  const { total, rows, unallocated, labels } = report;
  const isEmpty = total.now.amountMinor === 0n && total.before.amountMinor === 0n;
  const said = isEmpty
    ? `${labels.now}: no spend is logged, in it or in the four quarters before.`
    : `${labels.now}: ${sentenceOf(total.now, currency)}; ${labels.before}: ${sentenceOf(total.before, currency)}.`;
  const right = (text: string) => ({ text, align: "right" as const });
  const line = (row: CostRow) => [row.label, cellOf(row.now, currency), cellOf(row.before, currency)];
  const hasUnallocated = [unallocated.now, unallocated.before].some(
    ({ amountMinor, meetings }) => amountMinor !== 0n || meetings > 0,
  );
  const shown = [...rows, ...(hasUnallocated ? [unallocated] : []), total];
  const apart = report.apart.map((amount) => `${formatMoney(amount)} is not added, for want of a rate`);
  const converted = wordsForConversion(report.used, currency);
  const notes = [
    "A team's spend ÷ the meetings that it sourced; in brackets the meetings; rows add to the total",
    "Spend without product line and division is split by the meetings that carry both, where at least 80 % do; else unallocated",
    ...(report.otherMeetings === 0
      ? []
      : [
          `Left out of ${labels.now}: ${countOf(report.otherMeetings, "meeting")} of teams that logged no spend`,
        ]),
    ...apart,
    ...(converted === null ? [] : [converted]),
  ];
  const fallback = isEmpty ? [] : shown.map((row) => line(row).join(" "));
  return message(`${said} ${fallback.join("; ")}`.trim(), [
    header(`Cost per sales-ready lead ${labels.now}`),
    section(said),
    ...(isEmpty
      ? []
      : [
          table({
            header: ["Product line, division", right(labels.now), right("Last 4 quarters")],
            rows: shown.map(line),
          }),
        ]),
    context(...notes),
  ]);
}
