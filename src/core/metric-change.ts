import { median } from "./quantile.ts";

/** Which way a decision should move its metric. */
export type Direction = "up" | "down";

/** What became of the metric: it moved as it should, no more than it usually does, the wrong way, or nobody can tell. */
export type Verdict = "moved" | "within the usual" | "the other way" | "unknown";

/** A metric's change since a decision. `usual` is what it has to exceed, in the values' unit; null where unknown. */
export type Judged = { verdict: Verdict; why: string | null; usual: number | null };

/** A value covers this many weeks; see judgeChange. */
export const weeksOfValue = 4;

/** Changes from week to week that the usual is taken from, and the fewest that tell anything. */
export const weeksOfHistory = 26;
const fewestChanges = 6;

// 1.4826 × the median absolute deviation estimates the standard deviation of normal data (Rousseeuw and Croux, 1993).
const madToDeviation = 1.4826;
const timesDeviation = 2;

/**
 * Whether a metric moved beyond its usual variation from week to week. Each value is the metric over four weeks (counts
 * and amounts summed; a rate or a median over all of them), so that from one week to the next one week of four is
 * replaced: after k weeks min(k, 4) are, and a change is usual within 2 × s × √min(k, 4), where s is 1.4826 × the median
 * absolute deviation of the weekly changes before the decision, or their standard deviation where that is 0. A count
 * must in any case change by more than one. Unknown with fewer than 6 changes, or where a value is missing. Values are
 * whole numbers in one unit (records, minor units, basis points, tenths of a day), null for none. It is
 * the rule that help states too. Never throws.
 * @param history the values at the ends of the weeks up to the decision, oldest first
 * @param weeks whole weeks since the decision; less than 1 counts as 1
 */
export function judgeChange(of: {
  before: bigint | null;
  after: bigint | null;
  direction: Direction;
  history: readonly (bigint | null)[];
  weeks: number;
  isCount: boolean;
}): Judged {
  const { before, after, direction, history, weeks, isCount } = of;
  if (before === null) return unknown("there was nothing to measure when it was decided");
  if (after === null) return unknown("there is nothing to measure now");
  const changes = history.flatMap((value, index) => {
    const last = index === 0 ? null : (history[index - 1] ?? null);
    return value === null || last === null ? [] : [Number(value - last)];
  });
  if (changes.length < fewestChanges)
    return unknown(
      `too little history: ${changes.length} weekly changes before it, and it takes ${fewestChanges}`,
    );
  const replaced = Math.min(Math.max(1, Math.floor(weeks)), weeksOfValue);
  const usual = Math.max(timesDeviation * spreadOf(changes) * Math.sqrt(replaced), isCount ? 1 : 0);
  const change = Number(after - before);
  if (Math.abs(change) <= usual) return { verdict: "within the usual", why: null, usual };
  const isMeant = direction === "up" ? change > 0 : change < 0;
  return { verdict: isMeant ? "moved" : "the other way", why: null, usual };
}

const unknown = (why: string): Judged => ({ verdict: "unknown", why, usual: null });

/** 1.4826 × the median absolute deviation from the median; the standard deviation where more than half are the same. */
function spreadOf(changes: readonly number[]): number {
  const middle = median(changes) ?? 0;
  const robust = madToDeviation * (median(changes.map((change) => Math.abs(change - middle))) ?? 0);
  if (robust > 0) return robust;
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length);
}
