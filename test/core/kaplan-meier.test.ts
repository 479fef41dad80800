import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgeRow, ageWhenWon, conversionBy, estimateConversion } from "../../src/core/kaplan-meier.ts";

const row = (ageDays: number, won: number, notWon = 0): AgeRow => ({ ageDays, won, notWon });
const rowsOf = fc.array(
  fc.record({ ageDays: fc.integer({ min: 0, max: 400 }), won: fc.nat(9), notWon: fc.nat(9) }),
);

describe("estimateConversion", () => {
  it("multiplies what survives each age with wins, open deals leaving the risk at their age", () => {
    const curve = estimateConversion({ rows: [row(30, 2), row(20, 0, 3), row(10, 1)], lost: 4 });
    expect(curve).toMatchObject({ n: 10, won: 3, errors: 0 });
    expect(curve.steps.map((step) => step.ageDays)).toEqual([10, 30]);
    expect(conversionBy(curve, 9)).toBe(0);
    expect(conversionBy(curve, 10)).toBeCloseTo(0.1, 12); // 1 of 10
    expect(conversionBy(curve, 29)).toBeCloseTo(0.1, 12);
    expect(conversionBy(curve, 30)).toBeCloseTo(0.4, 12); // 1 − 9/10 × 4/6: the 3 open ones have left
    expect(conversionBy(curve, 900)).toBeCloseTo(0.4, 12);
  });

  it("keeps a lost deal at risk for ever, where censoring it at its loss would inflate the rate", () => {
    const kept = estimateConversion({ rows: [row(50, 2)], lost: 8 });
    const censored = estimateConversion({ rows: [row(5, 0, 8), row(50, 2)], lost: 0 });
    expect(conversionBy(kept, 50)).toBeCloseTo(0.2, 12); // 2 of 10
    expect(conversionBy(censored, 50)).toBe(1); // 2 of the 2 that were left
  });

  it("counts a deal that is open at an age with wins as still at risk there", () => {
    const curve = estimateConversion({ rows: [row(10, 1, 3)], lost: 0 });
    expect(conversionBy(curve, 10)).toBeCloseTo(0.25, 12); // 1 of 4
  });

  it("adds rows of one age together", () => {
    const apart = estimateConversion({ rows: [row(10, 1), row(10, 2, 1), row(10, 0, 2)], lost: 3 });
    expect(apart).toEqual(estimateConversion({ rows: [row(10, 3, 3)], lost: 3 }));
  });

  it("leaves negative ages out and counts their deals as errors", () => {
    const curve = estimateConversion({ rows: [row(-1, 2, 1), row(-30, 1), row(10, 1)], lost: 1 });
    expect(curve).toMatchObject({ n: 2, won: 1, errors: 4 }); // 2 + 1 + 1
    expect(conversionBy(curve, 10)).toBeCloseTo(0.5, 12); // 1 of 2
  });

  it("has no conversion of no deals, and none yet where nothing was won", () => {
    expect(conversionBy(estimateConversion({ rows: [], lost: 0 }), 100)).toBeNull();
    expect(conversionBy(estimateConversion({ rows: [row(10, 0, 5)], lost: 2 }), 100)).toBe(0);
  });

  it("equals the plain rate at every age when nothing is censored", () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(500), fc.nat(400), (rows, lost, age) => {
        const wins = rows.map((each) => ({ ...each, notWon: 0 }));
        const n = wins.reduce((sum, each) => sum + each.won, lost);
        const wonBy = wins.reduce((sum, each) => sum + (each.ageDays <= age ? each.won : 0), 0);
        const expected = n === 0 ? null : expect.closeTo(wonBy / n, 9);
        expect(conversionBy(estimateConversion({ rows: wins, lost }), age)).toEqual(expected);
      }),
    );
  });

  it("rises with age within 0 to 1, and never lies under the share won so far", () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(50), (rows, lost) => {
        const curve = estimateConversion({ rows, lost });
        const values = [0, ...curve.steps.map((step) => step.conversion)];
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        expect(values.at(-1)).toBeLessThanOrEqual(1);
        expect(values.at(-1)).toBeGreaterThanOrEqual(curve.n === 0 ? 0 : curve.won / curve.n - 1e-9);
      }),
    );
  });

  it("refuses broken counts and ages", () => {
    expect(() => estimateConversion({ rows: [row(1.5, 1)], lost: 0 })).toThrow(RangeError);
    expect(() => estimateConversion({ rows: [row(1, -1)], lost: 0 })).toThrow(RangeError);
    expect(() => estimateConversion({ rows: [], lost: 0.5 })).toThrow(RangeError);
  });
});

describe("ageWhenWon", () => {
  it("finds the age by which a share of the eventual wins has come", () => {
    const rows = [row(10, 1), row(20, 1), row(30, 1), row(40, 1), row(90, 1)];
    const curve = estimateConversion({ rows, lost: 15 }); // 5 of 20 in the end
    expect(ageWhenWon(curve, 0.2)).toBe(10); // 0.05 of 0.25
    expect(ageWhenWon(curve, 0.5)).toBe(30); // 0.10 after 20 days, 0.15 after 30, 0.125 wanted
    expect(ageWhenWon(curve, 0.8)).toBe(40); // 0.20 of 0.25
    expect(ageWhenWon(curve, 1)).toBe(90);
  });

  it("is later than the wins alone say when many deals are still young", () => {
    const rows = [row(10, 5), row(100, 5)];
    expect(ageWhenWon(estimateConversion({ rows, lost: 0 }), 0.5)).toBe(10); // 5 of 10
    // 90 young open deals: 5 of 100 by day 10, then 5 of the 5 that are old enough
    expect(ageWhenWon(estimateConversion({ rows: [...rows, row(20, 0, 90)], lost: 0 }), 0.5)).toBe(100);
  });

  it("has no age without a win, and refuses a share outside 0 to 1", () => {
    const none = estimateConversion({ rows: [row(10, 0, 3)], lost: 1 });
    expect(ageWhenWon(none, 0.5)).toBeNull();
    expect(() => ageWhenWon(none, 0)).toThrow(RangeError);
    expect(() => ageWhenWon(none, 1.1)).toThrow(RangeError);
  });
});
