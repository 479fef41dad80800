/** Both ends of an interval for a rate, 0..1. */
export type Interval = { low: number; high: number };

/** The 97.5 % quantile of the standard normal distribution: 95 % lies between −z and z. */
const usualZ = 1.959963984540054;

/**
 * The 95 % interval of a rate seen as `successes` of `trials` (whole numbers): both ends 0..1, unrounded. Another `z`, a
 * quantile of the standard normal distribution, gives another level.
 * Null when there are no trials. Throws RangeError unless 0 ≤ successes ≤ trials.
 * Wilson score interval without continuity correction (Wilson 1927), which stays inside 0..1 and keeps its
 * promise for small samples, where rate ± z × standard error does not.
 */
export function wilsonInterval(successes: number, trials: number, z = usualZ): Interval | null {
  const areWhole = Number.isSafeInteger(successes) && Number.isSafeInteger(trials);
  if (!areWhole || successes < 0 || successes > trials) {
    throw new RangeError(
      `A rate needs whole numbers with 0 ≤ successes ≤ trials, not ${successes} of ${trials}.`,
    );
  }
  if (trials === 0) return null;
  const rate = successes / trials;
  const shrink = 1 + z ** 2 / trials;
  const centre = (rate + z ** 2 / (2 * trials)) / shrink;
  const margin = (z / shrink) * Math.sqrt((rate * (1 - rate)) / trials + z ** 2 / (4 * trials ** 2));
  return {
    // At 0 of n and n of n the formula's end is exactly 0 or 1; floating point would miss it by a hair.
    low: successes === 0 ? 0 : Math.max(0, centre - margin),
    high: successes === trials ? 1 : Math.min(1, centre + margin),
  };
}
