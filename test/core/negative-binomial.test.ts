import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOfAtLeast, gammaPoisson, quantileOfCount } from "../../src/core/negative-binomial.ts";
import { poissonQuantile } from "../../src/core/poisson.ts";

const shapes = fc.double({ min: 0.5, max: 5000, noNaN: true });
const means = fc.double({ min: 0, max: 2000, noNaN: true });

describe("gammaPoisson", () => {
  it("is the geometric law at shape 1: chances ½, ¼, ⅛ … with mean 1", () => {
    const law = gammaPoisson(1, 1);
    expect(law.first).toBe(0);
    for (const [k, chance] of [0.5, 0.25, 0.125].entries()) expect(law.chances[k]).toBeCloseTo(chance, 12);
    expect(chanceOfAtLeast(law, 2)).toBeCloseTo(0.25, 12); // 1 − ½ − ¼
    expect(quantileOfCount(law, 0.5)).toBe(0);
    expect(quantileOfCount(law, 0.76)).toBe(2); // ½ + ¼ < 0.76
  });

  it("has P(0) = (shape ÷ (shape + mean))^shape", () => {
    expect(gammaPoisson(2, 3).chances[0]).toBeCloseTo((2 / 5) ** 2, 12);
  });

  it("comes to Poisson as the shape grows", () => {
    const law = gammaPoisson(1e9, 40);
    for (const p of [0.1, 0.5, 0.9]) expect(quantileOfCount(law, p)).toBe(poissonQuantile(p, 40));
  });

  it("adds to 1, has its mean, and its tail and quantiles agree", () => {
    fc.assert(
      fc.property(shapes, means, (shape, mean) => {
        const { first, chances } = gammaPoisson(shape, mean);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        const found = chances.reduce((sum, chance, index) => sum + chance * (first + index), 0);
        expect(Math.abs(found - mean)).toBeLessThanOrEqual(1e-6 * (1 + mean));
        const median = quantileOfCount({ first, chances }, 0.5);
        expect(chanceOfAtLeast({ first, chances }, median + 1)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses what is no law, and no quantile", () => {
    expect(() => gammaPoisson(0, 1)).toThrow(RangeError);
    expect(() => gammaPoisson(1, -1)).toThrow(RangeError);
    expect(() => quantileOfCount(gammaPoisson(1, 1), 1)).toThrow(RangeError);
  });
});
