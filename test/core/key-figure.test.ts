import { describe, expect, it } from "vitest";
import { attainmentOf, coverageOf, velocityOf, type WinsOfYear } from "../../src/core/key-figure.ts";
import { rateOf } from "../../src/core/rate.ts";

const cycle = (median: number, n = 10) => ({ kind: "cycle" as const, n, median, p25: 0, p75: 0, errors: 0 });
const money = { amountMinor: 60_000n, amounts: 10, used: [], others: [] };
const year: WinsOfYear = { won: 12, lost: 18, ...money, cycle: cycle(40) };

describe("velocity", () => {
  it.each([
    [20, year, 1200n], // 20 × 12/30 × 6,000 ÷ 40
    [20, { ...year, cycle: cycle(40.5) }, 1185n], // 48,000 ÷ 40.5 = 1,185.2
    [0, year, 0n],
    [1, { ...year, amountMinor: 1n, amounts: 1, cycle: cycle(1) }, 0n], // 0.4
    [3, { ...year, amountMinor: 1n, amounts: 1, cycle: cycle(2) }, 1n], // 0.6
  ])("of %i open deals is exact, rounded once", (open, wins, perDayMinor) => {
    expect(velocityOf(open, wins)).toEqual({ kind: "velocity", perDayMinor });
  });

  it.each([
    [{ ...year, won: 2, lost: 2 }, "too few closed deals in twelve months"],
    [{ ...year, cycle: { kind: "too few" as const, n: 4, errors: 0 } }, "too few won deals for a cycle"],
    [{ ...year, amounts: 0 }, "no won deal has an amount"],
    [{ ...year, cycle: cycle(0) }, "the median cycle is 0 days"],
  ])("says why there is none", (wins, why) => {
    const found = velocityOf(20, wins);
    expect(found.kind === "none" && found.why.startsWith(why)).toBe(true);
  });
});

describe("coverage", () => {
  it.each([
    [240n, 520n, 360n, { kind: "coverage", tenths: 15n }], // 240 ÷ 160
    [0n, 100n, 0n, { kind: "coverage", tenths: 0n }],
    [25n, 100n, 0n, { kind: "coverage", tenths: 3n }], // 0.25, half up
    [24n, 100n, 0n, { kind: "coverage", tenths: 2n }],
    [10n, null, 0n, { kind: "none", why: "no target yet" }],
    [10n, 100n, 100n, { kind: "none", why: "the target is reached" }],
    [10n, 100n, 130n, { kind: "none", why: "the target is reached" }],
  ])("of %i due, target %s, %i won", (pipelineMinor, targetMinor, wonMinor, expected) => {
    expect(coverageOf({ pipelineMinor, targetMinor, wonMinor })).toEqual(expected);
  });
});

describe("attainment", () => {
  const winRate = { metric: "win rate" as const, won: 12, lost: 18, open: null };
  it("of a win rate is rate ÷ target, of a cycle target ÷ median, because it is better lower", () => {
    expect(attainmentOf({ ...winRate, rate: rateOf(12, 30), target: 3200 })).toBeCloseTo(1.25); // 40 ÷ 32
    expect(attainmentOf({ ...winRate, rate: rateOf(3, 4), target: 3200 })).toBeNull(); // too few for a rate
    expect(attainmentOf({ ...winRate, rate: rateOf(12, 30), target: null })).toBeNull();
    expect(attainmentOf({ metric: "cycle", summary: cycle(80), undated: 0, target: 60 })).toBe(0.75); // 60 ÷ 80
    expect(attainmentOf({ metric: "cycle", summary: cycle(0), undated: 0, target: 60 })).toBeNull();
  });
});
