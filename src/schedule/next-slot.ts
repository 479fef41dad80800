import { Cron } from "croner";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day, isDay } from "../core/day.ts";
import type { Cadence } from "../core/schedule-line.ts";
import { addWorkingDays } from "../core/working-days.ts";

/**
 * When a subscription posts: on `weekday` 1 Monday … 7 Sunday, at "09:00" local, in an IANA zone; every week when no
 * cadence is given, or on the first such day of each month or fiscal quarter (of years that start in `fiscalStartMonth`,
 * 1 when not given). Weekday 0 of those is their first day, or the next one that is Monday to Friday and none of `holidays`.
 */
export type SlotTimes = {
  readonly weekday: number;
  readonly localTime: string;
  readonly timeZone: string;
  readonly cadence?: Cadence;
  readonly fiscalStartMonth?: number;
  readonly holidays?: readonly Day[];
};

/** One of its moments: the local reading "2026-11-23T09:00", which names it, and its instant in epoch ms. */
export type Slot = { readonly slot: string; readonly at: number };

const LOCAL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * The first slot after an instant (epoch ms, exclusive), as nextWeekly has it.
 * @throws Error for a weekday outside 1..7 (0..7 where it is not weekly) or a time that is not HH:MM; RangeError for an unknown zone
 */
export function nextSlot(when: SlotTimes, afterMs: number): Slot {
  if (when.weekday === 0 && (when.cadence ?? "weekly") !== "weekly") return nextFirstDay(when, afterMs);
  let next = nextWeekly(when, afterMs);
  while (!isItsDay(when, next.slot)) next = nextWeekly(when, next.at);
  return next;
}

function isItsDay(when: SlotTimes, slot: string): boolean {
  if ((when.cadence ?? "weekly") === "weekly") return true;
  const { day, month } = Temporal.PlainDateTime.from(slot);
  return day <= 7 && isItsMonth(when, month);
}

const isItsMonth = ({ cadence, fiscalStartMonth = 1 }: SlotTimes, month: number): boolean =>
  cadence === "monthly" || (month - fiscalStartMonth + 12) % 3 === 0;

/** The first slot after an instant on the first working day of a month or quarter. */
function nextFirstDay(when: SlotTimes, afterMs: number): Slot {
  const local = Temporal.Instant.fromEpochMilliseconds(afterMs).toZonedDateTimeISO(when.timeZone);
  let first = local.toPlainDate().with({ day: 1 });
  // One of the first four months is a quarter's, and has not passed.
  for (let months = 0; months <= 4; months += 1, first = first.add({ months: 1 })) {
    if (!isItsMonth(when, first.month)) continue;
    const day = first.toString();
    if (!isDay(day)) throw new Error(`no day ${day}`);
    const working = Temporal.PlainDate.from(addWorkingDays(addDays(day, -1), 1, when.holidays ?? []));
    const midnight = working.toZonedDateTime(when.timeZone).epochMilliseconds;
    const next = nextWeekly({ ...when, weekday: working.dayOfWeek }, midnight - 1);
    if (next.at > afterMs) return next;
  }
  throw new Error(`No first day of a ${when.cadence} schedule after ${afterMs}`);
}

/**
 * The first weekly slot after an instant (epoch ms, exclusive). A local time that spring skips becomes the next
 * minute that exists, and is named by it; of a local time that autumn repeats only the first one is a slot.
 */
function nextWeekly(when: SlotTimes, afterMs: number): Slot {
  const [, hours, minutes] = LOCAL_TIME.exec(when.localTime) ?? [];
  if (hours === undefined || minutes === undefined) throw new Error(`Not a local time: "${when.localTime}"`);
  if (!Number.isInteger(when.weekday) || when.weekday < 1 || when.weekday > 7) {
    throw new Error(`Not a weekday 1 to 7: ${when.weekday}`);
  }
  const pattern = `${Number(minutes)} ${Number(hours)} * * ${when.weekday}`;
  const next = new Cron(pattern, { timezone: when.timeZone, paused: true }).nextRun(new Date(afterMs));
  if (next === null) throw new Error(`"${pattern}" in ${when.timeZone} has no run after ${afterMs}`);
  return { slot: localReading(next.getTime(), when.timeZone), at: next.getTime() };
}

/**
 * All slots from `first` on that are due at `nowMs` (epoch ms), oldest first, and the one that follows them.
 * @param follow the slot after one; where nothing else is said, the next one of the schedule
 */
export function dueSlots(
  when: SlotTimes,
  first: Slot,
  nowMs: number,
  follow: (slot: Slot) => Slot = ({ at }) => nextSlot(when, at),
): { due: Slot[]; next: Slot } {
  const due: Slot[] = [];
  let next = first;
  while (next.at <= nowMs) {
    due.push(next);
    next = follow(next);
  }
  return { due, next };
}

/** The instant (epoch ms) of a local reading; of a repeated one the first. Throws RangeError on no local reading. */
export function slotInstant(slot: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(slot).toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .epochMilliseconds;
}

function localReading(epochMs: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  return local.toPlainDateTime().toString({ smallestUnit: "minute" });
}
