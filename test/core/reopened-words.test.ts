import { describe, expect, it } from "vitest";
import { type Reopened, wordsForReopened } from "../../src/core/reopened-words.ts";

const calendar = { fiscalStartMonth: 1, weekStart: "monday" as const, timeZone: "UTC" };
const of = (given: Partial<Reopened>): Reopened => ({
  was: "won",
  closedDay: "2026-09-01",
  n: 1,
  amountMinor: 12_000_000n,
  currency: "USD",
  ...given,
});

describe("reopenings in words", () => {
  it.each<[string, Reopened[], string[]]>([
    ["none", [], []],
    ["one win", [of({})], ["1 deal reopened: −$120,000 (won in 2026-Q3)"]],
    [
      "two days of one quarter are one line", // 120,000 + 30,000
      [of({}), of({ closedDay: "2026-07-01", amountMinor: 3_000_000n })],
      ["2 deals reopened: −$150,000 (won in 2026-Q3)"],
    ],
    [
      "quarters and currencies stand apart",
      [of({}), of({ closedDay: "2026-10-01" }), of({ currency: "EUR" })],
      [
        "1 deal reopened: −$120,000 (won in 2026-Q3)",
        "1 deal reopened: −$120,000 (won in 2026-Q4)",
        "1 deal reopened: −€120,000 (won in 2026-Q3)",
      ],
    ],
    ["what was lost takes no amount away", [of({ was: "lost" })], ["1 deal reopened (lost in 2026-Q3)"]],
    ["a win without an amount", [of({ amountMinor: 0n })], ["1 deal reopened (won in 2026-Q3)"]],
  ])("%s", (_what, reopened, lines) => {
    expect(wordsForReopened(reopened, calendar)).toEqual(lines);
  });
});
