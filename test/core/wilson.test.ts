import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../src/core/wilson.ts";

describe("wilsonInterval", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3 (score, no continuity correction).
  it.each([
    { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { successes: 0, trials: 20, low: 0, high: 0.1611 },
    { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])("of $successes in $trials is $low to $high, as published", ({ successes, trials, low, high }) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("has no interval without trials", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("ends exactly at 0 for none of n and at 1 for all of n", () => {
    expect(wilsonInterval(0, 7)?.low).toBe(0);
    expect(wilsonInterval(7, 7)?.high).toBe(1);
  });

  it("stays inside 0 to 1, holds the rate, and mirrors successes and failures", () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500)).filter(([won, lost]) => won + lost > 0);
    fc.assert(
      fc.property(counts, ([won, lost]) => {
        const interval = wilsonInterval(won, won + lost) ?? { low: Number.NaN, high: Number.NaN };
        const mirror = wilsonInterval(lost, won + lost) ?? { low: Number.NaN, high: Number.NaN };
        const rate = won / (won + lost);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(rate);
        expect(interval.high).toBeGreaterThanOrEqual(rate);
        expect(interval.low).toBeCloseTo(1 - mirror.high, 10);
      }),
    );
  });

  it.each([
    [-1, 5],
    [6, 5],
    [0.5, 5],
  ])("refuses %d of %d", (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  });
});
