import { describe, expect, it } from "vitest";
import { type Day, daysBetween } from "../../src/core/day.ts";
import type { DayCount } from "../../src/core/expected-curve.ts";
import { type Known, outlookOf, priorTotalOf } from "../../src/core/outlook.ts";
import { addQuarters, quarterPeriod } from "../../src/core/period.ts";

const settings = { fiscalStartMonth: 1 };
const period = quarterPeriod("2026-Q4", settings);
const pastQuarters = [1, 2, 3, 4, 5].map((back) => quarterPeriod(addQuarters("2026-Q4", -back), settings));
// Everything of each past quarter on the first day of its last month: nothing until about two thirds are gone.
const counts: DayCount[] = pastQuarters.map(({ end }): DayCount => {
  const [year = "", month = ""] = end.split("-");
  const last = month === "01" ? (`${Number(year) - 1}-12-01` as const) : null;
  return [last ?? (`${Number(year)}-${String(Number(month) - 1).padStart(2, "0")}-01` as Day), 8];
});
const known: Known = {
  ...{ period, today: "2026-11-23", holidays: [], firstDay: "2025-01-01", counts, pastQuarters, curve: null },
};

describe("outlookOf", () => {
  it("expects what the complete quarters had by then, and says of how many", () => {
    // 37 of 66 working days gone; the last month begins with the 43rd or later: nothing had come
    expect(outlookOf(known).expected).toEqual({ share: 0, basis: "curve", from: "history", quarters: 5 });
    expect(outlookOf({ ...known, today: "2026-12-24" }).expected.share).toBe(1);
  });

  it("takes an administrator's curve before any other", () => {
    // October's 20 and 15 of November's 21 working days: 20 + 25 × 15/21
    expect(outlookOf({ ...known, curve: [2000, 2500, 5500] }).expected.share).toBeCloseTo(0.3786, 4);
  });

  it("does not count a quarter that began before the records, and with under four goes by working days", () => {
    const { expected, complete } = outlookOf({ ...known, firstDay: "2025-10-02" });
    expect(expected).toEqual({ share: 37 / 66, basis: "elapsed" });
    expect(complete.map(({ start }) => start)).toEqual(["2026-07-01", "2026-04-01", "2026-01-01"]);
  });

  it("has no forecast under three weeks of records, or before the quarter", () => {
    expect(daysBetween("2026-11-03", "2026-11-23")).toBe(20);
    expect(outlookOf({ ...known, firstDay: "2026-11-03" }).whyNone).toContain("3 weeks");
    expect(outlookOf({ ...known, firstDay: "2026-11-02" }).whyNone).toBeNull();
    expect(outlookOf({ ...known, firstDay: null }).whyNone).toContain("3 weeks");
    expect(outlookOf({ ...known, today: "2026-09-30" }).whyNone).toContain("has not begun");
    expect(outlookOf({ ...known, today: "2027-01-01", firstDay: null }).whyNone).toBeNull();
  });

  it("counts as seen what fell since the first record", () => {
    // records from Monday 2 November: 15 of 66 working days up to the 23rd
    const { seenShare } = outlookOf({ ...known, firstDay: "2026-11-02" });
    expect(seenShare).toBeCloseTo(15 / 66, 9);
    expect(outlookOf({ ...known, firstDay: "2026-08-03" }).seenShare).toBeCloseTo(37 / 66, 9);
  });
});

describe("priorTotalOf", () => {
  it("is the mean of the last four complete quarters", () => {
    const own: DayCount[] = [
      ["2026-09-01", 10],
      ["2026-04-01", 6],
      ["2025-07-01", 99],
    ];
    expect(priorTotalOf(outlookOf(known), own)).toBe(4); // (10 + 6 + 0 + 0) ÷ 4; the fifth is too old
  });

  it("is what was seen before the quarter, scaled to a whole one", () => {
    const outlook = outlookOf({ ...known, firstDay: "2026-08-17" });
    // 33 of the 66 working days of the third quarter come on or after 17 August
    expect(outlook.before?.share).toBeCloseTo(33 / 66, 9);
    expect(priorTotalOf(outlook, [["2026-09-01", 10]])).toBeCloseTo(20, 9);
  });

  it("is nothing without records before", () => {
    expect(priorTotalOf(outlookOf({ ...known, firstDay: "2026-10-05" }), [])).toBeNull();
    expect(priorTotalOf(outlookOf({ ...known, firstDay: "2026-09-20" }), [])).toBeNull(); // 11 days
  });
});
