import type { Day } from "./day.ts";
import {
  addQuarters,
  type FiscalSettings,
  findQuarter,
  fiscalYearOf,
  type Quarter,
  quarterOf,
} from "./period.ts";
import { readFiscalYear } from "./read-fiscal-year.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

const yearFirst = /^(?<year>fy ?\d{2}|(?:fy ?)?\d{4})[ -]?q(?<quarter>[1-4])$/;
const quarterFirst = /^q(?<quarter>[1-4])(?:[ -]?(?<year>fy ?\d{2}|(?:fy ?)?\d{4}))?$/;
const steps = new Map([
  ["this quarter", 0],
  ["last quarter", -1],
  ["previous quarter", -1],
  ["next quarter", 1],
]);

/**
 * A fiscal quarter as a person types it: "2026-Q4", "q4 2026", "FY26 Q4", "q4" (of the fiscal year that `today`
 * lies in), "this quarter", "last quarter", "next quarter". Reads back whatever labelQuarter wrote. Never throws.
 */
export function parseQuarter(text: string, today: Day, settings: FiscalSettings): Result<Quarter> {
  const words = text.replace(/\s+/gu, " ").trim().toLowerCase();
  const step = steps.get(words);
  if (step !== undefined) return ok(addQuarters(quarterOf(today, settings), step));

  const found = (yearFirst.exec(words) ?? quarterFirst.exec(words))?.groups;
  const year = found?.year === undefined ? fiscalYearOf(today, settings) : readFiscalYear(found.year);
  const quarter = found && year !== null ? findQuarter(year, Number(found.quarter)) : null;
  return quarter === null
    ? problem(`"${shorten(text)}" is not a quarter.`, "2026-Q4, q4 or last quarter")
    : ok(quarter);
}
