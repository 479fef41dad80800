import { describe, expect, it } from "vitest";
import {
  combineSpreads,
  estimate,
  noSpread,
  spreadOfQuotient,
  spreadOfRate,
} from "../../src/core/estimate.ts";
import { passageOf } from "../../src/core/fund-backwards.ts";
import { staffFor } from "../../src/core/fund-staff.ts";

describe("intervals", () => {
  it("hold the likely figure, are wide for few and narrow for many, and do not simply multiply", () => {
    expect(spreadOfQuotient(5).high).toBeCloseTo(5 / 2.4326, 3); // 10 % of Gamma(5) lie under 2.4326
    expect(spreadOfQuotient(5).low).toBeCloseTo(5 / 7.9936, 3); // 90 % under 7.9936
    expect(spreadOfRate(0.2, 100).high).toBeGreaterThan(spreadOfRate(0.2, 1_000).high);
    expect(combineSpreads([])).toEqual(noSpread);
    // ln 2 twice: √(2 × ln² 2) = 0.9803, e^0.9803 = 2.665 and not 4
    expect(
      combineSpreads([
        { low: 0.5, high: 2 },
        { low: 0.5, high: 2 },
      ]).high,
    ).toBeCloseTo(2.665, 3);
    expect(estimate(1_001n, { low: 0.5, high: 1.5 })).toEqual({ low: 501n, likely: 1_001n, high: 1_502n });
  });
});

describe("how meetings come through", () => {
  it("by Kaplan–Meier at the p95 of the days, with the lost ones at risk for ever", () => {
    const rows = [
      { ageDays: 90, won: 5, notWon: 0 },
      { ageDays: 30, won: 0, notWon: 10 },
    ];
    // 10 of 25 are censored at 30 days; 5 of the 15 at risk are won at 90: 1 − (1 − 5 ÷ 15) = 33.3 %, not 5 ÷ 25
    expect(passageOf({ rows, lost: 10 }, 5)).toMatchObject({
      n: 25,
      through: 5,
      days: { median: 90, p75: 90 },
    });
    expect(passageOf({ rows, lost: 10 }, 5)?.conversion).toBeCloseTo(1 / 3);
    expect(passageOf({ rows: [], lost: 10 }, 5)).toEqual({ conversion: 0, n: 10, through: 0, days: null });
    expect(passageOf({ rows: [], lost: 4 }, 5)).toBeNull();
    // a win before its meeting is a data error: left out of days and conversion
    expect(passageOf({ rows: [{ ageDays: -3, won: 1, notWon: 0 }, ...rows], lost: 10 }, 5)).toMatchObject({
      n: 25,
      through: 5,
    });
  });
});

describe("people", () => {
  it("meetings ÷ meetings per head and quarter, rounded up to a tenth", () => {
    // 30 meetings by 4 people and 15 by 5: 45 ÷ 9 = 5 each; 52 ÷ 5 = 10.4 people
    const past = [
      { meetings: 30, headTenths: 40 },
      { meetings: 15, headTenths: 50 },
      { meetings: 99, headTenths: 0 },
    ];
    expect(staffFor(52, past)).toEqual({ headTenths: 104, perHead: 5, quarters: 2 });
    expect(staffFor(1, past)?.headTenths).toBe(2);
    expect(staffFor(52, [])).toBeNull();
    expect(staffFor(52, [{ meetings: 0, headTenths: 40 }])).toBeNull();
  });
});
