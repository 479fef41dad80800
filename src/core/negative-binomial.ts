/** A count's distribution: the chance of each whole k from `first` on, adding to 1. */
export type CountLaw = { first: number; chances: readonly number[] };

/** Terms under this share of the likeliest one's are left out. */
const negligible = 1e-14;

/**
 * The law of a count that is Poisson with a mean that is itself only known as a Gamma: `shape` > 0 and `mean` ≥ 0 of
 * the count, both finite. The larger the shape, the nearer to Poisson with that mean. Throws RangeError outside.
 * Negative binomial as the Gamma–Poisson mixture (Greenwood and Yule 1920); summed outward from its mode by the ratio of
 * neighbours, (shape + k) ÷ (k + 1) × mean ÷ (shape + mean), which does not underflow.
 */
export function gammaPoisson(shape: number, mean: number): CountLaw {
  if (!(shape > 0 && mean >= 0 && Number.isFinite(shape) && Number.isFinite(mean)))
    throw new RangeError(`A Gamma–Poisson count needs a shape over 0 and a mean from 0: ${shape}, ${mean}.`);
  const q = mean / (shape + mean);
  const mode = shape > 1 ? Math.floor((mean * (shape - 1)) / shape) : 0;
  const ratio = (k: number) => ((shape + k) / (k + 1)) * q;
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k -= 1) {
    weight /= ratio(k - 1);
    if (weight < negligible) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode, weight = ratio(mode); weight >= negligible; k += 1, weight *= ratio(k))
    above.push(weight);
  const weights = [...below.reverse(), 1, ...above];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return { first: mode - below.length, chances: weights.map((weight) => weight / sum) };
}

/** The smallest whole k with P(X ≤ k) ≥ p of a count's law. Throws RangeError unless 0 < p < 1. */
export function quantileOfCount(law: CountLaw, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile of a count needs 0 < p < 1, not ${p}.`);
  let cumulative = 0;
  for (const [index, chance] of law.chances.entries()) {
    cumulative += chance;
    if (cumulative >= p) return law.first + index;
  }
  return law.first + law.chances.length - 1;
}

/** P(X ≥ k) of a count's law, 0..1; 1 for k ≤ 0. */
export function chanceOfAtLeast(law: CountLaw, k: number): number {
  if (k <= law.first) return 1;
  return law.chances.slice(k - law.first).reduceRight((sum, chance) => sum + chance, 0);
}
