import { describe, expect, it } from "vitest";
import { convertFacts, revenueOutlook } from "../../src/reports/revenue-outlook.ts";

const [today, currency] = ["2026-11-23", "USD"] as const;
const rates = [
  { currency: "EUR", day: "2026-01-01", rate: "1.20" },
  { currency: "EUR", day: "2026-11-01", rate: "1.10" },
] as const;
const open = { teamId: "sales", stage: null, ageDays: 0 };
const won = { teamId: "sales" };

describe("what a forecast of revenue draws from", () => {
  it("is converted at the rate of the closing day, and of today for what is open; without a rate it is left out", () => {
    const facts = convertFacts(
      {
        open: [
          { ...open, amountMinor: 10_000n, currency: "USD" },
          { ...open, amountMinor: 10_000n, currency: "EUR" }, // × 1.10
          { ...open, amountMinor: 10_000n, currency: "GBP" },
          { ...open, amountMinor: null, currency: "GBP" }, // drawn from what was won
        ],
        wonAmounts: [
          { ...won, day: "2026-02-01", amountMinor: 10_000n, currency: "EUR" }, // 31 days after 1 January: × 1.20
          { ...won, day: "2026-02-02", amountMinor: 10_000n, currency: "EUR" }, // 32 days
          { ...won, day: "2026-02-02", amountMinor: 700n, currency: "USD" },
        ],
      },
      { rates, currency, today },
    );
    expect(facts.open.map(({ amountMinor }) => amountMinor)).toEqual([10_000n, 11_000n, null]);
    expect(facts.wonAmounts.map(({ amountMinor }) => amountMinor)).toEqual([12_000n, 700n]);
    expect(facts.used.map(({ day }) => day)).toEqual(["2026-01-01", "2026-11-01"]);
  });

  it("wins a converted deal for its converted amount", () => {
    const sure = { ages: [{ ageDays: 5, won: 10, lost: 0, open: 0 }], opened: [], stages: new Map() };
    const converted = convertFacts(
      { open: [{ ...open, amountMinor: 10_000n, currency: "EUR" }], wonAmounts: [] },
      { rates, currency, today },
    );
    const forecast = revenueOutlook({ ...sure, ...converted }, { period: { end: "2027-01-01" }, today });
    // every deal was won after 5 days, and 39 are left: 500 + 100 × 1.10
    expect(forecast({ teamId: "sales", nMinor: 50_000n, needMinor: null })).toEqual(
      expect.objectContaining({ p10: 61_000n, p50: 61_000n, p90: 61_000n }),
    );
  });
});
