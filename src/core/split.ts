/**
 * Splits a whole total over weights so that the parts are whole and add up to the total exactly.
 * Weights are whole numbers ≥ 0 (basis points, counts, minor units); the parts have the total's type and unit and
 * each is less than 1 away from total × weight ÷ Σ weights. A negative total (a restatement) splits as its mirror
 * image. Null when the weights add to 0: there is nothing to split over. Throws RangeError on a fraction or a
 * negative weight.
 * Largest remainder method (Hamilton); of equal remainders the earlier weight is served first.
 */
export function splitInteger(total: bigint, weights: readonly (bigint | number)[]): bigint[] | null;
export function splitInteger(total: number, weights: readonly (bigint | number)[]): number[] | null;
export function splitInteger(
  total: bigint | number,
  weights: readonly (bigint | number)[],
): bigint[] | number[] | null {
  const small = splitSmall(Number(total), weights.map(Number));
  if (small !== null) return typeof total === "bigint" ? small.map(BigInt) : small;
  const parts = splitExactly(BigInt(total), weights.map(BigInt));
  return typeof total === "bigint" || parts === null ? parts : parts.map(Number);
}

/**
 * Counts or amounts (whole numbers ≥ 0) as percentages (0..100) to print in one table: rounded to `decimals` (0..6)
 * places so that what is printed adds to 100 exactly. Null when the total is 0. Throws RangeError on a fraction or
 * a negative count. Largest remainder method (Hamilton); of equal remainders the earlier row is served first.
 */
export function percentages(counts: readonly (bigint | number)[], decimals = 0): number[] | null {
  const scale = 10 ** decimals;
  const parts = splitInteger(100 * scale, counts);
  return parts === null ? null : parts.map((part) => part / scale);
}

function splitExactly(total: bigint, weights: readonly bigint[]): bigint[] | null {
  if (weights.some((weight) => weight < 0n))
    throw new RangeError(`A weight is negative: ${weights.join(", ")}.`);
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return null;
  if (total < 0n) return splitExactly(-total, weights)?.map((part) => -part) ?? null;
  const parts = weights.map((weight, index) => ({
    index,
    whole: (total * weight) / sum,
    remainder: (total * weight) % sum,
  }));
  const left = total - parts.reduce((all, part) => all + part.whole, 0n);
  const served = parts
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    )
    .slice(0, Number(left));
  const servedIndexes = new Set(served.map((part) => part.index));
  return parts.map((part) => part.whole + (servedIndexes.has(part.index) ? 1n : 0n));
}

/**
 * The same where every product is exact as a number, which is nearly always and several times faster; null where it is not, or
 * where the weights are for the other one to refuse.
 */
function splitSmall(total: number, weights: readonly number[]): number[] | null {
  let sum = 0;
  for (const weight of weights) {
    if (!(weight >= 0 && total >= 0 && Number.isSafeInteger(total * weight))) return null;
    if (!Number.isInteger(weight)) return null;
    sum += weight;
  }
  if (sum === 0 || !Number.isSafeInteger(sum)) return null;
  const remainders = weights.map((weight) => (total * weight) % sum);
  const parts = weights.map((weight, at) => (total * weight - (remainders[at] ?? 0)) / sum);
  const left = total - parts.reduce((all, part) => all + part, 0);
  if (left === 0) return parts;
  const order = weights
    .map((_, at) => at)
    .sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const at of order.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
