import { describe, expect, it } from "vitest";
import {
  expectByElapsed,
  expectByMonthlyCurve,
  isProvisional,
  wordsForBasis,
} from "../../src/core/expected-share.ts";

const curve = [2000, 2500, 5500];

describe("expected share", () => {
  it("is the elapsed share where there is no curve", () => {
    expect(expectByElapsed(0.4)).toEqual({ share: 0.4, basis: "elapsed" });
  });

  it.each([
    { elapsed: [0, 0, 0], share: 0 },
    { elapsed: [0.5, 0, 0], share: 0.1 }, // half of 20
    { elapsed: [1, 0, 0], share: 0.2 },
    { elapsed: [1, 0.4, 0], share: 0.3 }, // 20 + 0.4 × 25
    { elapsed: [1, 1, 0.2], share: 0.56 }, // 45 + 0.2 × 55
    { elapsed: [1, 1, 1], share: 1 },
  ])("on a curve of 20/25/55 with $elapsed of the months gone is $share", ({ elapsed, share }) => {
    expect(expectByMonthlyCurve(curve, elapsed)).toEqual({ share, basis: "curve", from: "admin" });
  });

  it("refuses a curve that does not add to 100 % or does not fit the period, and shares outside 0 to 1", () => {
    expect(() => expectByMonthlyCurve([2000, 2500], [1, 1])).toThrow(RangeError);
    expect(() => expectByMonthlyCurve([-1, 10_001], [1, 1])).toThrow(RangeError);
    expect(() => expectByMonthlyCurve(curve, [1, 1])).toThrow(RangeError);
    expect(() => expectByMonthlyCurve(curve, [1, 1, 1.1])).toThrow(RangeError);
    expect(() => expectByElapsed(-0.1)).toThrow(RangeError);
  });

  it.each([
    { metric: "leads", elapsed: false },
    { metric: "meetings", elapsed: false },
    { metric: "pipeline", elapsed: false },
    { metric: "deals", elapsed: true },
    { metric: "revenue", elapsed: true },
  ] as const)("is provisional for $metric on elapsed time: $elapsed", ({ metric, elapsed }) => {
    expect(isProvisional(metric, expectByElapsed(0.4))).toBe(elapsed);
    expect(isProvisional(metric, expectByMonthlyCurve(curve, [1, 0, 0]))).toBe(false);
  });

  it("says what it rests on", () => {
    expect(wordsForBasis(expectByElapsed(0.4))).toBe("expected by working days gone by");
    expect(wordsForBasis(expectByMonthlyCurve(curve, [1, 0, 0]))).toBe(
      "expected by the administrator's monthly curve",
    );
  });
});
