import { usualThresholds } from "./definitions.ts";
import { quantileFromCounts, type ValueCount } from "./quantile.ts";

/**
 * The sales cycle of n won deals in days: the middle and the quarter points, or only the count when there are too
 * few. `errors` counts the deals left out because they were won before they were sales-ready.
 */
export type CycleSummary =
  | { kind: "too few"; n: number; errors: number }
  | { kind: "cycle"; n: number; median: number; p25: number; p75: number; errors: number };

/**
 * Summarises a sales cycle from a histogram of [days from sales-ready to won, deals], in any order.
 * Days are whole numbers; negative ones are data errors, excluded and counted in `errors`. n counts the rest; fewer
 * than `fewestForSummary` (5, the ledger defines it) are "too few". Median, p25 and p75 are in days, unrounded. Throws RangeError on a count that is not whole.
 * Quantiles of type 7 (Hyndman and Fan 1996).
 */
export function summariseCycle(
  daysToCount: readonly ValueCount[],
  fewestForSummary = usualThresholds.tooFew,
): CycleSummary {
  const valid = daysToCount.filter(([days]) => days >= 0);
  const errors = sumCounts(daysToCount.filter(([days]) => days < 0));
  const n = sumCounts(valid);
  const middle = quantileFromCounts(valid, 0.5);
  const p25 = quantileFromCounts(valid, 0.25);
  const p75 = quantileFromCounts(valid, 0.75);
  if (n < fewestForSummary || middle === null || p25 === null || p75 === null) {
    return { kind: "too few", n, errors };
  }
  return { kind: "cycle", n, median: middle, p25, p75, errors };
}

function sumCounts(pairs: readonly ValueCount[]): number {
  return pairs.reduce((sum, [, count]) => sum + count, 0);
}
