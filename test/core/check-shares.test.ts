import { describe, expect, it } from "vitest";
import { checkShares, wordsForShares } from "../../src/core/check-shares.ts";

describe("checkShares", () => {
  it.each([
    { shares: [5000, 5000], check: { kind: "complete" }, words: "committed shares add up to 100 %" },
    {
      shares: [5000, 4000],
      check: { kind: "under", basisPoints: 1000 },
      words: "under-committed by 10 points",
    },
    { shares: [6000, 4500], check: { kind: "over", basisPoints: 500 }, words: "over-committed by 5 points" },
    { shares: [9900], check: { kind: "under", basisPoints: 100 }, words: "under-committed by 1 point" },
    { shares: [10_050], check: { kind: "over", basisPoints: 50 }, words: "over-committed by 0.5 points" },
    {
      shares: [3333, 3333, 3333],
      check: { kind: "under", basisPoints: 1 },
      words: "under-committed by 0.01 points",
    },
    { shares: [], check: { kind: "none" }, words: "no shares committed yet" },
  ])("finds $shares $words", ({ shares, check, words }) => {
    expect(checkShares(shares)).toEqual(check);
    expect(wordsForShares(checkShares(shares))).toBe(words);
  });
});
