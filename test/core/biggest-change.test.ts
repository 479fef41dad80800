import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biggestChange, wordsForChange } from "../../src/core/biggest-change.ts";

const row = (team: string | null, before: number, now: number) => ({
  team,
  before: BigInt(before),
  now: BigInt(now),
});
const say = (...rows: ReturnType<typeof row>[]) => {
  const change = biggestChange(rows);
  return change === null ? null : wordsForChange(change, "meetings", "USD");
};

describe("the biggest change", () => {
  it.each([
    {
      // 32 of 60 = 53 % → 30 of 67 = 45 %
      rows: [row("Marketing", 32, 30), row("Sales", 28, 37)],
      words: "Since last week Marketing −9 points: 2 fewer of its own, 9 more of Sales.",
    },
    {
      // 10 of 20 → 10 of 24: −8.3; Sales 6 of 20 → 10 of 24: +11.7
      rows: [row("Marketing", 10, 10), row("Sales", 6, 10), row(null, 4, 4)],
      words: "Since last week Sales +12 points: 4 more of its own.",
    },
    {
      rows: [row("Marketing", 1, 0), row("Sales", 98, 99)],
      words: "Since last week Marketing −1 point: 1 fewer of its own, 1 more of Sales.",
    },
    {
      // 5 of 10 → 5 of 20: −25; unsourced 0 → 10 of 20: +50
      rows: [row("Marketing", 5, 5), row("Sales", 5, 5), row(null, 0, 10)],
      words: "Since last week unsourced +50 points: 10 more.",
    },
    {
      // 9 of 10 → 9 of 14: −26; unsourced 1 of 10 → 5 of 14: +26
      rows: [row("Marketing", 9, 9), row(null, 1, 5)],
      words: "Since last week Marketing −26 points: none more of its own, 4 more unsourced.",
    },
    { rows: [row("Marketing", 0, 5), row("Sales", 0, 5)], words: null },
    { rows: [row("Marketing", 5, 6), row("Sales", 5, 6)], words: null },
  ])("of $rows is: $words", ({ rows, words }) => {
    expect(say(...rows)).toBe(words);
  });

  it("tells of money in money", () => {
    const change = biggestChange([row("Sales", 10_000_00, 30_000_00), row("Partners", 10_000_00, 10_000_00)]);
    expect(change && wordsForChange(change, "revenue", "USD")).toBe(
      "Since last week Sales +25 points: $20k more of its own.",
    );
  });

  it("is never larger than 100 points, and shares that move add to nothing", () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 6 }), (drawn) => {
        const rows = drawn.map(([before, now], index) => row(`T${index}`, before, now));
        const change = biggestChange(rows);
        if (change === null) return;
        expect(Math.abs(change.points)).toBeLessThanOrEqual(100);
        expect(Math.abs(change.points)).toBeGreaterThanOrEqual(1);
        const own = rows.find(({ team }) => team === change.team);
        expect(change.own).toBe((own?.now ?? 0n) - (own?.before ?? 0n));
      }),
    );
  });
});
