import { type Thresholds, usualThresholds } from "./definitions.ts";

/**
 * A rate as far as its denominator allows one to speak of it: nothing to divide by, too few for a rate (say
 * "3 of 4"), few enough to call it indicative, or a rate. `rate` is n ÷ d, unrounded.
 */
export type Rate =
  | { kind: "none" }
  | { kind: "counts"; n: number; d: number }
  | { kind: "indicative"; rate: number; n: number; d: number }
  | { kind: "rate"; rate: number; n: number; d: number };

/**
 * n ÷ d for two counts (whole numbers ≥ 0), with how much it may be trusted: none for d = 0, counts for d < tooFew (5),
 * indicative for d < indicative (30), a rate from there; the ledger defines both. n may exceed d where a rate mixes cohorts. Unrounded, never NaN.
 * Throws RangeError on a fraction or a negative count. Ratio with house thresholds for small denominators.
 */
export function rateOf(
  n: number,
  d: number,
  { tooFew, indicative }: Pick<Thresholds, "tooFew" | "indicative"> = usualThresholds,
): Rate {
  if (![n, d].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`A rate needs whole numbers from 0, not ${n} of ${d}.`);
  }
  if (d === 0) return { kind: "none" };
  if (d < tooFew) return { kind: "counts", n, d };
  return { kind: d < indicative ? "indicative" : "rate", rate: n / d, n, d };
}
