import { addDays, addMonths, type Day, daysBetween, formatDay, isDay } from "./day.ts";
import { parseQuarter } from "./parse-quarter.ts";
import {
  addQuarters,
  type CalendarSettings,
  fiscalYearOf,
  monthOf,
  type Period,
  quarterOf,
  quarterPeriod,
  weekOf,
  yearPeriod,
} from "./period.ts";
import { findMonth } from "./read-day-words.ts";
import { readFiscalYear } from "./read-fiscal-year.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

const example = "2026-Q4, last quarter, this month, november or 2026-10-01..2026-10-31";
/** Later days are in no period, and the calendar ends not far behind them. */
const lastDay = "2102-01-01";
const relative = /^(this|last|next) (week|month|year)$/;
const trailing = /^(?:the )?(?:last|past) (\d{1,4}) (day|week|month|quarter|year)s?$/;
const range = /^(\S+?) ?(?:\.\.|…| to | – ) ?(\S+)$/;
const oneMonth = /^([a-z]{3,9})\.?(?: (\d{4}))?$/;

/**
 * A period as a person types it: nothing (this quarter), "2026-Q4", "q4", "last quarter", "this month", "2026-11",
 * "november" (the latest that has begun), "2026" and "last year" (fiscal years), "this week",
 * "2026-10-01..2026-10-31" (its last day included, so the half-open end is 1 November), "last 4 quarters" (also
 * weeks, months, years: complete ones only) and "last 90 days" (today included). `today` in the ledger's zone.
 * Refuses anything else and periods outside the years 1990 to 2100. Never throws.
 */
export function parsePeriod(text: string, today: Day, settings: CalendarSettings): Result<Period> {
  const words = text.replace(/\s+/gu, " ").trim().toLowerCase();
  const quarter = parseQuarter(words === "" ? "this quarter" : words, today, settings);
  if (quarter.ok) return ok(quarterPeriod(quarter.value, settings));

  const period =
    readRelative(words, today, settings) ??
    readTrailing(words, today, settings) ??
    readRange(words) ??
    readMonth(words, today) ??
    readYear(words, settings);
  if (period === null) return problem(`"${shorten(text)}" is not a period.`, example);
  if (period.end <= period.start) return problem(`"${shorten(text)}" ends before it starts.`, example);
  if (period.start < "1989-01-01" || period.end > lastDay)
    return problem(`"${shorten(text)}" is outside the years 1990 to 2100.`, example);
  return ok(period);
}

function readRelative(words: string, today: Day, settings: CalendarSettings): Period | null {
  const [, which, unit] = relative.exec(words) ?? [];
  if (which === undefined) return null;
  const step = which === "last" ? -1 : which === "next" ? 1 : 0;
  if (unit === "week") return weekOf(addDays(today, 7 * step), settings);
  if (unit === "month") return monthOf(addMonths(today, step));
  return yearPeriod(fiscalYearOf(today, settings) + step, settings);
}

const span = (start: Day, end: Day): string => `${formatDay(start)} – ${formatDay(addDays(end, -1))}`;

/** The last `count` complete units before the one that today lies in; days end with today. */
function readTrailing(words: string, today: Day, settings: CalendarSettings): Period | null {
  const [, digits, unit] = trailing.exec(words) ?? [];
  const count = Number(digits ?? 0);
  // A century is enough for any report, and keeps the arithmetic within the calendar.
  if (
    count === 0 ||
    count * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1) > 1_200 * (unit === "day" ? 30 : 1)
  )
    return null;
  const [start, end] = trailingDays(count, unit ?? "", today, settings);
  return { start, end, label: `last ${count} ${unit}${count === 1 ? "" : "s"} (${span(start, end)})` };
}

function trailingDays(count: number, unit: string, today: Day, settings: CalendarSettings): [Day, Day] {
  if (unit === "day") return [addDays(today, 1 - count), addDays(today, 1)];
  if (unit === "week") {
    const end = weekOf(today, settings).start;
    return [addDays(end, -7 * count), end];
  }
  if (unit === "quarter") {
    const current = quarterOf(today, settings);
    const start = quarterPeriod(addQuarters(current, -count), settings).start;
    return [start, quarterPeriod(current, settings).start];
  }
  const end =
    unit === "month" ? monthOf(today).start : yearPeriod(fiscalYearOf(today, settings), settings).start;
  return [addMonths(end, -count * (unit === "month" ? 1 : 12)), end];
}

function readRange(words: string): Period | null {
  const [, first = "", last = ""] = range.exec(words) ?? [];
  if (!isDay(first) || !isDay(last) || last > lastDay) return null;
  const end = addDays(last, 1);
  return { start: first, end, label: daysBetween(first, end) === 1 ? formatDay(first) : span(first, end) };
}

function readMonth(words: string, today: Day): Period | null {
  const iso = `${words}-01`;
  if (/^\d{4}-\d{2}$/.test(words)) return isDay(iso) && iso <= lastDay ? monthOf(iso) : null;
  const [, name = "", typedYear] = oneMonth.exec(words) ?? [];
  const month = findMonth(name);
  if (month === null) return null;
  const start = `${typedYear ?? today.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
  if (!isDay(start) || start > lastDay) return null;
  return monthOf(typedYear === undefined && start > today ? addMonths(start, -12) : start);
}

function readYear(words: string, settings: CalendarSettings): Period | null {
  const year = readFiscalYear(words);
  return year === null ? null : yearPeriod(year, settings);
}
