import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusOfCount } from "../../src/core/commitment-status.ts";
import { type Forecast, reachOf } from "../../src/core/forecast.ts";
import { forecastCount } from "../../src/core/forecast-count.ts";
import { poissonQuantile } from "../../src/core/poisson.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";
import { drawFactor, drawWeeks, steepCurve, sumOfFirst } from "../support/simulate-quarter.ts";

const rangeOf = (forecast: Forecast) => {
  if (forecast.kind === "none") throw new Error(forecast.why);
  return forecast;
};
const share = fc.double({ min: 0, max: 1, noNaN: true });
const history = { priorTotal: 26 };
const at = (expectedShare: number) => ({ expectedShare, seenShare: expectedShare });

describe("forecastCount", () => {
  it.each([
    // shape 26 × 2/13 + 0 = 4, rate 2/13 + 0: 26 to come on average, as before
    { n: 0, expected: 0, priorTotal: 26, p50: 24n },
    // shape 4 + 13, rate 2/13 + 1/2: 17 × 0.5 ÷ 0.654 = 13 more
    { n: 13, expected: 0.5, priorTotal: 26, p50: 26n },
    // 4 + 26 = 30, × 0.5 ÷ 0.654 = 22.9 more: the prior takes back little of a good half
    { n: 26, expected: 0.5, priorTotal: 26, p50: 49n },
    // no prior: 20 × 0.5 ÷ 0.5 = 20 more on average, the middle of a law that leans left a little less
    { n: 20, expected: 0.5, priorTotal: null, p50: 39n },
    // nothing so far and nothing before: Jeffreys' half of one, × 0.5 ÷ 0.5
    { n: 0, expected: 0.5, priorTotal: null, p50: 0n },
  ])("with $n at $expected of the curve ends about $p50", ({ n, expected, priorTotal, p50 }) => {
    expect(rangeOf(forecastCount({ n, need: null, ...at(expected), priorTotal })).p50).toBe(p50);
  });

  it("is the actual once the quarter is over, and there is none while nothing was seen", () => {
    const over = forecastCount({ n: 41, need: 40, ...at(1), ...history });
    expect(over).toEqual({ kind: "range", p10: 41n, p50: 41n, p90: 41n, reach: 1 });
    expect(reachOf(forecastCount({ n: 39, need: 40, ...at(1), ...history }))).toBe(0);
    expect(forecastCount({ n: 0, need: 3, ...at(0), priorTotal: null }).kind).toBe("none");
  });

  it("counts only the part of the curve that was recorded", () => {
    // 10 in the last fifth of the quarter's first half is a faster business than 10 in all of it
    const all = rangeOf(forecastCount({ n: 10, need: null, ...at(0.5), priorTotal: null }));
    const part = rangeOf(
      forecastCount({ n: 10, need: null, expectedShare: 0.5, seenShare: 0.1, priorTotal: null }),
    );
    expect(all.p50).toBe(19n); // 10 + 10 × 0.5 ÷ 0.5 on average
    expect(Number(part.p50)).toBeGreaterThan(50); // 10 + 10 × 0.5 ÷ 0.1 = 60 on average
  });

  it("orders its tenths, never falls under what is there, and gives the same for the same", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), share, fc.nat(400), (n, need, expected, priorTotal) => {
        const of = { n, need, ...at(expected), priorTotal };
        const forecast = rangeOf(forecastCount(of));
        expect(forecast.p10).toBeGreaterThanOrEqual(BigInt(n));
        expect(forecast.p50).toBeGreaterThanOrEqual(forecast.p10);
        expect(forecast.p90).toBeGreaterThanOrEqual(forecast.p50);
        expect(forecast.reach).toBeGreaterThanOrEqual(0);
        expect(forecast.reach).toBeLessThanOrEqual(1 + 1e-9);
        expect(forecastCount(of)).toEqual(forecast);
      }),
      { numRuns: 60 },
    );
  });

  it("is never made worse by one more win", () => {
    fc.assert(
      fc.property(fc.nat(150), fc.nat(150), share, fc.nat(200), (n, need, expected, priorTotal) => {
        const reach = (wins: number) =>
          reachOf(forecastCount({ n: wins, need, ...at(expected), priorTotal })) ?? 0;
        expect(reach(n + 1)).toBeGreaterThanOrEqual(reach(n) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

// Teams of these sizes; their rate differs from quarter to quarter. The seed was not used while the forecast was built.
const means = [5, 9, 16, 30, 55, 100];
const seed = 20_261_125;

describe("forecastCount in simulated quarters", () => {
  it("holds 70 to 90 % of the ends between P10 and P90, in a band no wider than a Poisson count's", () => {
    const random = seededRandom(seed);
    const cells = { n: 0, covered: 0, width: 0, scaled: 0, lateWidth: 0, lateKnown: 0 };
    const band = (mean: number) => poissonQuantile(0.9, mean) - poissonQuantile(0.1, mean);
    for (let round = 0; round < 80; round += 1) {
      for (const mean of means) {
        const past = [1, 2, 3, 4].map(() => drawWeeks(mean * drawFactor(0.12, random), steepCurve, random));
        const priorTotal = past.reduce((sum, weeks) => sum + sumOfFirst(weeks, 13), 0) / past.length;
        const rate = mean * drawFactor(0.12, random);
        const weeks = drawWeeks(rate, steepCurve, random);
        const gone = 3 + Math.floor(random() * 9); // after three to eleven weeks
        const n = sumOfFirst(weeks, gone);
        const come = sumOfFirst(steepCurve, gone);
        const forecast = rangeOf(forecastCount({ n, need: null, ...at(come), priorTotal }));
        const end = sumOfFirst(weeks, 13);
        const width = Number(forecast.p90 - forecast.p10);
        cells.n += 1;
        cells.covered += end >= Number(forecast.p10) && end <= Number(forecast.p90) ? 1 : 0;
        // A Poisson count on the expected curve: so many at this point of it, and the whole in proportion.
        cells.width += width;
        cells.scaled += band(rate * come) / come;
        if (come < 0.5) continue;
        // From the middle on the quarter's records say more than its true rate would without them.
        cells.lateWidth += width;
        cells.lateKnown += band(rate);
      }
    }
    expect(cells.n).toBeGreaterThanOrEqual(400);
    expect(cells.covered / cells.n).toBeGreaterThanOrEqual(0.7);
    expect(cells.covered / cells.n).toBeLessThanOrEqual(0.9);
    expect(cells.width).toBeLessThanOrEqual(cells.scaled);
    expect(cells.lateWidth).toBeLessThanOrEqual(cells.lateKnown);
  });

  it.each([
    { what: "with a forecast", priorOf: (mean: number) => mean },
    { what: "without one, by its pace", priorOf: () => null },
  ])("calls a team that is exactly on its curve behind in at most 10 % of weeks, $what", ({ priorOf }) => {
    const random = seededRandom(seed + 1);
    let weeksSeen = 0;
    let behind = 0;
    for (let round = 0; round < 60; round += 1) {
      for (const need of means) {
        const weeks = drawWeeks(need, steepCurve, random);
        for (let gone = 1; gone < 13; gone += 1) {
          const n = sumOfFirst(weeks, gone);
          const expectedShare = sumOfFirst(steepCurve, gone);
          const priorTotal = priorOf(need);
          const reach =
            priorTotal === null
              ? null
              : reachOf(forecastCount({ n, need, ...at(expectedShare), priorTotal }));
          weeksSeen += 1;
          const status = statusOfCount({ n, need, elapsedShare: gone / 13, expectedShare, reach });
          behind += status === "behind" ? 1 : 0;
        }
      }
    }
    expect(weeksSeen).toBe(4320); // 60 × 6 × 12
    expect(behind / weeksSeen).toBeLessThanOrEqual(0.1);
    expect(behind).toBeGreaterThan(0);
  });
});
