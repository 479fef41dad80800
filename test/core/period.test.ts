import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/core/day.ts";
import { parsePeriod } from "../../src/core/parse-period.ts";
import { parseQuarter } from "../../src/core/parse-quarter.ts";
import {
  type CalendarSettings,
  findQuarter,
  isInPeriod,
  labelQuarter,
  monthOf,
  nextQuarter,
  previousQuarter,
  quarterOf,
  quarterPeriod,
  weekOf,
  yearPeriod,
} from "../../src/core/period.ts";

const calendar: CalendarSettings = { fiscalStartMonth: 1, weekStart: "monday", timeZone: "Europe/Berlin" };
const today: Day = "2026-11-20"; // a Friday

const anySettings = fc
  .integer({ min: 1, max: 12 })
  .map((fiscalStartMonth): CalendarSettings => ({ ...calendar, fiscalStartMonth }));
const anyQuarter = fc
  .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, quarter]) => findQuarter(year, quarter) ?? "1990-Q1");

describe("a fiscal quarter", () => {
  it.each([
    ["2026-11-20", 1, "2026-Q4", "2026-10-01", "2027-01-01", "2026-Q4"],
    ["2026-11-20", 4, "2027-Q3", "2026-10-01", "2027-01-01", "FY27 Q3"], // the year April 2026 to March 2027 ends in 2027
    ["2026-03-31", 4, "2026-Q4", "2026-01-01", "2026-04-01", "FY26 Q4"],
    ["2026-02-28", 2, "2027-Q1", "2026-02-01", "2026-05-01", "FY27 Q1"],
    ["2026-01-31", 2, "2026-Q4", "2025-11-01", "2026-02-01", "FY26 Q4"],
    ["2026-12-31", 12, "2027-Q1", "2026-12-01", "2027-03-01", "FY27 Q1"],
  ] as const)(
    "of %s with a year from month %i is %s",
    (day, fiscalStartMonth, quarter, start, end, label) => {
      const settings = { ...calendar, fiscalStartMonth };
      expect(quarterOf(day, settings)).toBe(quarter);
      expect(quarterPeriod(quarter, settings)).toEqual({ start, end, label });
    },
  );

  it("has the one before and the one after over the turn of the year", () => {
    expect(previousQuarter("2026-Q1")).toBe("2025-Q4");
    expect(nextQuarter("2026-Q4")).toBe("2027-Q1");
  });

  it("tiles its year without gap or overlap for every month that a fiscal year can start in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), anySettings, (year, settings) => {
        const quarters = [1, 2, 3, 4].map((number) =>
          quarterPeriod(findQuarter(year, number) ?? "1990-Q1", settings),
        );
        const whole = yearPeriod(year, settings);
        expect(quarters.map((each) => each.start)).toEqual([
          whole.start,
          ...quarters.slice(0, 3).map((each) => each.end),
        ]);
        expect(quarters[3]?.end).toBe(whole.end);
      }),
    );
  });

  it("holds the days that belong to it, and only these", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), anySettings, (days, settings) => {
        const day = addDays("1990-01-01", days);
        const quarter = quarterOf(day, settings);
        expect(isInPeriod(day, quarterPeriod(quarter, settings))).toBe(true);
        expect(isInPeriod(day, quarterPeriod(nextQuarter(quarter), settings))).toBe(false);
      }),
    );
  });

  it("is read back from its label, and from its key", () => {
    fc.assert(
      fc.property(anyQuarter, anySettings, (quarter, settings) => {
        expect(parseQuarter(labelQuarter(quarter, settings), today, settings)).toEqual({
          ok: true,
          value: quarter,
        });
        expect(parseQuarter(quarter, today, settings)).toEqual({ ok: true, value: quarter });
        expect(parsePeriod(labelQuarter(quarter, settings), today, settings)).toEqual({
          ok: true,
          value: quarterPeriod(quarter, settings),
        });
      }),
    );
  });
});

describe("weeks and months", () => {
  it.each([
    ["2026-11-22", "monday", "2026-11-16", "2026-11-23", "week of Mon 16 Nov 2026"],
    ["2026-11-22", "sunday", "2026-11-22", "2026-11-29", "week of Sun 22 Nov 2026"],
    ["2026-11-21", "sunday", "2026-11-15", "2026-11-22", "week of Sun 15 Nov 2026"],
  ] as const)("the week of %s from %s", (day, weekStart, start, end, label) =>
    expect(weekOf(day, { weekStart })).toEqual({ start, end, label }),
  );

  it("the month of a day", () =>
    expect(monthOf("2028-02-29")).toEqual({ start: "2028-02-01", end: "2028-03-01", label: "Feb 2028" }));
});
