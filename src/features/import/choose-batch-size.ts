/** How many rows the first batch has. */
export const firstBatchSize = 100;

const targetMs = 20;
const least = 20;
const most = 500;

/**
 * How many rows the next batch should have, so that it holds the database for about 20 ms: in proportion to how long
 * the last one of `size` rows took (`elapsedMs`), at most twice as many, 20 to 500.
 */
export function chooseBatchSize(size: number, elapsedMs: number): number {
  const fitting = Math.round((size * targetMs) / Math.max(1, elapsedMs));
  return Math.min(most, Math.max(least, Math.min(fitting, size * 2)));
}
