import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/core/day.ts";
import { expectByHistory, type PastQuarter, shareCome } from "../../src/core/expected-curve.ts";

// Monday 1 to Sunday 14 March 2027: ten working days.
const period = { start: "2027-03-01", end: "2027-03-15" } as const;
const quarter = (...days: [Day, number][]): PastQuarter => ({ period, days });

describe("shareCome", () => {
  const uneven = quarter(["2027-03-01", 1], ["2027-03-06", 2], ["2027-03-12", 1]);
  it.each([
    { elapsed: 0, share: 0 },
    { elapsed: 0.05, share: 0.125 }, // half of Monday's one of four
    { elapsed: 0.1, share: 0.25 },
    { elapsed: 0.5, share: 0.25 }, // Saturday's two come once the fifth working day is over
    { elapsed: 0.51, share: 0.75 },
    { elapsed: 0.9, share: 0.75 },
    { elapsed: 1, share: 1 },
  ])("is $share at $elapsed of the working days", ({ elapsed, share }) => {
    expect(shareCome(uneven, elapsed, [])).toBeCloseTo(share, 9);
  });

  it("is nothing to go by in a quarter without anything", () => {
    expect(shareCome(quarter(), 0.5, [])).toBeNull();
  });
});

describe("expectByHistory", () => {
  const early = quarter(["2027-03-01", 4]);
  const late = quarter(["2027-03-12", 1]);

  it("is the mean of four quarters or more, each weighing the same", () => {
    expect(expectByHistory([early, late, late, late], 0.5, [])).toEqual({
      ...{ share: 0.25, basis: "curve", from: "history", quarters: 4 }, // (1 + 0 + 0 + 0) ÷ 4
    });
    expect(expectByHistory([early, late, late, quarter()], 0.5, [])).toBeNull();
  });

  it("rises from 0 to 1", () => {
    const n = fc.integer({ min: 0, max: 50 });
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), n), { minLength: 1, maxLength: 6 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(days, share, share, (drawn, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const past = quarter(
          ["2027-03-03", 1],
          ...drawn.map(([date, count]): [Day, number] => [addDays("2027-03-01", date - 1), count]),
        );
        const at = (elapsed: number) => expectByHistory([past, late, early, late], elapsed, [])?.share ?? 0;
        expect(at(low)).toBeLessThanOrEqual(at(high) + 1e-12);
        expect(at(0)).toBe(0);
        expect(at(1)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});
