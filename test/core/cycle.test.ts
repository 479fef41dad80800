import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summariseCycle } from "../../src/core/cycle.ts";

describe("summariseCycle", () => {
  it("gives the middle and the quarter points of the days", () => {
    // 10 20 30 40 50: positions 1, 2 and 3 of 0..4
    const days = [10, 20, 30, 40, 50].map((value): [number, number] => [value, 1]);
    expect(summariseCycle(days)).toEqual({ kind: "cycle", n: 5, median: 30, p25: 20, p75: 40, errors: 0 });
  });

  it("leaves negative durations out and counts them as errors", () => {
    const histogram: [number, number][] = [
      [-3, 2],
      [-1, 1],
      [0, 3], // won on the day of the meeting
      [10, 3],
    ];
    // 0 0 0 10 10 10: middle between 0 and 10; position 1.25 is 0, position 3.75 is 10
    expect(summariseCycle(histogram)).toEqual({ kind: "cycle", n: 6, median: 5, p25: 0, p75: 10, errors: 3 });
  });

  it("calls fewer than five deals too few, and says how many", () => {
    expect(summariseCycle([[30, 4]])).toEqual({ kind: "too few", n: 4, errors: 0 });
    expect(summariseCycle([[-30, 9]])).toEqual({ kind: "too few", n: 0, errors: 9 });
    expect(summariseCycle([])).toEqual({ kind: "too few", n: 0, errors: 0 });
  });

  it("accounts for every deal, as counted or as an error", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 500 }), fc.nat(9)));
    fc.assert(
      fc.property(pairs, (histogram) => {
        const { n, errors } = summariseCycle(histogram);
        expect(n + errors).toBe(histogram.reduce((sum, [, count]) => sum + count, 0));
      }),
    );
  });
});
