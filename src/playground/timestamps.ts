/**
 * Slack's message timestamps ("1772528400.000001") from the workspace's clock, each one later than the last.
 * Whole microseconds are counted as a number, exact up to the year 2255.
 * @param clock epoch milliseconds
 * @param after the last timestamp that was given out before; "" when there is none
 */
export function createTimestamps(clock: () => number, after = ""): () => string {
  const [seconds = "0", micros = "0"] = after.split(".");
  let last = Number(seconds) * 1e6 + Number(micros);
  return () => {
    last = Math.max(Math.floor(clock()) * 1000, last + 1);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
  };
}
