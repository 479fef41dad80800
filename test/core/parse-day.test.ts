import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOfWeek, formatDay } from "../../src/core/day.ts";
import { parseDay } from "../../src/core/parse-day.ts";

const tuesday = "2026-11-17";
const read = (
  text: string,
  bareWeekday: "past" | "coming" = "past",
  today: "2026-11-17" | "2026-11-20" = tuesday,
) => {
  const parsed = parseDay(text, { today, bareWeekday });
  return parsed.ok ? parsed.value.day : `${parsed.what} ${parsed.example}`;
};

describe("on Tuesday 17 November 2026", () => {
  it.each([
    ["2026-11-20", "2026-11-20"],
    ["2026/11/2", "2026-11-02"],
    ["today", tuesday],
    ["Yesterday", "2026-11-16"],
    ["tomorrow", "2026-11-18"],
    ["last friday", "2026-11-13"],
    ["last tuesday", "2026-11-10"], // never today
    ["next friday", "2026-11-27"], // the one in next week
    ["this friday", "2026-11-20"],
    ["20 nov 2026", "2026-11-20"],
    ["November 20th, 2026", "2026-11-20"],
    ["20th of nov 26", "2026-11-20"],
    ["Fri 20 Nov 2026", "2026-11-20"],
    ["29 feb 2024", "2024-02-29"],
    ["in 3 weeks", "2026-12-08"], // 17 + 21 − 30
    ["3 days ago", "2026-11-14"],
    ["two weeks ago", "2026-11-03"],
    ["in a week", "2026-11-24"],
    ["in 2 months", "2027-01-17"],
    ["end of month", "2026-11-30"],
  ])("%s is %s", (text, expected) => {
    expect(read(text, "past")).toBe(expected);
    expect(read(text, "coming")).toBe(expected);
  });

  it.each([
    ["friday", "2026-11-13", "2026-11-20"],
    ["fri", "2026-11-13", "2026-11-20"],
    ["tuesday", tuesday, tuesday], // today's own weekday is today
    ["monday", "2026-11-16", "2026-11-23"],
    ["nov 17", tuesday, tuesday],
    ["nov 20", "2025-11-20", "2026-11-20"],
    ["20 nov", "2025-11-20", "2026-11-20"],
    ["1 nov", "2026-11-01", "2027-11-01"],
    ["sept 3", "2026-09-03", "2027-09-03"],
    ["feb 29", "2024-02-29", "2028-02-29"],
  ])("%s is %s when it has happened and %s when it is planned", (text, past, coming) => {
    expect(read(text, "past")).toBe(past);
    expect(read(text, "coming")).toBe(coming);
  });

  it("a bare weekday says what else it may have meant", () => {
    expect(parseDay("friday", { today: tuesday, bareWeekday: "coming" })).toEqual({
      ok: true,
      value: { day: "2026-11-20", weekdayGuess: { other: "2026-11-13" } },
    });
    expect(parseDay("tuesday", { today: tuesday, bareWeekday: "past" })).toEqual({
      ok: true,
      value: { day: tuesday, weekdayGuess: { other: "2026-11-24" } },
    });
  });

  it("a month-day far off in its direction says which one is nearer", () => {
    expect(parseDay("nov 15", { today: tuesday, bareWeekday: "coming" })).toEqual({
      ok: true,
      value: { day: "2027-11-15", yearGuess: { other: "2026-11-15" } },
    });
    expect(parseDay("nov 15", { today: tuesday, bareWeekday: "past" })).toEqual({
      ok: true,
      value: { day: "2026-11-15" },
    });
  });

  it.each([
    [
      "3/4",
      '"3/4" is a day in figures with slashes, which people read in two ways. 2026-03-04 or 2026-04-03',
    ],
    [
      "03/04/2026",
      '"03/04/2026" is a day in figures with slashes, which people read in two ways. 2026-03-04 or 2026-04-03',
    ],
    ["13/4/2026", '"13/4/2026" is a day in figures with slashes, which people read in two ways. 2026-04-13'],
    [
      "4.3.26",
      '"4.3.26" is a day in figures with dots, which people read in two ways. 2026-04-03 or 2026-03-04',
    ],
    ["31/31", '"31/31" is not a day of the calendar. 2026-11-17'],
    ["20 nov 1989", 'The year of "20 nov 1989" is outside 1990 to 2100. 2026-11-17'],
    ["2101-01-01", 'The year of "2101-01-01" is outside 1990 to 2100. 2026-11-17'],
  ])("%s is refused with its readings", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    "",
    "friday at 5pm",
    "friday 20",
    "tonight",
    "noon",
    "now",
    "next month",
    "next week",
    "november",
    "may",
    "2026",
    "5",
    "feb 30",
    "2026-02-30",
    "Mon 20 Nov 2026", // a Friday
    "nov 20 - 22",
    "in 3 hours",
    "in 99 parsecs",
    "Design",
    "on friday",
    "friday please",
    "nov 20 nov 21",
    "x".repeat(5_000),
  ])("%s is no day", (text) => {
    expect(parseDay(text, { today: tuesday, bareWeekday: "past" })).toMatchObject({
      ok: false,
      what: expect.stringMatching(/is not a day\.$/),
    });
  });
});

describe("a day as it is shown", () => {
  it("is read back to itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = addDays("1990-01-01", days);
        expect(parseDay(formatDay(day), { today: tuesday, bareWeekday: "coming" })).toEqual({
          ok: true,
          value: { day },
        });
      }),
    );
  });

  it("a bare weekday is never more than six days away, in its direction", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        (days, name) => {
          const today = addDays("1990-01-08", days % 40_000);
          const past = parseDay(name, { today, bareWeekday: "past" });
          const coming = parseDay(name, { today, bareWeekday: "coming" });
          if (!past.ok || !coming.ok) throw new Error(`${name} was refused`);
          expect(past.value.day <= today && past.value.day > addDays(today, -7)).toBe(true);
          expect(coming.value.day >= today && coming.value.day < addDays(today, 7)).toBe(true);
          expect(dayOfWeek(past.value.day)).toBe(dayOfWeek(coming.value.day));
        },
      ),
    );
  });
});
