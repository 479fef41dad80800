import { describe, expect, it } from "vitest";
import { betaQuantile, gammaQuantile, normalQuantile } from "../../src/core/distributions.ts";

// Published tables: percentage points of the Beta, chi-squared and normal distributions (Pearson and Hartley, Biometrika
// Tables for Statisticians I, 1966, tables 16, 8 and 4), and closed forms where there are some.
describe("quantiles of distributions", () => {
  it.each([
    { p: 0.5, alpha: 5, beta: 3, value: 0.63588 },
    { p: 0.1, alpha: 5, beta: 3, value: 0.40382 },
    { p: 0.9, alpha: 5, beta: 3, value: 0.83036 },
    { p: 0.05, alpha: 1, beta: 10, value: 1 - 0.95 ** 0.1 }, // F(x) = 1 − (1 − x)^10
    { p: 0.3, alpha: 4, beta: 1, value: 0.3 ** 0.25 }, // F(x) = x^4
    { p: 0.25, alpha: 0.5, beta: 0.5, value: Math.sin((Math.PI * 0.25) / 2) ** 2 }, // arcsine distribution
    { p: 0.975, alpha: 1, beta: 1, value: 0.975 },
  ])("Beta($alpha, $beta) at $p is $value", ({ p, alpha, beta, value }) => {
    expect(betaQuantile(p, alpha, beta)).toBeCloseTo(value, 5);
  });

  it.each([
    // chi-squared with ν degrees of freedom is Gamma(ν/2) of mean ν
    { p: 0.95, degrees: 10, chiSquared: 18.307 },
    { p: 0.05, degrees: 10, chiSquared: 3.9403 },
    { p: 0.9, degrees: 5, chiSquared: 9.23636 },
    { p: 0.5, degrees: 30, chiSquared: 29.336 },
  ])("chi-squared with $degrees degrees of freedom at $p is $chiSquared", ({ p, degrees, chiSquared }) => {
    expect(gammaQuantile(p, degrees / 2) * degrees).toBeCloseTo(chiSquared, 2);
  });

  it.each([
    { p: 0.975, z: 1.959964 },
    { p: 0.9, z: 1.281552 },
    { p: 0.9995, z: 3.290527 },
    { p: 0.5, z: 0 },
    { p: 0.005, z: -2.575829 },
  ])("the normal distribution at $p is $z", ({ p, z }) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 5);
  });

  it("refuses what is no probability and no distribution", () => {
    expect(() => normalQuantile(1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
    expect(() => gammaQuantile(0.5, Number.NaN)).toThrow(RangeError);
  });
});
