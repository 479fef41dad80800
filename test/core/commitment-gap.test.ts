import { describe, expect, it } from "vitest";
import { gapPerRemainingWeek } from "../../src/core/commitment-gap.ts";

const weeks = { weeksLeft: 4.5, workingDaysLeft: 22, isLastWeek: false };
const lastWeek = { weeksLeft: 0.6, workingDaysLeft: 3, isLastWeek: true };
const over = { weeksLeft: 0, workingDaysLeft: 0, isLastWeek: true };

describe("gapPerRemainingWeek", () => {
  it.each([
    { n: 12, need: 30, left: weeks, gap: { kind: "per week", missing: 18, perWeek: 4 } }, // 18 ÷ 4.5
    { n: 24, need: 30, left: lastWeek, gap: { kind: "per day", missing: 6, perDay: 2 } }, // 6 ÷ 3
    { n: 28, need: 30, left: over, gap: { kind: "short", missing: 2 } },
    { n: 30, need: 30, left: weeks, gap: { kind: "closed" } },
    { n: 31, need: 30, left: over, gap: { kind: "closed" } },
    { n: 3, need: 0, left: weeks, gap: { kind: "closed" } },
    { n: 3, need: null, left: weeks, gap: { kind: "closed" } },
    { n: 100_00n, need: 550_00n, left: weeks, gap: { kind: "per week", missing: 450_00, perWeek: 100_00 } },
  ])("of $n to $need is $gap.kind", ({ n, need, left, gap }) => {
    expect(gapPerRemainingWeek({ n, need, ...left })).toEqual(gap);
  });
});
