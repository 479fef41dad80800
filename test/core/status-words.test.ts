import { describe, expect, it } from "vitest";
import { statusRank, statusSymbol, wordsForStatus } from "../../src/core/status-words.ts";

const worstFirst = [
  "behind",
  "at risk",
  "none yet",
  "early",
  "on track",
  "met",
  "uncommitted",
  "no target yet",
] as const;

describe("the words of a status", () => {
  it("carry a symbol of their own each, of one character", () => {
    const symbols = worstFirst.map(statusSymbol);
    expect(new Set(symbols).size).toBe(worstFirst.length);
    for (const symbol of symbols) expect([...symbol]).toHaveLength(1);
  });

  it("never show the symbol without the word", () => {
    for (const status of worstFirst) expect(wordsForStatus(status)).toBe(`${statusSymbol(status)} ${status}`);
  });

  it("say what an uncommitted team brought and what is provisional", () => {
    expect(wordsForStatus("uncommitted", { n: "3" })).toBe("＋ uncommitted, +3");
    expect(wordsForStatus("behind", { isProvisional: true })).toBe("▼ behind (provisional)");
    expect(wordsForStatus("met", { isProvisional: true })).toBe("✓ met");
  });

  it("rank from the worst up", () => {
    expect(worstFirst.map(statusRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
