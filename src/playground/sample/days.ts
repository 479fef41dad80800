import { addDays, type Day, dayOfWeek, dayParts } from "../../core/day.ts";
import { type Period, quarterOf, quarterPeriod } from "../../core/period.ts";
import { isWorkingDay } from "../../core/working-days.ts";
import { seasons } from "./company.ts";
import type { Random } from "./random.ts";

/** The sample company's fiscal year is the calendar year. */
export const fiscal = { fiscalStartMonth: 1 } as const;

/** Working days of the half-open span [start, end), oldest first. */
export function workingDaysOf({ start, end }: Pick<Period, "start" | "end">): Day[] {
  const days: Day[] = [];
  for (let day = start; day < end; day = addDays(day, 1)) if (isWorkingDay(day, [])) days.push(day);
  return days;
}

/** So many of these days, busy months more often, oldest first; none when there are no days. */
export function pickDays(random: Random, days: readonly Day[], count: number): Day[] {
  if (days.length === 0) return [];
  const picked = Array.from({ length: count }, () =>
    random.pick(days, (day) => seasons[dayParts(day).month - 1] ?? 1),
  );
  return picked.toSorted();
}

/** The day itself, or the Friday before a weekend. */
export const toWeekday = (day: Day): Day => addDays(day, -Math.max(0, dayOfWeek(day) - 5));

const rushDays = 10;

/** Half of what would close in the first days of a quarter is closed in the last days of the one before. */
export function pullToQuarterEnd(random: Random, day: Day, opened: Day): Day {
  const { start } = quarterPeriod(quarterOf(day, fiscal), fiscal);
  const isLate = day < addDays(start, rushDays);
  if (!isLate || !random.isTrue(0.5)) return day;
  const earlier = toWeekday(addDays(start, -random.whole(1, rushDays)));
  return earlier > opened ? earlier : day;
}
