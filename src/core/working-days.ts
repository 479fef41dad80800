import { addDays, type Day, dayOfWeek, daysBetween } from "./day.ts";

/** Whether a day is Monday to Friday and none of the ledger's holidays. */
export const isWorkingDay = (day: Day, holidays: readonly Day[]): boolean =>
  dayOfWeek(day) <= 5 && !holidays.includes(day);

/**
 * Working days in the half-open span [start, end): Monday to Friday less holidays. A holiday on a weekend or named
 * twice takes nothing more away. A whole number ≥ 0; 0 when end ≤ start.
 */
export function countWorkingDays(start: Day, end: Day, holidays: readonly Day[]): number {
  const days = daysBetween(start, end);
  if (days <= 0) return 0;
  const first = dayOfWeek(start);
  const spare = days % 7;
  let weekdays = Math.floor(days / 7) * 5;
  for (let i = 0; i < spare; i += 1) if (((first - 1 + i) % 7) + 1 <= 5) weekdays += 1;
  const off = [...new Set(holidays)].filter((day) => day >= start && day < end && dayOfWeek(day) <= 5);
  return weekdays - off.length;
}

/**
 * The working day that is `count` ≥ 0 working days after `day`, which itself does not count; with 0 it is `day` as it
 * is. Used for "stays open 5 working days". Throws when more than ten years of holidays follow each other.
 */
export function addWorkingDays(day: Day, count: number, holidays: readonly Day[]): Day {
  let left = count;
  let at = day;
  for (let steps = 0; left > 0; steps += 1) {
    if (steps > count * 7 + 3_660) throw new Error(`No ${count} working days after ${day}`);
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}
