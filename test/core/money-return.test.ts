import { describe, expect, it } from "vitest";
import { parseBudgetLine, wordsForHeads } from "../../src/core/budget-line.ts";
import { cellOfReturn, returnOf, wordsForReturn } from "../../src/core/money-return.ts";

describe("the return of money", () => {
  it.each([
    [11_000n, 10_000n, null, "1.10×", "revenue return 1.10×: earned back its spend"],
    [4_000n, 10_000n, null, "0.40×", "revenue return 0.40×: has not earned back its spend"],
    [50_000n, 10_000n, 3_500, "ROI 75 %", "ROI 75 %"], // (50,000 × 0.35 − 10,000) ÷ 10,000
    [10_000n, 10_000n, 3_500, "ROI −65 %", "ROI −65 %"], // (3,500 − 10,000) ÷ 10,000
    [5_000n, 0n, null, "n/a", "n/a, nothing was spent"],
    [5_000n, 0n, 3_500, "n/a", "n/a, nothing was spent"],
  ])("%s won for %s at a margin of %s", (wonMinor, spendMinor, marginBp, cell, words) => {
    const value = returnOf({ wonMinor, spendMinor, marginBp });
    expect([cellOfReturn(value), wordsForReturn(value)]).toEqual([cell, words]);
  });
});

describe("a line after /budget", () => {
  const teams = [
    { id: "m", name: "Marketing", key: "marketing" },
    { id: "f", name: "Field Sales", key: "field sales" },
  ];
  const calendar = { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" } as const;
  const read = (text: string) => {
    const line = parseBudgetLine(text, { today: "2026-11-23", calendar, currency: "USD", teams });
    return line.ok ? line.value : `${line.what} Try: ${line.example}`;
  };
  it.each([
    ["", { kind: "show", quarter: "2026-Q4" }],
    ["2027-Q1", { kind: "show", quarter: "2027-Q1" }],
    ["cost last quarter", { kind: "cost", quarter: "2026-Q3" }],
    [
      "set marketing $200k 2027-Q1",
      { kind: "set", team: teams[0], quarter: "2027-Q1", amountMinor: 20_000_000n },
    ],
    ["set field sales 0", { kind: "set", team: teams[1], quarter: "2026-Q4", amountMinor: 0n }],
    ["staff marketing 6.5 2027-Q1", { kind: "staff", team: teams[0], quarter: "2027-Q1", headTenths: 65 }],
    ["staff Marketing 6 people", { kind: "staff", team: teams[0], quarter: "2026-Q4", headTenths: 60 }],
  ])("%s", (text, line) => expect(read(text)).toEqual(line));

  it.each([
    ["set marketing €200k", "This ledger reports in USD"],
    ["set dreams $5", "“dreams” is not a team."],
    ["staff marketing 6.55", "is not a number of people"],
    ["return someday", "is not a period"],
    ["dance", "is nothing that /budget shows"],
  ])("%s is refused in words", (text, words) => expect(read(text)).toContain(words));

  it("takes the last eight quarters for a return", () => {
    expect(read("return")).toMatchObject({
      kind: "return",
      period: { start: "2024-10-01", end: "2026-10-01" },
    });
    expect([wordsForHeads(65), wordsForHeads(10)]).toEqual(["6.5 people", "1 person"]);
  });
});
