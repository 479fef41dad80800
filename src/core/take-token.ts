/** What is left of an allowance: tokens (fractions included) at an instant of epoch ms. */
export type Bucket = { tokens: number; at: number };

/** How many at once, and in which time as many come back. */
export type Allowance = { most: number; perMs: number };

/**
 * Takes one token of an allowance that refills evenly. `bucket` null: nothing was taken yet. `waitMs` is 0 when one was
 * there, otherwise how long until there is one; then nothing is taken. A clock that went back refills nothing.
 */
export function takeToken(
  bucket: Bucket | null,
  { most, perMs }: Allowance,
  now: number,
): { bucket: Bucket; waitMs: number } {
  const before = bucket ?? { tokens: most, at: now };
  const refilled = (Math.max(0, now - before.at) * most) / perMs;
  const tokens = Math.min(most, before.tokens + refilled);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, at: now }, waitMs: 0 };
  return { bucket: { tokens, at: now }, waitMs: Math.ceil(((1 - tokens) * perMs) / most) };
}
