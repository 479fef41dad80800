import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentages, splitInteger } from "../../src/core/split.ts";

const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 });

describe("splitInteger", () => {
  it.each([
    { total: 120, weights: [5000, 3000, 2000], parts: [60, 36, 24] },
    { total: 10, weights: [1, 1, 1], parts: [4, 3, 3] }, // 3.33 each; equal remainders, the first is served
    { total: 7, weights: [50, 30, 20], parts: [4, 2, 1] }, // 3.5, 2.1, 1.4: the greatest remainder is 0.5
    { total: 1, weights: [1, 1], parts: [1, 0] },
    { total: 0, weights: [3, 4], parts: [0, 0] },
    { total: -10, weights: [1, 1, 1], parts: [-4, -3, -3] }, // the mirror image of 10
    { total: 5, weights: [0, 2], parts: [0, 5] },
  ])("splits $total over $weights into $parts", ({ total, weights, parts }) => {
    expect(splitInteger(total, weights)).toEqual(parts);
  });

  it("splits minor units as bigint far beyond the safe integers", () => {
    const total = 10n ** 20n + 1n;
    expect(splitInteger(total, [1, 1])).toEqual([5n * 10n ** 19n + 1n, 5n * 10n ** 19n]);
  });

  it("has nothing to split over when the weights add to 0", () => {
    expect(splitInteger(5, [0, 0])).toBeNull();
    expect(splitInteger(5n, [])).toBeNull();
  });

  it("loses nothing, and keeps each part less than 1 from its exact share", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, parts) => {
        const sum = parts.reduce((all, weight) => all + weight, 0);
        fc.pre(sum > 0);
        const split = splitInteger(total, parts) ?? [];
        expect(split.reduce((all, part) => all + part, 0)).toBe(total);
        split.forEach((part, index) => {
          expect(Math.abs(part - (total * (parts[index] ?? 0)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  it("refuses fractions and negative weights", () => {
    expect(() => splitInteger(5, [1, -1])).toThrow(RangeError);
    expect(() => splitInteger(5, [0.5, 1])).toThrow(RangeError);
    expect(() => splitInteger(5.5, [1])).toThrow(RangeError);
  });
});

describe("percentages", () => {
  it.each([
    { counts: [1, 1, 1], decimals: 0, printed: [34, 33, 33] },
    { counts: [1, 1, 1], decimals: 1, printed: [33.4, 33.3, 33.3] },
    { counts: [2, 1], decimals: 2, printed: [66.67, 33.33] },
    { counts: [12, 0, 18], decimals: 0, printed: [40, 0, 60] }, // 12 and 18 of 30
  ])("prints $counts with $decimals decimals as $printed", ({ counts, decimals, printed }) => {
    expect(percentages(counts, decimals)).toEqual(printed);
  });

  it("takes money in minor units", () => {
    expect(percentages([100_00n, 300_00n])).toEqual([25, 75]);
  });

  it("is null when the total is 0", () => {
    expect(percentages([0, 0])).toBeNull();
    expect(percentages([])).toBeNull();
  });

  it("adds to exactly 100 as printed", () => {
    fc.assert(
      fc.property(weights, fc.nat(3), (counts, decimals) => {
        const printed = percentages(counts, decimals);
        fc.pre(printed !== null);
        const inLastDecimal = (printed ?? []).map((percent) => Math.round(percent * 10 ** decimals));
        expect(inLastDecimal.reduce((all, part) => all + part, 0)).toBe(100 * 10 ** decimals);
      }),
    );
  });
});
