import { addDays, type Day } from "./day.ts";
import { elapsedShare } from "./elapsed.ts";
import type { ExpectedShare } from "./expected-share.ts";
import type { Period } from "./period.ts";

/** What was counted on a business day: records, or minor units as a number. */
export type DayCount = readonly [day: Day, n: number];

/** A quarter that is over, with what was counted in it by day. */
export type PastQuarter = { period: Pick<Period, "start" | "end">; days: readonly DayCount[] };

/** Under so many complete quarters their mean is chance. */
export const fewestQuarters = 4;

/**
 * The share (0..1) of a past quarter's total that had come when `elapsed` (0..1) of its working days were gone. What is
 * dated on a working day comes evenly within it; what is dated on a day off comes at once. Null when the total is 0.
 */
export function shareCome(quarter: PastQuarter, elapsed: number, holidays: readonly Day[]): number | null {
  let total = 0;
  let come = 0;
  for (const [day, n] of quarter.days) {
    total += n;
    const from = elapsedShare(quarter.period, day, holidays);
    const width = elapsedShare(quarter.period, addDays(day, 1), holidays) - from;
    if (elapsed > from) come += n * (width <= 0 ? 1 : Math.min(1, (elapsed - from) / width));
  }
  return total === 0 ? null : come / total;
}

/**
 * The expected share by now as past quarters went: the mean of the cumulative curves of the complete ones, each weighing
 * the same, at the same share of working days. 0..1, unrounded; 1 at the end. Null under four quarters with anything in
 * them. Which quarters are complete is the caller's knowledge: left-truncated ones are no history. Formulas.md §3.
 */
export function expectByHistory(
  quarters: readonly PastQuarter[],
  elapsed: number,
  holidays: readonly Day[],
): ExpectedShare | null {
  const shares = quarters.flatMap((quarter) => shareCome(quarter, elapsed, holidays) ?? []);
  if (shares.length < fewestQuarters) return null;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { share: elapsed >= 1 ? 1 : mean, basis: "curve", from: "history", quarters: shares.length };
}
