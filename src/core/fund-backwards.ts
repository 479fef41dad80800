import { summariseCycle } from "./cycle.ts";
import { type AgeRow, type ConversionCurve, conversionBy, estimateConversion } from "./kaplan-meier.ts";
import { quantileFromCounts } from "./quantile.ts";

/** What won deals were worth: how many with an amount, their sum in minor units, and standard deviation ÷ mean. */
export type WonAmounts = { n: number; sumMinor: bigint; variation: number };

/** How many of those who entered came through, and how long it took them: share 0..1, days unrounded. */
export type Passage = {
  /** conversion of all that entered, 0 where none came through yet */
  conversion: number;
  /** entered, and came through */
  n: number;
  through: number;
  /** the middle and the p75 of the days that it took; null: fewer than the fewest came through */
  days: { median: number; p75: number } | null;
};

/** Comparing with a whole number, so that 20 ÷ 0.2 is 100 and not 101. */
const hair = 1e-9;

/**
 * The conversion by Kaplan–Meier at the p95 of the days that it took, and the middle and p75 of those days. Rows and
 * `lost` as estimateConversion takes them. Null where fewer than `fewest` entered. Throws RangeError on counts that are
 * not whole. formulas.md §6: never ÷ win rate, which ignores deals that rot open.
 */
export function passageOf(of: { rows: readonly AgeRow[]; lost: number }, fewest: number): Passage | null {
  const curve: ConversionCurve = estimateConversion(of);
  if (curve.n < fewest) return null;
  const took = of.rows.map(({ ageDays, won }) => [ageDays, won] as const);
  const p95 = quantileFromCounts(
    took.filter(([days]) => days >= 0),
    0.95,
  );
  const cycle = summariseCycle(took, fewest);
  return {
    conversion: p95 === null ? 0 : (conversionBy(curve, Math.ceil(p95)) ?? 0),
    ...{ n: curve.n, through: curve.won },
    days: cycle.kind === "too few" ? null : { median: cycle.median, p75: cycle.p75 },
  };
}

/**
 * How many won deals a revenue (minor units, ≥ 0) takes: ⌈revenue ÷ mean won amount⌉, exact. Null where nothing was
 * won with an amount over 0: then no number of deals is known to reach it. formulas.md §6, backwards from revenue.
 */
export function dealsFor(
  revenueMinor: bigint,
  { n, sumMinor }: Pick<WonAmounts, "n" | "sumMinor">,
): number | null {
  if (n === 0 || sumMinor <= 0n) return null;
  return Number((revenueMinor * BigInt(n) + sumMinor - 1n) / sumMinor);
}

/**
 * How many must enter for `count` (whole, ≥ 0) to come through at a conversion of 0..1: ⌈count ÷ conversion⌉; 0 for 0.
 * Null at a conversion of 0: impossible, never infinite. Meetings for deals, and leads for meetings, formulas.md §6.
 */
export function enteringFor(count: number, conversion: number): number | null {
  if (count === 0) return 0;
  return conversion > 0 ? Math.ceil(count / conversion - hair) : null;
}
