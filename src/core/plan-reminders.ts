import { addDays, type Day } from "./day.ts";
import {
  nextWorkingInstant,
  startOfWork,
  type WorkingHours,
  workingDayBefore,
  workingDayFrom,
} from "./working-hours.ts";

/** When somebody is reminded of an action: the local day, and the instant (epoch ms). */
export type Reminder = { name: "given" | "before" | "due" | "overdue"; day: Day; at: number };

/** What a plan goes by: `now` epoch ms; `snoozedUntil` no reminder before that day. */
export type ToRemind = { now: number; dueDay: Day; snoozedUntil: Day | null; hours: WorkingHours };

/** So many days after the due day, and again after as many. */
const overdueEvery = 7;

/**
 * The reminders of an action that are still to come, in order: on the working day before it is due, on the day, and the
 * first of those that come weekly while it is overdue; each at 09:00 of its owner's day, a day off moving to the next
 * working day. With `isGiven` the first one is now, or as soon as working hours begin. Never two on one local day, none
 * before the day until which it is snoozed, none outside working hours. Throws RangeError for an unknown zone.
 */
export function planReminders({ isGiven, ...of }: ToRemind & { isGiven: boolean }): Reminder[] {
  const { now, dueDay, snoozedUntil, hours } = of;
  const given: Reminder[] = isGiven ? [{ name: "given", ...nextWorkingInstant(now, hours) }] : [];
  const dayOf = (name: Reminder["name"], day: Day): Reminder => ({ name, day, at: startOfWork(day, hours) });
  const planned = [
    dayOf("before", workingDayBefore(dueDay, hours.holidays)),
    dayOf("due", workingDayFrom(dueDay, hours.holidays)),
  ];
  const told = given[0]?.day ?? null;
  const isToCome = ({ day, at }: Reminder): boolean =>
    at > now && (told === null || day > told) && (snoozedUntil === null || day >= snoozedUntil);
  const coming = [...given, ...planned.filter(isToCome)];
  const last = coming.at(-1)?.day ?? null;
  for (let days = overdueEvery; ; days += overdueEvery) {
    const overdue = dayOf("overdue", workingDayFrom(addDays(dueDay, days), hours.holidays));
    if (isToCome(overdue) && (last === null || overdue.day > last)) return [...coming, overdue];
  }
}

/** The working day until which an action rests that is snoozed today: a week from now. Throws as workingDayFrom does. */
export const snoozeUntil = (today: Day, holidays: readonly Day[]): Day =>
  workingDayFrom(addDays(today, 7), holidays);
