import { addDays, type Day, dayOfWeek, daysBetween, findDay } from "./day.ts";
import { findWeekday, readDayWords, readNamedDay } from "./read-day-words.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** Which way a day without a full date points: back for what has happened, forward for what is planned. */
export type Direction = "past" | "coming";

/** What to read a day against: today in the ledger's zone, and the direction of a bare weekday or month-day. */
export type DayContext = { today: Day; bareWeekday: Direction };

/**
 * A read day. `weekdayGuess.other` is set for a bare weekday: the same weekday on the other side of today.
 * `yearGuess.other` is set for a month-day without a year when the other side lies nearer to today.
 */
export type ParsedDay = { day: Day; weekdayGuess?: { other: Day }; yearGuess?: { other: Day } };

const firstYear = 1990;
const lastYear = 2100;
const isoLike = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const numeric = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;

/**
 * A calendar day as a person types it: "2026-11-20", "today", "friday", "last friday", "next friday" (the one in
 * next week), "nov 20", "20 nov 2026", "in 3 weeks", "3 days ago". A bare weekday is today if today is one, else the
 * last or the coming one by `bareWeekday`; a month-day without a year likewise. Refuses days in figures only
 * ("3/4", "13/4/2026") with every reading as the example, times of day, and years outside 1990 to 2100. Never throws.
 */
export function parseDay(text: string, context: DayContext): Result<ParsedDay> {
  const words = text.replace(/\s+/gu, " ").trim().toLowerCase();
  const unread = problem(`"${shorten(text)}" is not a day.`, "2026-11-20");
  if (words === "" || words.length > 60) return unread;

  const parsed = readIso(words) ?? readFigures(words, context) ?? readWords(words, context);
  if (parsed === null) return unread;
  if ("ok" in parsed) return parsed;
  const year = Number(parsed.day.slice(0, 4));
  if (year < firstYear || year > lastYear)
    return problem(`The year of "${shorten(text)}" is outside ${firstYear} to ${lastYear}.`, context.today);
  return ok(parsed);
}

function readIso(words: string): ParsedDay | null {
  const [, year, month, date] = isoLike.exec(words) ?? [];
  const day = year === undefined ? null : findDay(Number(year), Number(month), Number(date));
  return day === null ? null : { day };
}

/** Days in figures only are read month first in one country and day first in another, so none is accepted. */
function readFigures(words: string, context: DayContext): Problem | null {
  const [, first, mark, second, typedYear] = numeric.exec(words) ?? [];
  if (first === undefined || second === undefined) return null;
  const readings = [
    [Number(first), Number(second)],
    [Number(second), Number(first)],
  ].flatMap(([month = 0, date = 0]) => inDirection(month, date, typedYear, context)?.day ?? []);
  if (readings.length === 0) return problem(`"${words}" is not a day of the calendar.`, context.today);
  const how = mark === "/" ? "slashes" : mark === "." ? "dots" : "hyphens";
  return problem(
    `"${words}" is a day in figures with ${how}, which people read in two ways.`,
    [...new Set(readings)].join(" or "),
  );
}

function readWords(words: string, context: DayContext): ParsedDay | null {
  const weekday = findWeekday(words);
  if (weekday !== null) return nearestWeekday(weekday, context);
  const named = readNamedDay(words);
  if (named === null) {
    const day = readDayWords(words, context.today);
    return day === null ? null : { day };
  }
  const parsed = inDirection(named.month, named.date, named.year, context);
  if (parsed === null) return null;
  const isContradicted = named.weekday !== null && findWeekday(named.weekday) !== dayOfWeek(parsed.day);
  return isContradicted ? null : parsed;
}

function nearestWeekday(weekday: number, { today, bareWeekday }: DayContext): ParsedDay {
  const ahead = (weekday - dayOfWeek(today) + 7) % 7;
  const day = addDays(today, bareWeekday === "past" && ahead > 0 ? ahead - 7 : ahead);
  return { day, weekdayGuess: { other: addDays(day, bareWeekday === "past" ? 7 : -7) } };
}

/** The nearest such month-day from today in the direction; the year typed, where there is one, decides instead. */
function inDirection(
  month: number,
  date: number,
  typedYear: string | undefined,
  context: DayContext,
): ParsedDay | null {
  if (typedYear !== undefined) {
    const day = findDay(Number(typedYear) + (typedYear.length === 2 ? 2000 : 0), month, date);
    return day === null ? null : { day };
  }
  const { today, bareWeekday } = context;
  const thisYear = Number(today.slice(0, 4));
  // 29 February may be up to eight years away (1896 to 1904, 2096 to 2104).
  const days = Array.from({ length: 17 }, (_, i) => findDay(thisYear - 8 + i, month, date)).filter(
    (day) => day !== null,
  );
  const past = days.filter((day) => day <= today).at(-1);
  const coming = days.find((day) => day >= today);
  const [day, other] = bareWeekday === "past" ? [past, coming] : [coming, past];
  if (day === undefined) return null;
  const isOtherNearer =
    other !== undefined && Math.abs(daysBetween(today, other)) < Math.abs(daysBetween(today, day));
  return isOtherNearer ? { day, yearGuess: { other } } : { day };
}
