import { addDays, type Day, daysBetween } from "./day.ts";
import type { Period } from "./period.ts";
import { countWorkingDays } from "./working-days.ts";

type Span = Pick<Period, "start" | "end">;

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/**
 * How much of a period is behind us: working days (Monday to Friday less the ledger's holidays) completed ÷ all of
 * the period. 0..1, unrounded; today is not completed, so 0 on the first day and before it, 1 from the end on. A
 * period without any working day is 0 until its end. Linear (straight-line) share by working days.
 */
export function elapsedShare(period: Span, today: Day, holidays: readonly Day[]): number {
  if (today >= period.end) return 1;
  const all = countWorkingDays(period.start, period.end, holidays);
  if (all === 0) return 0;
  return countWorkingDays(period.start, today, holidays) / all;
}

const daysLeft = (period: Span, today: Day): number =>
  Math.max(0, daysBetween(later(today, period.start), period.end));

/** Weeks left of a period, today included: calendar days ÷ 7, unrounded, 0 after its end, all of it before its start. */
export const weeksLeft = (period: Span, today: Day): number => daysLeft(period, today) / 7;

/** Working days left of a period, today included; 0 after its end, all of them before its start. A whole number. */
export const workingDaysLeft = (period: Span, today: Day, holidays: readonly Day[]): number =>
  countWorkingDays(later(today, period.start), period.end, holidays);

/** Whether today lies in the last seven days of the period, where a gap is told per day and not per week. */
export const isLastWeek = (period: Span, today: Day): boolean =>
  today >= period.start && today >= addDays(period.end, -7) && today < period.end;
