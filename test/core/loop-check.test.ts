import { describe, expect, it } from "vitest";
import type { SharesCheck } from "../../src/core/check-shares.ts";
import {
  type Standing,
  standByCount,
  standOfMeeting,
  standOfPaths,
  standOfQuarter,
  standTogether,
  wordsForStanding,
} from "../../src/core/loop-check.ts";

describe("how a question of the check stands", () => {
  it("is a symbol and a word, different for each", () => {
    const standings: Standing[] = ["yes", "partly", "no"];
    expect(standings.map(wordsForStanding)).toEqual(["✓ yes", "◐ partly", "✗ no"]);
  });

  it.each<[Standing[], Standing]>([
    [[], "no"],
    [["yes", "yes"], "yes"],
    [["no", "no"], "no"],
    [["yes", "no"], "partly"],
    [["partly"], "partly"],
  ])("%j together are %s", (standings, together) => {
    expect(standTogether(standings)).toBe(together);
  });

  it.each([
    [0, 0, "no"],
    [0, 3, "no"],
    [2, 3, "partly"],
    [3, 3, "yes"],
  ])("%d of %d is %s", (there, needed, standing) => {
    expect(standByCount(there, needed)).toBe(standing);
  });

  const complete: SharesCheck = { kind: "complete" };
  const board = (
    given: Partial<{ shares: SharesCheck; isSigned: boolean; isStudied: boolean; teams: number }>,
  ) => ({
    ...{ shares: complete, isSigned: true, isStudied: true, teams: 3 },
    ...given,
  });

  it.each([
    ["nothing at all", [], 0, "no"],
    ["a target that nobody has committed to", [board({ shares: { kind: "none" }, teams: 0 })], 0, "no"],
    ["one metric, complete and signed", [board({})], 1, "yes"],
    ["one of two that are studied", [board({})], 2, "partly"],
    ["not signed", [board({ isSigned: false })], 1, "partly"],
    ["under-committed", [board({ shares: { kind: "under", basisPoints: 1000 } })], 1, "partly"],
    ["over-committed", [board({ shares: { kind: "over", basisPoints: 1000 } })], 1, "partly"],
    [
      "a metric beside that nobody studies",
      [board({}), board({ isStudied: false, isSigned: false })],
      1,
      "yes",
    ],
  ])("a quarter with %s", (_, boards, studied, standing) => {
    expect(standOfQuarter(boards, studied)).toBe(standing);
  });

  it.each([
    [{ isScheduled: false, planned: 0, held: 0 }, "no"],
    [{ isScheduled: false, planned: 0, held: 3 }, "partly"],
    [{ isScheduled: true, planned: 0, held: 0 }, "partly"], // the first one is still to come
    [{ isScheduled: true, planned: 4, held: 0 }, "no"],
    [{ isScheduled: true, planned: 4, held: 2 }, "partly"], // half of them
    [{ isScheduled: true, planned: 4, held: 3 }, "yes"], // 75 %
  ])("meetings: %j are %s", (of, standing) => {
    expect(standOfMeeting(of)).toBe(standing);
  });

  it.each([
    [0, 0, "no"],
    [1000, 900, "yes"], // 90 %
    [1000, 899, "partly"],
    [1000, 500, "partly"], // 50 %
    [1000, 499, "no"],
  ])("paths: of %d won %d have a complete one: %s", (won, complete, standing) => {
    expect(standOfPaths({ won: BigInt(won), complete: BigInt(complete) })).toBe(standing);
  });
});
