import { addDays, addMonths, type Day, dayOfWeek, dayParts, findDay, formatDay, monthName } from "./day.ts";

/** A span of days, half-open: `start` belongs to it, `end` does not. `label` is what people read. */
export type Period = { start: Day; end: Day; label: string };

/**
 * A fiscal quarter, "2026-Q4": the fiscal year is named by the calendar year in which it ends, so in a ledger whose
 * year starts in April, 2026-Q1 is April to June 2025.
 */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** How a ledger cuts time: month 1 to 12 in which the fiscal year starts, first day of the week, IANA time zone. */
export type CalendarSettings = { fiscalStartMonth: number; weekStart: "monday" | "sunday"; timeZone: string };

/** What a rule about fiscal years needs of the settings. */
export type FiscalSettings = Pick<CalendarSettings, "fiscalStartMonth">;

/** Whether the text is a quarter key such as "2026-Q4", years 1000 to 9999. Never throws. */
export const isQuarter = (text: string): text is Quarter => /^[1-9]\d{3}-Q[1-4]$/.test(text);

/** The key of a quarter 1 to 4 of a fiscal year, or null for any other number. */
export function findQuarter(fiscalYear: number, quarter: number): Quarter | null {
  const key = `${fiscalYear}-Q${quarter}`;
  return isQuarter(key) ? key : null;
}

function getQuarter(index: number): Quarter {
  const quarter = findQuarter(Math.floor(index / 4), (index % 4) + 1);
  if (quarter === null) throw new Error(`Outside the calendar of years 1000 to 9999: quarter ${index}`);
  return quarter;
}

/** A number for each quarter, one more with each: to count the quarters between two. Throws when the text is no quarter. */
export function quarterIndex(quarter: Quarter): number {
  if (!isQuarter(quarter)) throw new Error(`Not a quarter: ${quarter}`);
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}

/** The fiscal year that a day lies in: the calendar year in which that fiscal year ends. Throws on no real day. */
export function fiscalYearOf(day: Day, { fiscalStartMonth }: FiscalSettings): number {
  const { year, month } = dayParts(day);
  return fiscalStartMonth > 1 && month >= fiscalStartMonth ? year + 1 : year;
}

/** The fiscal quarter that a day lies in. Throws when it is not a real day. */
export function quarterOf(day: Day, settings: FiscalSettings): Quarter {
  const monthsIn = (dayParts(day).month - settings.fiscalStartMonth + 12) % 12;
  return getQuarter(fiscalYearOf(day, settings) * 4 + Math.floor(monthsIn / 3));
}

/** The quarter `count` quarters later, or earlier when negative. Throws when the text is no quarter. */
export const addQuarters = (quarter: Quarter, count: number): Quarter =>
  getQuarter(quarterIndex(quarter) + count);

/** The quarter before. Throws when the text is no quarter. */
export const previousQuarter = (quarter: Quarter): Quarter => addQuarters(quarter, -1);

/** The quarter after. Throws when the text is no quarter. */
export const nextQuarter = (quarter: Quarter): Quarter => addQuarters(quarter, 1);

/** "FY26", or "FY2095" for the years that two digits would not tell from 1990 to 2089. */
const labelFiscalYear = (year: number): string =>
  year >= 1990 && year <= 2089 ? `FY${String(year).slice(2)}` : `FY${year}`;

/** "2026-Q4" where the fiscal year is the calendar year, otherwise "FY26 Q4". Throws when the text is no quarter. */
export function labelQuarter(quarter: Quarter, { fiscalStartMonth }: FiscalSettings): string {
  const year = Math.floor(quarterIndex(quarter) / 4);
  return fiscalStartMonth === 1 ? quarter : `${labelFiscalYear(year)} ${quarter.slice(5)}`;
}

function firstDay(fiscalYear: number, { fiscalStartMonth }: FiscalSettings): Day {
  const day = findDay(fiscalStartMonth === 1 ? fiscalYear : fiscalYear - 1, fiscalStartMonth, 1);
  if (day === null)
    throw new Error(`No first day of fiscal year ${fiscalYear} from month ${fiscalStartMonth}`);
  return day;
}

/** The three months of a fiscal quarter. The four of a year tile it without a gap. Throws on no quarter. */
export function quarterPeriod(quarter: Quarter, settings: FiscalSettings): Period {
  const index = quarterIndex(quarter);
  const start = addMonths(firstDay(Math.floor(index / 4), settings), (index % 4) * 3);
  return { start, end: addMonths(start, 3), label: labelQuarter(quarter, settings) };
}

/** The twelve months of a fiscal year, labelled "2026" or "FY26". Throws outside years 1000 to 9999. */
export function yearPeriod(fiscalYear: number, settings: FiscalSettings): Period {
  const start = firstDay(fiscalYear, settings);
  const label = settings.fiscalStartMonth === 1 ? String(fiscalYear) : labelFiscalYear(fiscalYear);
  return { start, end: addMonths(start, 12), label };
}

/** The calendar month that a day lies in, labelled "Nov 2026". Throws when it is not a real day. */
export function monthOf(day: Day): Period {
  const { year, month, date } = dayParts(day);
  const start = addDays(day, 1 - date);
  return { start, end: addMonths(start, 1), label: `${monthName(month)} ${year}` };
}

/** The seven days that a day lies in, from the ledger's first day of the week, labelled "week of Mon 16 Nov 2026". */
export function weekOf(day: Day, { weekStart }: Pick<CalendarSettings, "weekStart">): Period {
  const daysIn = weekStart === "monday" ? dayOfWeek(day) - 1 : dayOfWeek(day) % 7;
  const start = addDays(day, -daysIn);
  return { start, end: addDays(start, 7), label: `week of ${formatDay(start)}` };
}

/** Whether a day lies in the half-open period: its end does not. */
export const isInPeriod = (day: Day, period: Pick<Period, "start" | "end">): boolean =>
  day >= period.start && day < period.end;
