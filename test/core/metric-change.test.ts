import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeChange } from "../../src/core/metric-change.ts";

const big = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : BigInt(value)));
// weekly changes +2 −2 +2 −2 +2 −2: median 0 of (−2, −2, −2, 2, 2, 2), absolute deviations all 2, s = 1.4826 × 2 = 2.9652
const wavy = big([10, 12, 10, 12, 10, 12, 10]);
const judge = (given: Partial<Parameters<typeof judgeChange>[0]>) =>
  judgeChange({
    ...{ before: 10n, after: 10n, direction: "up", history: wavy, weeks: 1, isCount: true },
    ...given,
  });

describe("whether a metric moved beyond its usual variation", () => {
  it.each([
    ["within 2 × 2.9652 × √1 = 5.93 after one week", { after: 15n }, "within the usual"],
    ["beyond it", { after: 16n }, "moved"],
    ["beyond it, and down was meant", { after: 16n, direction: "down" }, "the other way"],
    ["beyond it downwards", { after: 4n }, "the other way"],
    ["beyond it downwards, and down was meant", { after: 4n, direction: "down" }, "moved"],
    ["four weeks allow twice as much: 2 × 2.9652 × √4 = 11.86", { after: 21n, weeks: 4 }, "within the usual"],
    ["beyond that", { after: 22n, weeks: 4 }, "moved"],
    [
      "thirteen weeks allow no more than four: all of a value's weeks are new by then",
      { after: 22n, weeks: 13 },
      "moved",
    ],
    ["nothing new after no week counts as one", { after: 15n, weeks: 0 }, "within the usual"],
    // 6 changes of 0 and one of 7: more than half are the same; mean 1, variance (6 × 1 + 36) ÷ 7 = 6, 2 × √6 = 4.90
    [
      "more than half the same: the standard deviation",
      { history: big([1, 1, 1, 1, 1, 1, 1, 8]), after: 14n },
      "within the usual",
    ],
    ["beyond the standard deviation", { history: big([1, 1, 1, 1, 1, 1, 1, 8]), after: 15n }, "moved"],
    [
      "one deal more than never is no proof",
      { history: big([0, 0, 0, 0, 0, 0, 0]), before: 0n, after: 1n },
      "within the usual",
    ],
    ["two are more", { history: big([0, 0, 0, 0, 0, 0, 0]), before: 0n, after: 2n }, "moved"],
    [
      "a rate that never changed has moved with any change",
      { history: big([5, 5, 5, 5, 5, 5, 5]), before: 5n, after: 6n, isCount: false },
      "moved",
    ],
    [
      "no change is no move",
      { history: big([5, 5, 5, 5, 5, 5, 5]), before: 5n, after: 5n, isCount: false },
      "within the usual",
    ],
  ] as const)("%s", (_, given, verdict) => {
    expect(judge(given).verdict).toBe(verdict);
  });

  it.each([
    [{ history: big([1, 2, 3, 4, 5, 6]) }, "too little history: 5 weekly changes before it, and it takes 6"],
    [{ history: big([1, 2, null, 4, 5, 6, 7, 8]) }, "too little history: 5 weekly changes"], // a gap takes two away
    [{ before: null }, "there was nothing to measure when it was decided"],
    [{ after: null }, "there is nothing to measure now"],
  ])("is unknown where nobody can tell", (given, why) => {
    expect(judge(given)).toEqual({ verdict: "unknown", why: expect.stringContaining(why), usual: null });
  });

  it("turned around says the opposite, and more history of the same kind changes nothing", () => {
    const value = fc.bigInt({ min: -10_000n, max: 10_000n });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 7, maxLength: 26 }),
        value,
        fc.integer({ min: 1, max: 30 }),
        (history, after, weeks) => {
          const before = history.at(-1) ?? 0n;
          const of = { before, after, history, weeks, isCount: false };
          const opposite = {
            moved: "the other way",
            "the other way": "moved",
            "within the usual": "within the usual",
            unknown: "unknown",
          };
          const up = judgeChange({ ...of, direction: "up" });
          const down = judgeChange({ ...of, direction: "down" });
          expect(down.verdict).toBe(opposite[up.verdict]);
          expect(up.verdict === "within the usual").toBe(Math.abs(Number(after - before)) <= (up.usual ?? 0));
        },
      ),
    );
  });
});
