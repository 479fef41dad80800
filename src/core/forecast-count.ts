import { type Forecast, finishedForecast } from "./forecast.ts";
import { chanceOfAtLeast, gammaPoisson, quantileOfCount } from "./negative-binomial.ts";

/** The prior weighs as much as two weeks of a quarter's thirteen. */
const priorShare = 2 / 13;
/** With neither prior nor records the rate is as good as unknown: Jeffreys' ½. */
const leastShape = 0.5;

/**
 * Where a count (leads, meetings, deals; whole from 0) will end. `n` so far; `expectedShare` of the total expected by now
 * and `seenShare` the part of it that fell while the ledger kept records, both 0..1; `priorTotal` what past quarters came
 * to on average, null where there are none; `need` or null. P10, P50, P90 and P(n_end ≥ need), never under `n`; the
 * actual once everything expected has come. Throws RangeError for shares outside 0..1.
 * Gamma–Poisson: the quarter's total is Gamma(priorTotal × 2/13 + n, 2/13 + seenShare), what remains of it Poisson on
 * the rest of the expected curve, so n_end − n is negative binomial. Formulas.md §3.
 */
export function forecastCount(of: {
  n: number;
  need: number | null;
  expectedShare: number;
  seenShare: number;
  priorTotal: number | null;
}): Forecast {
  for (const share of [of.expectedShare, of.seenShare])
    if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1, not ${share}.`);
  const left = 1 - of.expectedShare;
  if (left <= 0) return finishedForecast(BigInt(of.n), of.need === null ? null : BigInt(of.need));
  const weight = of.priorTotal === null ? 0 : priorShare;
  const shape = Math.max(leastShape, (of.priorTotal ?? 0) * weight + of.n);
  const rate = weight + of.seenShare;
  if (rate === 0) return { kind: "none", why: "nothing has been seen yet to go by" };
  const law = gammaPoisson(shape, (shape * left) / rate);
  const at = (p: number) => BigInt(of.n + quantileOfCount(law, p));
  const reach = of.need === null ? null : chanceOfAtLeast(law, of.need - of.n);
  return { kind: "range", p10: at(0.1), p50: at(0.5), p90: at(0.9), reach };
}
