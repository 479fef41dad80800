import { describe, expect, it } from "vitest";
import { rateOf } from "../../src/core/rate.ts";

describe("rateOf", () => {
  it.each([
    { n: 0, d: 0, expected: { kind: "none" } },
    { n: 57, d: 0, expected: { kind: "none" } },
    { n: 3, d: 4, expected: { kind: "counts", n: 3, d: 4 } },
    { n: 3, d: 5, expected: { kind: "indicative", rate: 0.6, n: 3, d: 5 } },
    { n: 0, d: 29, expected: { kind: "indicative", rate: 0, n: 0, d: 29 } },
    { n: 12, d: 30, expected: { kind: "rate", rate: 0.4, n: 12, d: 30 } },
    { n: 60, d: 40, expected: { kind: "rate", rate: 1.5, n: 60, d: 40 } }, // mixed cohorts
  ])("answers $n of $d by $expected.kind", ({ n, d, expected }) => {
    expect(rateOf(n, d)).toEqual(expected);
  });

  it.each([
    [-1, 4],
    [1, -4],
    [0.5, 4],
    [Number.NaN, 4],
  ])("refuses %d of %d", (n, d) => {
    expect(() => rateOf(n, d)).toThrow(RangeError);
  });
});
