import * as en from "chrono-node/en";
import { type Day, dayParts, findDay } from "./day.ts";

const months = "january february march april may june july august september october november december".split(
  " ",
);
const weekdays = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

/** A name or its beginning of three letters or more ("fri", "tues", "sept."); 1 for the first of the list, or null. */
function findName(names: readonly string[], word: string): number | null {
  const typed = word.replace(/\.$/, "");
  const at = typed.length < 3 ? -1 : names.findIndex((name) => name.startsWith(typed));
  return at < 0 ? null : at + 1;
}

/** The month 1 to 12 which a small-letter word names ("nov", "november"), or null. */
export const findMonth = (word: string): number | null => findName(months, word);

/** The ISO weekday 1 Monday to 7 Sunday which a small-letter word names ("fri", "friday"), or null. */
export const findWeekday = (word: string): number | null => findName(weekdays, word);

const weekdayBefore = String.raw`(?:(?<weekday>[a-z]+)\.?,? )?`;
const date = String.raw`(?<date>\d{1,2})(?:st|nd|rd|th)?`;
const yearAfter = String.raw`(?:(?:, ?| |-)(?<year>\d{4}|\d{2}))?`;
const dateFirst = new RegExp(
  String.raw`^${weekdayBefore}${date}(?: of)?[ -](?<month>[a-z]{3,})\.?${yearAfter}$`,
);
const monthFirst = new RegExp(String.raw`^${weekdayBefore}(?<month>[a-z]{3,})\.?[ -]${date}${yearAfter}$`);

/** The parts of a day by its month's name, not yet checked against the calendar; the year as typed, 2 or 4 digits. */
export type NamedDay = { weekday: string | null; month: number; date: number; year: string | undefined };

/** Takes "nov 20", "20th of nov", "Fri 20 Nov 2026" apart (in small letters); null for any other form. */
export function readNamedDay(words: string): NamedDay | null {
  const found = (dateFirst.exec(words) ?? monthFirst.exec(words))?.groups;
  if (!found) return null;
  const month = findMonth(found.month ?? "");
  if (month === null) return null;
  return { weekday: found.weekday ?? null, month, date: Number(found.date), year: found.year };
}

const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
// chrono also finds days inside other words ("next month" is a day to it), so only these forms reach it.
const forms = [
  /^(?:today|yesterday|tomorrow|tmr|tmrw|end of (?:the )?month)$/,
  new RegExp(`^(?:last|past|next|this) ${weekday}$`),
  new RegExp(`^${weekday} (?:last|next|this) week$`),
  /^in (?:\d{1,4}|[a-z]{1,8}|a few) (?:days?|weeks?|months?|years?)$/,
  /^(?:\d{1,4}|[a-z]{1,8}|a few) (?:days?|weeks?|months?|years?) (?:ago|from (?:now|today))$/,
];

/**
 * The day which everyday English names against `today`: "yesterday", "last friday" (never today), "next friday"
 * (the one in next week), "in 3 weeks", "2 months ago", "end of month". Null when the words are something else,
 * name a span ("next month") or a time of day. The machine's own zone plays no part.
 */
export function readDayWords(words: string, today: Day): Day | null {
  if (!forms.some((form) => form.test(words))) return null;
  const { year, month, date: dayOfMonth } = dayParts(today);
  const noon = new Date(Date.UTC(year, month - 1, dayOfMonth, 12));
  const [found, ...others] = en.casual.parse(words, { instant: noon, timezone: 0 });
  if (!found || others.length > 0 || found.text.length !== words.length || found.end) return null;
  if (found.start.isCertain("hour")) return null;
  return findDay(found.start.get("year") ?? 0, found.start.get("month") ?? 0, found.start.get("day") ?? 0);
}
