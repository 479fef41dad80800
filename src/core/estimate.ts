import { betaQuantile, gammaQuantile } from "./distributions.ts";

/** Money in minor units of one currency: what is likely, and the ends of the 80 % interval around it. */
export type Estimate = { low: bigint; likely: bigint; high: bigint };

/** By what the likely figure is multiplied to come to the ends of its 80 % interval: low ≤ 1 ≤ high, unrounded. */
export type Spread = { low: number; high: number };

/** A figure that somebody chose has no interval. */
export const noSpread: Spread = { low: 1, high: 1 };

const [lowP, highP] = [0.1, 0.9] as const;

/**
 * The spread of something ÷ a count of `n` (whole, ≥ 1), such as the cost per meeting: the count behind it is Poisson,
 * its mean Gamma(n), so the quotient lies between 1 ÷ the 90 % and 1 ÷ the 10 % quantile of Gamma(n, mean 1). Throws
 * RangeError for another n. formulas.md §6, low / likely / high.
 */
export const spreadOfQuotient = (n: number): Spread => ({
  low: Math.min(1, 1 / gammaQuantile(highP, n)),
  high: Math.max(1, 1 / gammaQuantile(lowP, n)),
});

/**
 * The spread of something ÷ a rate (over 0, up to 1) seen in `n` trials (over 0), such as the meetings that a number of
 * deals takes: the rate is Beta(rate × n + ½, (1 − rate) × n + ½). Throws RangeError for another rate or n.
 */
export function spreadOfRate(rate: number, n: number): Spread {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`Nothing is divided by a rate of ${rate}.`);
  const [alpha, beta] = [rate * n + 0.5, (1 - rate) * n + 0.5];
  return {
    low: Math.min(1, rate / betaQuantile(highP, alpha, beta)),
    high: Math.max(1, rate / betaQuantile(lowP, alpha, beta)),
  };
}

/**
 * The spread of something ÷ the mean of `n` amounts (≥ 1) whose standard deviation ÷ mean is `variation`, such as the
 * deals that a revenue takes: the mean is Gamma(n ÷ variation²); alike amounts vary by a tenth at least. Throws
 * RangeError for another n.
 */
export const spreadOfMean = (n: number, variation: number): Spread =>
  spreadOfQuotient(n / Math.max(0.1, variation) ** 2);

/**
 * The spread of a product of independent figures: the distances of their ends, as logarithms, added as squares, so that
 * not everything goes wrong at once. None is no spread. Never throws.
 */
export function combineSpreads(spreads: readonly Spread[]): Spread {
  const root = (read: (spread: Spread) => number) =>
    Math.sqrt(spreads.reduce((sum, spread) => sum + Math.log(read(spread)) ** 2, 0));
  return { low: Math.exp(-root(({ low }) => low)), high: Math.exp(root(({ high }) => high)) };
}

/** An amount (minor units, ≥ 0) with its ends, rounded to the minor unit, low ≤ likely ≤ high. Never throws. */
export function estimate(likely: bigint, { low, high }: Spread): Estimate {
  const times = (factor: number) => BigInt(Math.round(Number(likely) * factor));
  const [under, over] = [times(low), times(high)];
  return { low: under < likely ? under : likely, likely, high: over > likely ? over : likely };
}

/** Parts as a whole: likely figures add to the minor unit, and so do all low and all high ones. Never throws. */
export const addEstimates = (parts: readonly Estimate[]): Estimate => ({
  low: parts.reduce((sum, { low }) => sum + low, 0n),
  likely: parts.reduce((sum, { likely }) => sum + likely, 0n),
  high: parts.reduce((sum, { high }) => sum + high, 0n),
});
