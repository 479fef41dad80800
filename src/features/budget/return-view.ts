import type { ChartSpec } from "../../charts/spec.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { minorDigits } from "../../core/currency.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { cellOfReturn, wordsForReturn } from "../../core/money-return.ts";
import type { Period } from "../../core/period.ts";
import { upperFirst } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { buildReturn, type ReturnReport, type ReturnRow } from "../../reports/build-return.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";

/** "last 8 quarters", without its days, which the header has. */
const shortLabel = ({ label }: Period): string => label.replace(/ \(.*\)$/, "");

/** Quarters from the first with anything in it: what was before the ledger says nothing. */
function shownQuarters({ activity, starts }: ReturnReport): number {
  const isEmpty = (row: ReturnRow | undefined) =>
    row === undefined || (row.spent === 0n && row.sourced === 0n && row.influenced === 0n);
  return Math.max(
    0,
    activity.findIndex((row, at) => !isEmpty(row) || !isEmpty(starts[at])),
  );
}

/** Spend and what was won, quarter by quarter, in whole units of the ledger's currency. */
function chartOfReturn(activity: readonly ReturnRow[], period: Period, currency: string): ChartSpec {
  const units = (minor: bigint) => Number(minor / 10n ** BigInt(minorDigits(currency)));
  const print = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  return {
    kind: "lines",
    title: `Return ${shortLabel(period)}`,
    categories: activity.map(({ label }) => label),
    series: [
      { name: "Spent", values: activity.map(({ spent }) => units(spent)) },
      { name: "Sourced", values: activity.map(({ sourced }) => units(sourced)) },
      { name: "Influenced", values: activity.map(({ influenced }) => units(influenced)) },
    ],
    yLabel: currency,
    altText: activity
      .map(({ label, spent, sourced }) => `${label}: spent ${print(spent)}, sourced ${print(sourced)}`)
      .join("; "),
  };
}

/** What all spend of a period brought. */
export async function answerReturn(ctx: Ctx, period: Period): Promise<Message> {
  const { currency, workspaceId } = ctx.ledger;
  const report = await buildReturn(ctx, period);
  const { total, starts, marginBp } = report;
  const activity = report.activity.slice(shownQuarters(report));
  const print = (amountMinor: bigint, how = formatMoneyShort) => how({ amountMinor, currency });
  const isEmpty = total.spent === 0n && total.sourced === 0n;
  const said = isEmpty
    ? `${upperFirst(shortLabel(period))}: nothing was spent and nothing won by those who spend.`
    : `${upperFirst(shortLabel(period))}: ${print(total.spent, formatMoney)} spent; ${print(total.sourced, formatMoney)} won from what it sourced, ${wordsForReturn(total.back)}.`;
  const right = (text: string) => ({ text, align: "right" as const });
  const byStart = new Map(starts.map((row) => [row.label, row]));
  const isOpen = (row: ReturnReport["starts"][number] | undefined) => row?.maturity === "open";
  const ofStart = (row: ReturnReport["starts"][number] | undefined) =>
    row === undefined || row.spent === 0n
      ? "–"
      : `${cellOfReturn(row.back)} of ${print(row.spent)}${isOpen(row) ? ", open" : ""}`;
  const line = (row: ReturnRow) => [
    row.label,
    print(row.spent),
    print(row.sourced),
    print(row.influenced),
    cellOfReturn(row.back),
    ofStart(byStart.get(row.label)),
  ];
  const spec = chartOfReturn(activity, period, currency);
  const chart = isEmpty ? null : await ctx.charts.block(spec, { workspaceId, place: "reply" });
  const version = wordsForVersion(report.definitions.version);
  const converted = wordsForConversion(report.used, currency);
  const notes = [
    "Activity: spent and won in the quarter. By start: all money of the campaigns that started in it, and all they won to date",
    ...(starts.some((row) => row.spent !== 0n && isOpen(row))
      ? ["Open: half of their wins or more are still to come"]
      : []),
    marginBp === null
      ? "Revenue return: won ÷ spent. With a margin it is ROI: `/roundtrip define margin 35%`"
      : `ROI: (won × ${marginBp / 100} % − spent) ÷ spent`,
    "Sourced: deals of the teams that spend. Influenced: a touch of theirs came before the win; never added to sourced",
    ...report.reopened,
    ...report.apart.map((amount) => `${formatMoney(amount)} is not added, for want of a rate`),
    ...(converted === null ? [] : [converted]),
    ...(version === null ? [] : [version]),
  ];
  return message(`${said} ${isEmpty ? "" : spec.altText}`.trim(), [
    header(`Return ${period.label}`),
    section(said),
    ...(isEmpty
      ? []
      : [
          table({
            header: [
              "Quarter",
              right("Spent"),
              right("Sourced"),
              right("Influenced"),
              right("Return"),
              right("By start"),
            ],
            rows: [...activity.map(line), [...line(total).slice(0, 5), "–"]],
          }),
        ]),
    ...(chart === null ? [] : [chart]),
    context(...notes),
  ]);
}
