// Quarters of invented teams: counts that fall by chance around an expected curve.

/** Thirteen weeks of a business whose closes pile up at the end of each quarter; shares of the total, adding to 1. */
export const steepCurve: readonly number[] = [3, 4, 5, 5, 6, 7, 7, 8, 8, 9, 11, 12, 15].map((n) => n / 100);

/** A Poisson count of mean `lambda` ≥ 0, by multiplying uniform numbers (Knuth 1969). */
export function drawPoisson(lambda: number, random: () => number): number {
  // exp(−λ) underflows for large λ; sums of Poisson counts are Poisson.
  if (lambda > 400) return drawPoisson(400, random) + drawPoisson(lambda - 400, random);
  const limit = Math.exp(-lambda);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Counts by week of a quarter with this mean total. */
export const drawWeeks = (mean: number, curve: readonly number[], random: () => number): number[] =>
  curve.map((share) => drawPoisson(mean * share, random));

/** The sum of the first `count`. */
export const sumOfFirst = (values: readonly number[], count: number): number =>
  values.slice(0, count).reduce((sum, value) => sum + value, 0);

/** A factor around 1 that differs from quarter to quarter by about `spread`: exp of a sum of uniform numbers. */
export const drawFactor = (spread: number, random: () => number): number =>
  Math.exp(spread * 1.732 * (random() + random() + random() + random() - 2));
