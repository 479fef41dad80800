import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateConversion } from "../../src/core/kaplan-meier.ts";
import { maturityOf, wordsForMaturity } from "../../src/core/maturity.ts";

const wins = (...ages: number[]) => ages.map((ageDays) => ({ ageDays, won: 1, notWon: 0 }));
/** Median 30 days, p80 40 days. */
const curve = estimateConversion({ rows: wins(10, 20, 30, 40, 90), lost: 15 });

describe("maturityOf", () => {
  it.each([
    { youngestAgeDays: 0, ledgerAgeDays: 400, maturity: "open" },
    { youngestAgeDays: 29, ledgerAgeDays: 400, maturity: "open" }, // under the median of 30
    { youngestAgeDays: 30, ledgerAgeDays: 400, maturity: "maturing" },
    { youngestAgeDays: 39, ledgerAgeDays: 400, maturity: "maturing" }, // under the p80 of 40
    { youngestAgeDays: 40, ledgerAgeDays: 400, maturity: "mature" },
    { youngestAgeDays: 40, ledgerAgeDays: 80, maturity: "mature" }, // 2 × 40
    { youngestAgeDays: 40, ledgerAgeDays: 79, maturity: "unknown" },
    { youngestAgeDays: 0, ledgerAgeDays: 79, maturity: "unknown" },
  ])("is $maturity at $youngestAgeDays days in a ledger of $ledgerAgeDays", ({ maturity, ...ages }) => {
    expect(maturityOf({ ...ages, curve })).toBe(maturity);
  });

  it("is unknown under five wins, because their ages are chance", () => {
    const four = estimateConversion({ rows: wins(10, 20, 30, 40), lost: 100 });
    const none = estimateConversion({ rows: [{ ageDays: 200, won: 0, notWon: 50 }], lost: 50 });
    expect(maturityOf({ youngestAgeDays: 300, ledgerAgeDays: 1000, curve: four })).toBe("unknown");
    expect(maturityOf({ youngestAgeDays: 300, ledgerAgeDays: 1000, curve: none })).toBe("unknown");
  });

  it("calls a cohort open that the wins alone would call mature", () => {
    // by day 10 half of the wins seen, but 5 of 100 deals; of the 5 old enough all were won on day 100
    const rows = [
      { ageDays: 10, won: 5, notWon: 0 },
      { ageDays: 20, won: 0, notWon: 90 },
      { ageDays: 100, won: 5, notWon: 0 },
    ];
    const young = estimateConversion({ rows, lost: 0 });
    expect(maturityOf({ youngestAgeDays: 60, ledgerAgeDays: 400, curve: young })).toBe("open");
  });

  it("never goes back as a cohort grows older", () => {
    const order = ["open", "maturing", "mature"];
    const age = fc.nat(200);
    fc.assert(
      fc.property(age, age, (a, b) => {
        const [young, old] = [Math.min(a, b), Math.max(a, b)].map((youngestAgeDays) =>
          order.indexOf(maturityOf({ youngestAgeDays, ledgerAgeDays: 400, curve })),
        );
        expect(young).toBeLessThanOrEqual(old ?? -1);
      }),
    );
  });
});

describe("wordsForMaturity", () => {
  it("begin with the word and say what it means", () => {
    expect(wordsForMaturity("open")).toBe("open: half of its wins or more are still to come");
    expect(wordsForMaturity("maturing")).toBe("maturing: up to half of its wins are still to come");
    expect(wordsForMaturity("mature")).toBe("mature: most of its wins are in");
    expect(wordsForMaturity("unknown")).toBe("unknown: the ledger is too young to say how long a win takes");
  });
});
