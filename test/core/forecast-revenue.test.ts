import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastRevenue, type OpenDeal } from "../../src/core/forecast-revenue.ts";

const none = { wonMinor: 0n, needMinor: null, isOver: false, openDeals: [], newWins: 0, wonAmounts: [] };
const deal = (chance: number, dollars: number | null): OpenDeal => ({
  chance,
  amountMinor: dollars === null ? null : BigInt(dollars * 100),
});

describe("forecastRevenue", () => {
  it("is the actual when the period is over, and what is won while nothing is open", () => {
    const over = { ...none, wonMinor: 500n, needMinor: 400n, isOver: true, openDeals: [deal(1, 9)] };
    expect(forecastRevenue(over)).toEqual({ kind: "range", p10: 500n, p50: 500n, p90: 500n, reach: 1 });
    const still = { kind: "range", p10: 500n, p50: 500n, p90: 500n, reach: 0 };
    expect(forecastRevenue({ ...none, wonMinor: 500n, needMinor: 501n })).toEqual(still);
  });

  it("adds what is certain, and half of what is even in the middle", () => {
    const sure = forecastRevenue({ ...none, wonMinor: 100_00n, openDeals: [deal(1, 50), deal(0, 900)] });
    expect(sure).toMatchObject({ p10: 150_00n, p50: 150_00n, p90: 150_00n });
    const coins = forecastRevenue({ ...none, openDeals: Array.from({ length: 100 }, () => deal(0.5, 10)) });
    // 100 coins of $10: $500 in the middle, 43 or 44 to 56 or 57 of them four times in five (√25 = 5 × 1.28)
    if (coins.kind === "none") throw new Error(coins.why);
    expect(Math.abs(Number(coins.p50) - 500_00)).toBeLessThanOrEqual(10_00);
    expect(Math.abs(Number(coins.p10) - 436_00)).toBeLessThanOrEqual(15_00);
    expect(Math.abs(Number(coins.p90) - 564_00)).toBeLessThanOrEqual(15_00);
  });

  it("draws an unknown amount and the amounts of new deals from won ones, and says so where there are none", () => {
    const drawn = { ...none, openDeals: [deal(1, null)], wonAmounts: [700n] };
    expect(forecastRevenue(drawn)).toMatchObject({ p10: 700n, p90: 700n });
    expect(forecastRevenue({ ...drawn, wonAmounts: [] }).kind).toBe("none");
    const fresh = forecastRevenue({ ...none, newWins: 40, wonAmounts: [100n] });
    if (fresh.kind === "none") throw new Error(fresh.why);
    expect(Math.abs(Number(fresh.p50) - 4_000)).toBeLessThanOrEqual(200); // 40 × 100
  });

  it("is the same for the same data, in order, never under what is won, and no lower with one more win", () => {
    const deals = fc.array(
      fc.record({
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
        amountMinor: fc.option(fc.bigInt({ min: 0n, max: 10_000_000n })),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(deals, fc.nat(1_000_000), fc.nat(3_000_000), fc.nat(900), (openDeals, won, need, more) => {
        const given = {
          ...none,
          wonMinor: BigInt(won),
          needMinor: BigInt(need),
          openDeals,
          wonAmounts: [5_000n],
        };
        const forecast = forecastRevenue(given);
        expect(forecastRevenue(given)).toEqual(forecast);
        const better = forecastRevenue({ ...given, wonMinor: BigInt(won + more) });
        if (forecast.kind === "none" || better.kind === "none") throw new Error("none");
        expect(forecast.p10).toBeGreaterThanOrEqual(BigInt(won));
        expect(forecast.p50).toBeGreaterThanOrEqual(forecast.p10);
        expect(forecast.p90).toBeGreaterThanOrEqual(forecast.p50);
        expect(better.p50).toBe(forecast.p50 + BigInt(more));
        expect(better.reach ?? 0).toBeGreaterThanOrEqual(forecast.reach ?? 0);
      }),
      { numRuns: 25 },
    );
  });
});
