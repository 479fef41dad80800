import type { ChartSpec } from "../../charts/spec.ts";
import { minorDigits } from "../../core/currency.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { buildFundingAhead, type Funding } from "../../reports/build-funding.ts";
import { approvedIn, roundOff, wordsForEnds } from "../../reports/funding-words.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";

/** What each quarter needs beside what is approved and spent, in whole units of the ledger's currency. */
export function chartOfFunding(quarters: readonly Funding[], currency: string): ChartSpec {
  const units = (minor: bigint) => Number(minor / 10n ** BigInt(minorDigits(currency)));
  const print = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  return {
    kind: "bars",
    title: "Funding by quarter",
    categories: quarters.map(({ period }) => period.label),
    series: [
      { name: "Needed", values: quarters.map(({ total }) => units(total?.need.likely ?? 0n)) },
      { name: "Approved", values: quarters.map((each) => units(approvedIn(each))) },
      { name: "Spent", values: quarters.map(({ spent }) => units(spent.own)) },
    ],
    yLabel: currency,
    altText: quarters
      .map(
        (each) =>
          `${each.period.label}: ${each.total === null ? "need not known" : `${print(each.total.need.likely)} needed`}, ${print(approvedIn(each))} approved, ${print(each.spent.own)} spent`,
      )
      .join("; "),
  };
}

/** Four quarters from one on: what is needed, approved, spent and missing. */
export async function answerAhead(ctx: Ctx, quarter: Quarter): Promise<Message> {
  const { currency, workspaceId } = ctx.ledger;
  const quarters = await buildFundingAhead(ctx, quarter);
  const known = quarters.filter(({ total }) => total !== null);
  const missing = known.reduce((sum, { total }) => sum + (total?.missing ?? 0n), 0n);
  const print = (amountMinor: bigint, how = formatMoneyShort) => how({ amountMinor, currency });
  const [first, last] = [quarters.at(0)?.period.label ?? "", quarters.at(-1)?.period.label ?? ""];
  const span = `${first} to ${last}`;
  const said =
    known.length === 0
      ? `${span}: nothing is committed whose cost is known.`
      : `${span}: ${missing > 0n ? `${print(roundOff(missing, currency), formatMoney)} is missing` : "nothing is missing"} for what is committed.`;
  const spec = chartOfFunding(quarters, currency);
  const isEmpty = quarters.every(
    (each) => each.total === null && approvedIn(each) === 0n && each.spent.own === 0n,
  );
  const chart = isEmpty ? null : await ctx.charts.block(spec, { workspaceId, place: "reply" });
  const right = (text: string) => ({ text, align: "right" as const });
  return message(`${said} ${spec.altText}.`, [
    header(`Funding ${span}`),
    section(said),
    table({
      header: ["Quarter", ...["Needed", "Low to high", "Approved", "Spent", "Missing"].map(right)],
      rows: quarters.map((each) => [
        each.period.label,
        each.total === null ? "–" : print(each.total.need.likely),
        each.total === null ? "–" : wordsForEnds(each.total.need, currency),
        ...[print(approvedIn(each)), print(each.spent.own)],
        each.total === null ? "–" : print(each.total.missing),
      ]),
    }),
    ...(chart === null ? [] : [chart]),
    context(
      "Each quarter's commitments at today's costs and rates. One quarter in detail: `/budget 2027-Q1`",
    ),
  ]);
}
