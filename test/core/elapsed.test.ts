import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/core/day.ts";
import { elapsedShare, isLastWeek, weeksLeft, workingDaysLeft } from "../../src/core/elapsed.ts";

const quarter = { start: "2026-10-01", end: "2027-01-01" } as const; // 66 working days: 22 + 21 + 23

describe("the elapsed share of 2026-Q4", () => {
  it.each([
    ["2026-09-30", [], 0],
    ["2026-10-01", [], 0], // the first day is not completed
    ["2026-10-02", [], 1 / 66],
    ["2026-10-05", [], 2 / 66], // Thursday and Friday; the weekend adds nothing
    ["2026-11-01", [], 22 / 66],
    ["2026-12-31", [], 65 / 66],
    ["2027-01-01", [], 1],
    ["2027-06-01", [], 1],
    ["2026-12-28", ["2026-12-25"], 61 / 65], // 66 − 1 holiday; 28, 29, 30 and 31 December are to come
    ["2026-11-01", ["2026-10-03", "2026-12-25", "2027-01-01"], 22 / 65], // a Saturday and a day outside take nothing
  ] as const)("on %s less %j is %d", (today, holidays, expected) =>
    expect(elapsedShare(quarter, today, holidays)).toBeCloseTo(expected, 12),
  );

  it("of a weekend is 0 until its end", () => {
    const weekend = { start: "2026-11-21", end: "2026-11-23" } as const;
    expect(elapsedShare(weekend, "2026-11-22", [])).toBe(0);
    expect(elapsedShare(weekend, "2026-11-23", [])).toBe(1);
  });

  it("never falls and stays within 0 and 1; what is completed and what is left add to the whole", () => {
    const offsets = fc.array(fc.integer({ min: -5, max: 100 }));
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 100 }), offsets, (days, off) => {
        const holidays = off.map((each) => addDays(quarter.start, each));
        const today = addDays(quarter.start, days);
        const share = elapsedShare(quarter, today, holidays);
        const all = workingDaysLeft(quarter, quarter.start, holidays);
        expect(share >= 0 && share <= elapsedShare(quarter, addDays(today, 1), holidays)).toBe(true);
        expect(share * all + workingDaysLeft(quarter, today, holidays)).toBeCloseTo(all, 9);
      }),
    );
  });
});

describe("what is left of 2026-Q4", () => {
  it.each([
    ["2026-09-01", 92 / 7, 66, false],
    ["2026-10-01", 92 / 7, 66, false], // 31 + 30 + 31 days
    ["2026-12-24", 8 / 7, 6, false],
    ["2026-12-25", 1, 5, true],
    ["2026-12-31", 1 / 7, 1, true],
    ["2027-01-01", 0, 0, false],
  ] as const)("on %s", (today, weeks, workingDays, inLastWeek) => {
    expect(weeksLeft(quarter, today)).toBeCloseTo(weeks, 12);
    expect(workingDaysLeft(quarter, today, [])).toBe(workingDays);
    expect(isLastWeek(quarter, today)).toBe(inLastWeek);
  });
});
