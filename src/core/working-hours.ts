import { Temporal } from "temporal-polyfill";
import { addDays, type Day, dayAt } from "./day.ts";
import { isWorkingDay } from "./working-days.ts";

/** A person's working hours: 09:00 to 17:00 local, Monday to Friday, less the ledger's holidays. */
export type WorkingHours = { timeZone: string; holidays: readonly Day[] };

const opensAt = "09:00";
const closesAt = "17:00";

/** The first working day on or after a day. Throws when more than ten years of holidays follow each other. */
export function workingDayFrom(day: Day, holidays: readonly Day[]): Day {
  for (let at = day, steps = 0; steps < 3_660; at = addDays(at, 1), steps += 1)
    if (isWorkingDay(at, holidays)) return at;
  throw new Error(`No working day from ${day} on`);
}

/** The last working day before a day. Throws when more than ten years of holidays precede it. */
export function workingDayBefore(day: Day, holidays: readonly Day[]): Day {
  for (let at = addDays(day, -1), steps = 0; steps < 3_660; at = addDays(at, -1), steps += 1)
    if (isWorkingDay(at, holidays)) return at;
  throw new Error(`No working day before ${day}`);
}

const instantOf = (day: Day, time: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .epochMilliseconds;

/** The instant (epoch ms) at which a working day begins for a person: 09:00 local. Throws RangeError for an unknown zone. */
export const startOfWork = (day: Day, { timeZone }: WorkingHours): number =>
  instantOf(day, opensAt, timeZone);

/**
 * The first instant at or after `now` (both epoch ms) within a person's working hours, and the local day it is on: `now`
 * itself where it lies in them; 17:00 does not. Throws RangeError for an unknown zone.
 */
export function nextWorkingInstant(now: number, hours: WorkingHours): { at: number; day: Day } {
  const today = dayAt(now, hours.timeZone);
  if (isWorkingDay(today, hours.holidays)) {
    const start = startOfWork(today, hours);
    if (now < start) return { at: start, day: today };
    if (now < instantOf(today, closesAt, hours.timeZone)) return { at: now, day: today };
  }
  const day = workingDayFrom(addDays(today, 1), hours.holidays);
  return { at: startOfWork(day, hours), day };
}
