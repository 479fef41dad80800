/**
 * A whole number ÷ another over 0, whole again: rounded once, halves away from zero. Any unit, often minor units. Throws
 * RangeError for a divisor that is not over 0.
 */
export function divideRounded(of: bigint, by: bigint): bigint {
  if (by <= 0n) throw new RangeError(`Nothing is divided by ${by} here.`);
  const size = of < 0n ? -of : of;
  const rounded = (2n * size + by) / (2n * by);
  return of < 0n ? -rounded : rounded;
}
