import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  dayAt,
  dayOfWeek,
  daysBetween,
  findDay,
  formatDay,
  isDay,
} from "../../src/core/day.ts";
import { parseDayFormat } from "../../src/core/parse-day-format.ts";
import { addWorkingDays, countWorkingDays, isWorkingDay } from "../../src/core/working-days.ts";

const anyDay = fc
  .record({
    year: fc.integer({ min: 1990, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, date }): Day => findDay(year, month, date) ?? "1990-01-01");

describe("a calendar day", () => {
  it.each([
    ["2026-11-20", true],
    ["2024-02-29", true],
    ["2100-02-29", false], // no leap year: divisible by 100 and not by 400
    ["2026-02-30", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-1-1", false],
    ["0999-01-01", false],
    ["2026-11-20T00:00", false],
    ["", false],
  ])("%s is a day: %s", (text, expected) => expect(isDay(text)).toBe(expected));

  it("of one instant is another one in another zone", () => {
    const instant = Date.UTC(2026, 10, 20, 11, 30);
    expect(dayAt(instant, "Europe/Berlin")).toBe("2026-11-20");
    expect(dayAt(instant, "Pacific/Kiritimati")).toBe("2026-11-21"); // UTC+14
    expect(dayAt(instant, "Etc/GMT+12")).toBe("2026-11-19"); // UTC−12
    expect(() => dayAt(instant, "Mars/Olympus")).toThrow(RangeError);
  });

  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-11-20", 365, "2027-11-20"],
  ] as const)("%s plus %i days is %s", (day, days, expected) => expect(addDays(day, days)).toBe(expected));

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-11-20", -12, "2025-11-20"],
    ["2026-12-01", 1, "2027-01-01"],
  ] as const)("%s plus %i months is %s", (day, months, expected) =>
    expect(addMonths(day, months)).toBe(expected),
  );

  it("is shown with its weekday and year", () => {
    expect(formatDay("2026-11-20")).toBe("Fri 20 Nov 2026");
    expect(dayOfWeek("2026-11-22")).toBe(7);
    expect(dayOfWeek("1969-12-31")).toBe(3); // the day before Thursday 1 January 1970
  });

  it("counts days signed, and back again", () => {
    expect(daysBetween("2026-11-20", "2026-11-18")).toBe(-2);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

describe("working days", () => {
  it.each([
    ["2026-11-16", "2026-11-23", [], 5], // Monday to Sunday
    ["2026-11-21", "2026-11-23", [], 0], // Saturday and Sunday
    ["2026-10-01", "2027-01-01", [], 66], // 22 + 21 + 23
    ["2026-11-16", "2026-11-23", ["2026-11-18", "2026-11-18", "2026-11-21"], 4], // one weekday, named twice; one Saturday
    ["2026-11-23", "2026-11-16", [], 0],
  ] as const)("from %s up to %s less %j are %i", (start, end, holidays, expected) =>
    expect(countWorkingDays(start, end, holidays)).toBe(expected),
  );

  it("are as many as one finds by going day by day", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 100 })),
        (start, length, off) => {
          const holidays = off.map((days) => addDays(start, days));
          const days = Array.from({ length }, (_, i) => addDays(start, i));
          expect(countWorkingDays(start, addDays(start, length), holidays)).toBe(
            days.filter((day) => isWorkingDay(day, holidays)).length,
          );
        },
      ),
    );
  });

  it("are added over weekends and holidays", () => {
    expect(addWorkingDays("2026-12-31", 5, ["2027-01-01"])).toBe("2027-01-08"); // 4, 5, 6, 7, 8 January
    expect(addWorkingDays("2026-11-21", 0, [])).toBe("2026-11-21");
  });
});

describe("a day in a file is read in the format that was named", () => {
  it.each([
    ["2017-03-01", "YYYY-MM-DD", "2017-03-01"],
    ["2017/03/01", "YYYY/MM/DD", "2017-03-01"],
    [" 3/1/2017 ", "M/D/YYYY", "2017-03-01"],
    ["03/01/2017", "M/D/YYYY", "2017-03-01"],
    ["3/1/2017", "MM/DD/YYYY", null],
    ["03/01/2017", "MM/DD/YYYY", "2017-03-01"],
    ["3/1/2017", "D/M/YYYY", "2017-01-03"],
    ["31.12.2017", "D.M.YYYY", "2017-12-31"],
    ["2/30/2017", "M/D/YYYY", null],
    ["13/1/2017", "M/D/YYYY", null],
    ["1/1/17", "M/D/YYYY", null],
    ["2017-03-01 00:00", "YYYY-MM-DD", null],
    ["", "YYYY-MM-DD", null],
  ] as const)("%j as %s is %s", (text, format, expected) =>
    expect(parseDayFormat(text, format)).toBe(expected),
  );
});
