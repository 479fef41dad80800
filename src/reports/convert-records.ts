import { addUp, mergeRates, type RateRow } from "../core/convert.ts";
import { formatMoney } from "../core/money.ts";
import type { CountedRecord } from "../data/list-counted.ts";

/** A record that may say what it was converted from: "€1,000 at 1.08". */
export type ConvertedRecord = CountedRecord & { note: string | null };

/**
 * Records of which those in other currencies count by the rate of their day, each rounded by itself, as in every sum of
 * them; what has no rate stays left out. And the rates that were used.
 */
export function convertRecords(
  records: readonly CountedRecord[],
  currency: string,
  rates: readonly RateRow[],
): { records: ConvertedRecord[]; used: RateRow[] } {
  const used: (readonly RateRow[])[] = [];
  const converted = records.map((record): ConvertedRecord => {
    const { leftOut, amountMinor, currency: from, day } = record;
    if (leftOut !== "without a rate" || amountMinor === null || from === null)
      return { ...record, note: null };
    const amount = { amountMinor, currency: from };
    const sum = addUp([{ ...amount, day }], currency, rates);
    const [rate] = sum.used;
    if (rate === undefined) return { ...record, note: formatMoney(amount) };
    used.push(sum.used);
    return { ...record, n: sum.own, leftOut: null, note: `${formatMoney(amount)} at ${rate.rate}` };
  });
  return { records: converted, used: mergeRates(used) };
}
