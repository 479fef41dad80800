import { describe, expect, it } from "vitest";
import { wordsForRestatement } from "../../src/core/restatement-words.ts";

const when = { day: "2026-11-16", today: "2026-11-23", currency: "USD" } as const;

describe("wordsForRestatement", () => {
  it.each([
    { more: 2n, words: "Marketing: last week's 41 is now 43: 2 late meetings" },
    { more: 1n, words: "Marketing: last week's 41 is now 42: 1 late meeting" },
    { more: -1n, words: "Marketing: last week's 41 is now 40: 1 meeting fewer, corrected or taken back" },
  ])("$words", ({ more, words }) => {
    expect(wordsForRestatement({ team: "Marketing", metric: "meetings", published: 41n, more }, when)).toBe(
      words,
    );
  });

  it("names another day than a week ago, and money", () => {
    const said = { team: "Sales", metric: "revenue", published: 1_000_000n, more: 500_000n } as const;
    expect(wordsForRestatement(said, { ...when, day: "2026-11-09" })).toBe(
      "Sales: what was published on Mon 9 Nov 2026 as $10k is now $15k: $5,000 late revenue",
    );
    expect(wordsForRestatement({ ...said, more: -500_000n }, when)).toContain("$5,000 revenue less");
    expect(wordsForRestatement({ ...said, isConverted: true }, when)).toBe(
      "Sales: last week's $10k is now $15k: $5,000 revenue more, late or by a rate set since",
    );
  });
});
