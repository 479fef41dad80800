/**
 * The p quantile of a Poisson count with mean `lambda`: the smallest whole k with P(X ≤ k) ≥ p.
 * p lies in 0 ≤ p < 1; lambda ≥ 0 and finite; the result is a whole number ≥ 0 (0 when lambda is 0).
 * Throws RangeError outside those ranges.
 * Exact by summing the probabilities λ^k e^(−λ) ÷ k! (Poisson 1837); no normal approximation.
 */
export function poissonQuantile(p: number, lambda: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`A Poisson quantile needs 0 ≤ p < 1, not ${p}.`);
  if (!(lambda >= 0 && Number.isFinite(lambda))) {
    throw new RangeError(`A Poisson mean is finite and at least 0, not ${lambda}.`);
  }
  const { first, weights } = weightsAroundMode(lambda);
  const needed = p * weights.reduce((sum, weight) => sum + weight, 0);
  let cumulative = 0;
  for (const [index, weight] of weights.entries()) {
    cumulative += weight;
    if (cumulative >= needed) return p === 0 ? 0 : first + index;
  }
  return first + weights.length - 1;
}

/**
 * Probabilities relative to the mode's, in order of k from `first`: e^(−λ) itself is 0 in floating point
 * beyond λ = 745, the ratios between neighbours (λ ÷ k) never are. Terms under 1e-20 of the mode's are left out.
 */
function weightsAroundMode(lambda: number): { first: number; weights: number[] } {
  const mode = Math.floor(lambda);
  const negligible = 1e-20;
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k -= 1) {
    weight *= k / lambda;
    if (weight < negligible) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode + 1, weight = lambda / k; weight >= negligible; k += 1, weight *= lambda / k) {
    above.push(weight);
  }
  return { first: mode - below.length, weights: [...below.reverse(), 1, ...above] };
}
