import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateWinChance, expectedNewWins, stageFactor } from "../../src/core/win-chance.ts";

const row = (ageDays: number, won: number, lost: number, open = 0) => ({ ageDays, won, lost, open });

describe("estimateWinChance", () => {
  // ten deals: 2 won at 10 days, 2 lost at 20, 3 won at 30, 3 lost at 40
  const chance = estimateWinChance([row(10, 2, 0), row(20, 0, 2), row(30, 3, 0), row(40, 0, 3)]);
  it.each([
    { age: 0, days: 100, is: 0.5 }, // 5 of 10
    { age: 0, days: 10, is: 0.2 },
    { age: 10, days: 90, is: 3 / 8 }, // two are won and gone
    { age: 20, days: 10, is: 3 / 6 }, // two more are lost: known to be open, it is one of six
    { age: 20, days: 9, is: 0 },
    { age: 30, days: 90, is: 0 },
    { age: 500, days: 90, is: 0 },
    { age: 0, days: 0, is: 0 },
  ])("of a deal of $age days within $days is $is", ({ age, days, is }) => {
    expect(chance(age, days)).toBeCloseTo(is, 9);
  });

  it("counts deals that are still open as at risk until their age", () => {
    // at 30 days 1 of the 2 that are left is won: the two open at 5 days say nothing of it
    expect(estimateWinChance([row(5, 0, 0, 2), row(30, 1, 0), row(40, 0, 1)])(10, 30)).toBeCloseTo(0.5, 9);
  });

  it("lies between 0 and 1 and grows with the days", () => {
    const counts = fc.record({ ageDays: fc.nat(60), won: fc.nat(5), lost: fc.nat(5), open: fc.nat(5) });
    fc.assert(
      fc.property(
        fc.array(counts, { maxLength: 12 }),
        fc.nat(70),
        fc.nat(70),
        fc.nat(70),
        (rows, age, one, more) => {
          const of = estimateWinChance(rows);
          expect(of(age, one)).toBeGreaterThanOrEqual(0);
          expect(of(age, one)).toBeLessThanOrEqual(1);
          expect(of(age, one + more)).toBeGreaterThanOrEqual(of(age, one) - 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("stageFactor", () => {
  it.each([
    { stage: { won: 0, closed: 0 }, is: 1 }, // nothing known: as the ledger
    { stage: { won: 10, closed: 10 }, is: 1.5 }, // (10 + 10 × 0.5) ÷ 20 = 0.75; ÷ 0.5
    { stage: { won: 0, closed: 10 }, is: 0.5 }, // (0 + 5) ÷ 20 = 0.25
  ])("of $stage is $is", ({ stage, is }) => {
    expect(stageFactor(stage, { won: 50, closed: 100 })).toBeCloseTo(is, 9);
  });
});

describe("expectedNewWins", () => {
  it("adds the deals of each day that are still won in time", () => {
    // won on the second day after opening, always: of 2 a day for 5 days, those of the first three days come in
    const chance = (_age: number, days: number) => (days >= 2 ? 1 : 0);
    expect(expectedNewWins(chance, 2, 5)).toBe(6); // left 4, 3, 2
  });
});
