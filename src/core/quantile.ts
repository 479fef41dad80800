/** A value and how many times it occurs, e.g. [days, deals]: one bar of a histogram. */
export type ValueCount = readonly [value: number, count: number];

/**
 * The middle of a list of numbers: quantile 0.5. Null for an empty list; unit and range are the input's; unrounded.
 * Throws RangeError on a value that is not finite.
 */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/**
 * Quantile p (0..1) of a list of numbers in any order. Null for an empty list; unit and range are the input's;
 * unrounded. Throws RangeError when p is outside 0..1 or a value is not finite.
 * Type 7 of Hyndman and Fan (1996), the default of R, NumPy and Excel's PERCENTILE.INC: linear interpolation
 * at position (n − 1) × p, counted from 0.
 */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileFromCounts(
    values.map((value) => [value, 1]),
    p,
  );
}

/**
 * Quantile p (0..1) of a histogram of [value, count] pairs in any order: the same number as `quantile` of the
 * list with every value written out `count` times. Null when the counts are all 0; unrounded. Throws RangeError
 * when p is outside 0..1, a value is not finite or a count is not a whole number ≥ 0.
 * Type 7 of Hyndman and Fan (1996): linear interpolation at position (n − 1) × p, counted from 0.
 */
export function quantileFromCounts(pairs: readonly ValueCount[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${p}.`);
  for (const pair of pairs) checkPair(pair);
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  const position = (n - 1) * p;
  const below = valueAt(sorted, Math.floor(position));
  const above = valueAt(sorted, Math.ceil(position));
  if (below === null || above === null) return null;
  return below === above ? below : below + (position - Math.floor(position)) * (above - below);
}

/** The value at an index of the written-out list, or null beyond it. */
function valueAt(sorted: readonly ValueCount[], index: number): number | null {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (index < passed) return index < 0 ? null : value;
  }
  return null;
}

function checkPair([value, count]: ValueCount): void {
  if (!Number.isFinite(value)) throw new RangeError(`A quantile needs finite values, not ${value}.`);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`A histogram counts in whole numbers from 0, not ${count}.`);
  }
}
