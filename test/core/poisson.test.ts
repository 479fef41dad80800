import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonQuantile } from "../../src/core/poisson.ts";

describe("poissonQuantile", () => {
  // Cumulative Poisson probabilities as in any statistics textbook's table, four places.
  it.each([
    { p: 0.1, lambda: 2, k: 0 }, // P(0) = 0.1353
    { p: 0.1, lambda: 2.5, k: 1 }, // P(0) = 0.0821, P(≤1) = 0.2873
    { p: 0.1, lambda: 5, k: 2 }, // P(≤1) = 0.0404, P(≤2) = 0.1247
    { p: 0.1, lambda: 10, k: 6 }, // P(≤5) = 0.0671, P(≤6) = 0.1301
    { p: 0.1, lambda: 15, k: 10 }, // P(≤9) = 0.0699, P(≤10) = 0.1185
    { p: 0.1, lambda: 20, k: 14 }, // P(≤13) = 0.0661, P(≤14) = 0.1049
    { p: 0.5, lambda: 1, k: 1 }, // P(0) = 0.3679, P(≤1) = 0.7358
    { p: 0.5, lambda: 5, k: 5 }, // P(≤4) = 0.4405, P(≤5) = 0.6160
    { p: 0.95, lambda: 1, k: 3 }, // P(≤2) = 0.9197, P(≤3) = 0.9810
    { p: 0.95, lambda: 5, k: 9 }, // P(≤8) = 0.9319, P(≤9) = 0.9682
    { p: 0.95, lambda: 10, k: 15 }, // P(≤14) = 0.9165, P(≤15) = 0.9513
    { p: 0.9, lambda: 0, k: 0 },
    { p: 0, lambda: 9, k: 0 },
  ])("of $p at mean $lambda is $k, as in the table", ({ p, lambda, k }) => {
    expect(poissonQuantile(p, lambda)).toBe(k);
  });

  it("still sums where e to the minus lambda is zero in floating point", () => {
    // By sums of logarithms: P(≤4909) = 0.10003 is the first to reach 0.1.
    expect(poissonQuantile(0.1, 5000)).toBe(4909);
  });

  it("never falls when the mean or p grows", () => {
    const mean = fc.double({ min: 0, max: 400, noNaN: true });
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(mean, mean, share, share, (a, b, p, q) => {
        const low = poissonQuantile(Math.min(p, q), Math.min(a, b));
        expect(poissonQuantile(Math.max(p, q), Math.max(a, b))).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it.each([
    [1, 5],
    [-0.1, 5],
    [0.5, -1],
    [0.5, Number.POSITIVE_INFINITY],
  ])("refuses p %d at mean %d", (p, lambda) => {
    expect(() => poissonQuantile(p, lambda)).toThrow(RangeError);
  });
});
