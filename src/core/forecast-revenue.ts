import { type Forecast, finishedForecast } from "./forecast.ts";
import { seededRandom } from "./seeded-random.ts";

/** An open deal: its chance (0..1) to be won before the period ends, and its amount in minor units; null: not known. */
export type OpenDeal = { chance: number; amountMinor: bigint | null };

/** The same data, the same figure. */
const seed = 20_261_101;
/** So many ends of the period are simulated, fewer where there are very many deals. */
const mostDraws = 1_000;
const fewestDraws = 200;
const work = 1_000_000;

/**
 * Where revenue (minor units) will end: what is won so far, plus the open deals, each won by its chance for its amount or
 * one of `wonAmounts` where it has none, plus new ones, a Poisson count of `newWins` on average, each for one of
 * `wonAmounts`. P10, P50, P90 and P(n_end ≥ need) of simulated ends with a fixed seed; the actual once the period is
 * over. None without a won amount to draw from while one is needed. Sums are of whole minor units and exact to 2⁵³.
 * Monte Carlo simulation; formulas.md §3.
 */
export function forecastRevenue(of: {
  wonMinor: bigint;
  needMinor: bigint | null;
  isOver: boolean;
  openDeals: readonly OpenDeal[];
  newWins: number;
  wonAmounts: readonly bigint[];
}): Forecast {
  const { wonMinor, needMinor, isOver, openDeals, newWins } = of;
  if (isOver) return finishedForecast(wonMinor, needMinor);
  const pool = of.wonAmounts.map(Number);
  const hasToDraw = newWins > 0 || openDeals.some(({ amountMinor }) => amountMinor === null);
  if (pool.length === 0 && hasToDraw) return { kind: "none", why: "no amount of a won deal is known yet" };
  const random = seededRandom(seed);
  const pick = () => pool[Math.floor(random() * pool.length)] ?? 0;
  const known = openDeals.map(({ chance, amountMinor }) => ({
    chance,
    amount: amountMinor === null ? null : Number(amountMinor),
  }));
  const draws = Math.max(fewestDraws, Math.min(mostDraws, Math.floor(work / Math.max(1, known.length))));
  const ends = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = Number(wonMinor);
    for (const { chance, amount } of known) if (random() < chance) sum += amount ?? pick();
    for (let left = drawPoisson(newWins, random); left > 0; left -= 1) sum += pick();
    ends[draw] = sum;
  }
  ends.sort();
  const at = (p: number) => BigInt(Math.round(ends[Math.min(draws - 1, Math.floor(p * draws))] ?? 0));
  const reached = needMinor === null ? 0 : ends.reduce((n, end) => n + (end >= Number(needMinor) ? 1 : 0), 0);
  return {
    kind: "range",
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    reach: needMinor === null ? null : reached / draws,
  };
}

/** A Poisson count by multiplying uniform numbers (Knuth 1969); large means in parts, because e^(−λ) underflows. */
function drawPoisson(lambda: number, random: () => number): number {
  if (lambda > 500) return drawPoisson(500, random) + drawPoisson(lambda - 500, random);
  const limit = Math.exp(-lambda);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
