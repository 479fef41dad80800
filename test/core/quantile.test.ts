import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, quantile, quantileFromCounts } from "../../src/core/quantile.ts";

describe("quantile", () => {
  it.each([
    { values: [1, 2, 3, 4], p: 0.25, expected: 1.75 }, // position 3 × 0.25 = 0.75 between 1 and 2
    { values: [1, 2, 3, 4], p: 0.5, expected: 2.5 }, // position 1.5 between 2 and 3
    { values: [4, 1, 3, 2], p: 0.75, expected: 3.25 }, // position 2.25 between 3 and 4, order does not matter
    { values: [10, 20, 30, 40, 50], p: 0.8, expected: 42 }, // position 3.2 between 40 and 50
    { values: [7], p: 0.25, expected: 7 },
    { values: [3, 1, 2], p: 0, expected: 1 },
    { values: [3, 1, 2], p: 1, expected: 3 },
  ])("interpolates $values at $p to $expected as R's type 7 does", ({ values, p, expected }) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });

  it("has no quantile of an empty list", () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(median([])).toBeNull();
    expect(quantileFromCounts([[3, 0]], 0.5)).toBeNull();
  });

  it("takes the middle of an odd list and the mean of the two middles of an even one", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6); // (5 + 7) ÷ 2
  });

  it("gives the same from a histogram as from the list written out", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 30 })));
    fc.assert(
      fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), (histogram, p) => {
        const writtenOut = histogram.flatMap(([value, count]) => Array.from({ length: count }, () => value));
        expect(quantileFromCounts(histogram, p)).toBe(quantile(writtenOut, p));
      }),
    );
  });

  it("lies between the smallest and the greatest value and grows with p", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, a, b) => {
        const low = quantile(list, Math.min(a, b)) ?? Number.NaN;
        const high = quantile(list, Math.max(a, b)) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual(Math.min(...list));
        expect(high).toBeLessThanOrEqual(Math.max(...list));
        expect(high - low).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it("refuses a p outside 0 to 1, a value that is not finite and a broken count", () => {
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([Number.NaN], 0.5)).toThrow(RangeError);
    expect(() => quantileFromCounts([[1, -1]], 0.5)).toThrow(RangeError);
    expect(() => quantileFromCounts([[1, 0.5]], 0.5)).toThrow(RangeError);
  });
});
