import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../src/core/day.ts";
import { parsePeriod } from "../../src/core/parse-period.ts";
import type { CalendarSettings } from "../../src/core/period.ts";
import { anyLetter } from "../support/any-letter.ts";

const calendar: CalendarSettings = { fiscalStartMonth: 1, weekStart: "monday", timeZone: "Europe/Berlin" };
const april: CalendarSettings = { ...calendar, fiscalStartMonth: 4 };
const today: Day = "2026-11-20"; // a Friday
const anySettings = fc
  .integer({ min: 1, max: 12 })
  .map((fiscalStartMonth): CalendarSettings => ({ ...calendar, fiscalStartMonth }));

describe("a typed period, on Friday 20 November 2026", () => {
  it.each([
    ["", "2026-10-01", "2027-01-01", "2026-Q4"],
    ["2026-Q4", "2026-10-01", "2027-01-01", "2026-Q4"],
    ["q4", "2026-10-01", "2027-01-01", "2026-Q4"],
    ["Q4 2025", "2025-10-01", "2026-01-01", "2025-Q4"],
    ["this quarter", "2026-10-01", "2027-01-01", "2026-Q4"],
    ["last  quarter", "2026-07-01", "2026-10-01", "2026-Q3"],
    ["next quarter", "2027-01-01", "2027-04-01", "2027-Q1"],
    ["this month", "2026-11-01", "2026-12-01", "Nov 2026"],
    ["last month", "2026-10-01", "2026-11-01", "Oct 2026"],
    ["2026-11", "2026-11-01", "2026-12-01", "Nov 2026"],
    ["november", "2026-11-01", "2026-12-01", "Nov 2026"],
    ["december", "2025-12-01", "2026-01-01", "Dec 2025"], // this year's has not begun
    ["Dec 2026", "2026-12-01", "2027-01-01", "Dec 2026"],
    ["2026", "2026-01-01", "2027-01-01", "2026"],
    ["this year", "2026-01-01", "2027-01-01", "2026"],
    ["last year", "2025-01-01", "2026-01-01", "2025"],
    ["this week", "2026-11-16", "2026-11-23", "week of Mon 16 Nov 2026"],
    ["last week", "2026-11-09", "2026-11-16", "week of Mon 9 Nov 2026"],
    ["2026-10-01..2026-10-31", "2026-10-01", "2026-11-01", "Thu 1 Oct 2026 – Sat 31 Oct 2026"],
    ["2026-10-01 to 2026-10-01", "2026-10-01", "2026-10-02", "Thu 1 Oct 2026"],
    ["last 4 quarters", "2025-10-01", "2026-10-01", "last 4 quarters (Wed 1 Oct 2025 – Wed 30 Sep 2026)"],
    ["last 90 days", "2026-08-23", "2026-11-21", "last 90 days (Sun 23 Aug 2026 – Fri 20 Nov 2026)"], // 9 + 30 + 31 + 20
    ["last 2 weeks", "2026-11-02", "2026-11-16", "last 2 weeks (Mon 2 Nov 2026 – Sun 15 Nov 2026)"],
    ["last 1 month", "2026-10-01", "2026-11-01", "last 1 month (Thu 1 Oct 2026 – Sat 31 Oct 2026)"],
    ["last 2 years", "2024-01-01", "2026-01-01", "last 2 years (Mon 1 Jan 2024 – Wed 31 Dec 2025)"],
  ])("%j is %s up to %s", (text, start, end, label) =>
    expect(parsePeriod(text, today, calendar)).toEqual({ ok: true, value: { start, end, label } }),
  );

  it.each([
    ["", "2026-10-01", "2027-01-01", "FY27 Q3"],
    ["2026-Q4", "2026-01-01", "2026-04-01", "FY26 Q4"], // the key is fiscal
    ["q1 fy27", "2026-04-01", "2026-07-01", "FY27 Q1"],
    ["q1", "2026-04-01", "2026-07-01", "FY27 Q1"],
    ["this year", "2026-04-01", "2027-04-01", "FY27"],
    ["fy2026", "2025-04-01", "2026-04-01", "FY26"],
    ["last 1 year", "2025-04-01", "2026-04-01", "last 1 year (Tue 1 Apr 2025 – Tue 31 Mar 2026)"],
  ])("%j is %s up to %s where the year starts in April", (text, start, end, label) =>
    expect(parsePeriod(text, today, april)).toEqual({ ok: true, value: { start, end, label } }),
  );

  it.each([
    ["2026-Q5", "is not a period"],
    ["2026-13", "is not a period"],
    ["2026-02-01..2026-02-30", "is not a period"],
    ["2026-10-31..2026-10-01", "ends before it starts"],
    ["1066", "is not a period"],
    ["1066-Q4", "is not a period"],
    ["1066-10-14..1066-10-15", "is outside the years 1990 to 2100"],
    ["last 0 days", "is not a period"],
    ["last 9999 years", "is not a period"],
    ["last 99 years", "is outside the years 1990 to 2100"],
    ["ma", "is not a period"],
    ["constructor", "is not a period"],
  ])("%j is refused", (text, what) =>
    expect(parsePeriod(text, today, calendar)).toMatchObject({
      ok: false,
      what: expect.stringContaining(what),
      example: expect.stringContaining("2026-Q4"),
    }),
  );

  it.each(["9999-12-31..9999-12-31", "9999-12", "december 9999", "9999", "9999-q4"])(
    "refuses %s, where the calendar ends",
    (text) => {
      expect(
        parsePeriod(text, "2026-11-20", { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" }),
      ).toMatchObject({
        ok: false,
      });
    },
  );

  it("no text makes the reader throw, and no period is empty", () => {
    const words = fc.array(
      fc.constantFrom(
        "last",
        "this",
        "q4",
        "2026",
        "fy26",
        "9999",
        "days",
        "years",
        "nov",
        "..",
        "2026-01-01",
        "9999-12-31",
        "-",
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyLetter }),
          words.map((each) => each.join(" ")),
        ),
        anySettings,
        (text, settings) => {
          const read = parsePeriod(text, today, settings);
          expect(read.ok ? read.value.start < read.value.end : read.what !== "").toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
