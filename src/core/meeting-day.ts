import { addDays, type Day, isDay } from "./day.ts";
import { addWorkingDays, isWorkingDay } from "./working-days.ts";

/** A meeting of a series that somebody skipped (`movedTo` null) or moved; slots are local, "2026-11-24T10:00". */
export type MeetingException = { slot: string; movedTo: string | null; reason: string | null };

/** When a meeting is held: its local slot (null: not at all) and what took it away from its own. */
export type Held = {
  slot: string | null;
  why: "skipped" | "moved" | "holiday" | null;
  reason: string | null;
};

const dayOf = (slot: string): Day => {
  const day = slot.slice(0, 10);
  if (!isDay(day)) throw new Error(`Not a local slot: "${slot}"`);
  return day;
};
const timeOf = (slot: string): string => slot.slice(11);

/**
 * When the meeting of a slot is held: as somebody decided, else on the next working day when its own is a holiday, or
 * not at all when the one after it (`next`) comes sooner than that. Slots are local, "2026-11-24T10:00".
 * @throws Error for text that is no slot, and after ten years of holidays
 */
export function holdMeeting(
  slot: string,
  next: string,
  given: { exceptions: readonly MeetingException[]; holidays: readonly Day[] },
): Held {
  const exception = given.exceptions.find((each) => each.slot === slot);
  if (exception !== undefined) {
    const { movedTo, reason } = exception;
    return { slot: movedTo, why: movedTo === null ? "skipped" : movedTo === slot ? null : "moved", reason };
  }
  const day = dayOf(slot);
  if (!given.holidays.includes(day)) return { slot, why: null, reason: null };
  const held = `${addWorkingDays(day, 1, given.holidays)}T${timeOf(slot)}`;
  return { slot: held < next ? held : null, why: "holiday", reason: null };
}

/** The working day that is `count` working days before a day, which itself does not count; with 0 it is `day` as it is. */
export function workingDaysBefore(day: Day, count: number, holidays: readonly Day[]): Day {
  let at = day;
  for (let left = count, steps = 0; left > 0; steps += 1) {
    if (steps > count * 7 + 3_660) throw new Error(`No ${count} working days before ${day}`);
    at = addDays(at, -1);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/**
 * When the agenda of a meeting is due: so many working days before it at a local time, never after the meeting begins.
 * @param held the local slot at which the meeting is held, "2026-11-24T10:00"
 */
export function agendaSlot(
  held: string,
  { daysBefore, time }: { daysBefore: number; time: string },
  holidays: readonly Day[],
): string {
  const due = `${workingDaysBefore(dayOf(held), daysBefore, holidays)}T${time}`;
  return due < held ? due : held;
}
