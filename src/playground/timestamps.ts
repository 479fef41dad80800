/**
 * Slack's message timestamps ("1772528400.000001") from the workspace's clock, each one later than the last.
 * Whole microseconds are counted as a number, exact up to the year 2255.
 * @param clock epoch milliseconds
 */
export function createTimestamps(clock: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(clock()) * 1000, last + 1);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
  };
}
