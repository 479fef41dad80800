import { seededRandom } from "../../core/seeded-random.ts";

/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** 0 (included) to 1 (excluded) */
  next(): number;
  /** true so often, 0..1 */
  isTrue(chance: number): boolean;
  /** one of a list, each as likely as its weight (all the same when left out); throws on an empty list */
  pick<T>(list: readonly T[], weightOf?: (item: T) => number): T;
  /** whole number from `low` to `high`, both included */
  whole(low: number, high: number): number;
  /** log-normal with this median; `spread` is the standard deviation of the logarithm */
  logNormal(median: number, spread: number): number;
};

/** The place that a point 0..1 falls on when each weight is as long as it is heavy. */
function weigh(point: number, weights: readonly number[]): number {
  let left = point * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found === -1 ? weights.length - 1 : found; // rounding may leave a hair at the end
}

/** 32 bits of state, far more than a sample company needs. */
export function createRandom(seed: number): Random {
  const next = seededRandom(seed);
  // Box–Muller; 1 − u is never 0
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    isTrue: (chance) => next() < chance,
    pick(list, weightOf) {
      const chosen =
        list[weightOf === undefined ? Math.floor(next() * list.length) : weigh(next(), list.map(weightOf))];
      if (chosen === undefined) throw new Error("Nothing to pick from: the list is empty.");
      return chosen;
    },
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
  };
}
