import { Temporal } from "temporal-polyfill";

/** A calendar day "2026-11-20", never an instant. Days compare as text: a < b is earlier. */
export type Day = `${number}-${number}-${number}`;

const shape = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;
const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Whether the text is a real calendar day written YYYY-MM-DD, years 1000 to 9999. Never throws. */
export function isDay(text: string): text is Day {
  if (!shape.test(text)) return false;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && date >= 1 && (date <= 28 || date <= daysInMonth(year, month));
}

/** The day of a year, a month 1 to 12 and a date 1 to 31, or null when the calendar has none (30 February). */
export function findDay(year: number, month: number, date: number): Day | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

/** Year, month 1 to 12 and date 1 to 31 of a day. Throws when it is not a real day. */
export function dayParts(day: Day): { year: number; month: number; date: number } {
  if (!isDay(day)) throw new Error(`Not a calendar day: ${day}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8)) };
}

// A report calls this a hundred thousand times, so it trusts the type and only refuses what is no number.
function epochDay(day: Day): number {
  const ms = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
  if (Number.isNaN(ms)) throw new Error(`Not a calendar day: ${day}`);
  return ms / dayMs;
}

function getDay(year: number, month: number, date: number): Day {
  const day = findDay(year, month, date);
  if (day === null) throw new Error(`Outside the calendar of years 1000 to 9999: ${year}-${month}-${date}`);
  return day;
}

/**
 * The calendar day of an instant in a time zone: `epochMs` UTC milliseconds, `timeZone` an IANA name such as
 * "Europe/Berlin". This is how today is made from a clock. Throws a RangeError for an unknown zone.
 */
export function dayAt(epochMs: number, timeZone: string): Day {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  return getDay(year, month, day);
}

/** The day `days` whole calendar days later, or earlier when negative. Throws outside years 1000 to 9999. */
export function addDays(day: Day, days: number): Day {
  const moved = new Date((epochDay(day) + days) * dayMs);
  return getDay(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/**
 * The same date `months` months later, or earlier when negative; a date which that month lacks becomes its last
 * day (31 Jan + 1 month = 28 Feb). Throws outside years 1000 to 9999.
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = dayParts(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return getDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Whole calendar days from `from` to `to`: positive when `to` is later, 0 on the same day. Throws on no day. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from);

/** ISO day of the week: 1 Monday to 7 Sunday. Throws on no day. */
export function dayOfWeek(day: Day): number {
  const sinceMonday = (epochDay(day) + 3) % 7; // 1970-01-01 was a Thursday
  return ((sinceMonday + 7) % 7) + 1;
}

/** The short English name of a month 1 to 12: "Nov". Empty for any other number. */
export const monthName = (month: number): string => monthNames[month - 1] ?? "";

/** A day in full for people, in one reading everywhere: "Fri 20 Nov 2026". Throws when it is not a real day. */
export function formatDay(day: Day): string {
  const { year, month, date } = dayParts(day);
  return `${weekdayNames[dayOfWeek(day) - 1] ?? ""} ${date} ${monthName(month)} ${year}`;
}
