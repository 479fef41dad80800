import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Pool, worthInterval } from "../../src/core/return-interval.ts";
import { type Evidence, judge, type VerdictRules } from "../../src/core/verdict.ts";
import { tallyVerdicts } from "../support/simulate-verdicts.ts";

/** 40 of 100 old meetings were won, for $10,000 each with hardly any difference. */
const pool: Pool = { meetings: 100, wins: 40, amounts: { n: 40, meanMinor: 1_000_000, variation: 0.1 } };

describe("worthInterval", () => {
  it("is the Beta interval of the chance times what a win is worth", () => {
    // conversion (1 + 0.5) ÷ (2 + 1) = 0.5 → Beta(2 × 0.5 + 4, 2 × 0.5 + 4) = Beta(5, 5), whose 10, 50 and 90 % points are
    // 0.3010, 0.5 and 0.6990; mean (5 × $100 + 4 × $100) ÷ 9 = $100, which 8 meetings could bring
    const worth = worthInterval({
      brought: { meetings: 8, wins: 4, winsWithAmount: 4, wonMinor: 40_000 },
      pool: { meetings: 2, wins: 1, amounts: { n: 1, meanMinor: 10_000, variation: 0 } },
    });
    expect((worth?.low ?? 0) / (8 * 10_000)).toBeCloseTo(0.301, 2);
    expect((worth?.middle ?? 0) / (8 * 10_000)).toBeCloseTo(0.5, 2);
    expect((worth?.high ?? 0) / (8 * 10_000)).toBeCloseTo(0.699, 2);
  });

  it("one big win is pulled towards the ledger's mean: (5 × 10,000 + 1 × 100,000) ÷ 6 = 25,000", () => {
    const at = (wonMinor: number) =>
      worthInterval({ brought: { meetings: 10, wins: 1, winsWithAmount: 1, wonMinor }, pool })?.middle ?? 0;
    expect(at(10_000_000) / at(1_000_000)).toBeCloseTo(2.5, 6);
  });

  it("gets narrower with every meeting", () => {
    const width = (n: number) => {
      const brought = { meetings: n, wins: 0.4 * n, winsWithAmount: 0.4 * n, wonMinor: 400_000 * n };
      const worth = worthInterval({ brought, pool });
      return worth === null ? 0 : (worth.high - worth.low) / worth.middle;
    };
    expect([width(5), width(50), width(500)]).toEqual(
      [width(5), width(50), width(500)].toSorted((a, b) => b - a),
    );
  });

  it("is none without an amount, and refuses more wins than meetings", () => {
    const brought = { meetings: 5, wins: 2, winsWithAmount: 0, wonMinor: 0 };
    expect(worthInterval({ brought, pool: { ...pool, amounts: { ...pool.amounts, n: 0 } } })).toBeNull();
    expect(() => worthInterval({ brought: { ...brought, wins: 6 }, pool })).toThrow(RangeError);
  });
});

describe("judge", () => {
  const rules = { marginBp: 5000, hurdle: 1, isMaturityKnown: true, hasSpent: true } as const;
  /** 40 meetings, 16 won for $10,000 each: $160,000, half of it margin. */
  const evidence: Evidence = {
    ...{ meetings: 40, wins: 16, winsWithAmount: 16, wonMinor: 16_000_000 },
    ...{ spendMinor: 1_000_000, youngMeetings: 0, isRunning: false },
  };
  type Case = {
    what: string;
    with?: Partial<Evidence>;
    by?: Partial<VerdictRules>;
    kind: string;
    reason: string;
  };

  it.each<Case>([
    { what: "8.00× the spend, far above 1×", kind: "continue", reason: "above" },
    {
      what: "0.89×: $80,000 of $90,000, near 1×",
      with: { spendMinor: 9_000_000 },
      kind: "watch",
      reason: "across",
    },
    {
      what: "0.16×: $80,000 of $500,000",
      with: { spendMinor: 50_000_000 },
      kind: "set aside",
      reason: "below",
    },
    { what: "8.00× under a hurdle of 20×", by: { hurdle: 20 }, kind: "set aside", reason: "below" },
    { what: "16× of revenue and no margin", by: { marginBp: null }, kind: "watch", reason: "no margin" },
    {
      what: "not even its revenue comes back: whatever the margin",
      ...{ with: { spendMinor: 50_000_000 }, by: { marginBp: null }, kind: "set aside", reason: "below" },
    },
    { what: "a young ledger", by: { isMaturityKnown: false }, kind: "too early", reason: "ledger too young" },
    {
      what: "nothing spent long ago",
      with: { spendMinor: 0 },
      kind: "too early",
      reason: "nothing old enough",
    },
    {
      what: "10 of 50 meetings young: a fifth",
      with: { youngMeetings: 10 },
      kind: "continue",
      reason: "above",
    },
    {
      what: "11 of 51 meetings young",
      with: { youngMeetings: 11 },
      kind: "too early",
      reason: "meetings too young",
    },
    {
      what: "11 of 51 young, with money spent since",
      with: { youngMeetings: 11, isRunning: true },
      kind: "continue",
      reason: "above",
    },
    {
      what: "4 old meetings and 1 young",
      with: { meetings: 4, wins: 2, youngMeetings: 1, isRunning: true },
      kind: "too early",
      reason: "meetings too young",
    },
    {
      what: "3 old meetings and 1 young",
      with: { meetings: 3, wins: 2, youngMeetings: 1, isRunning: true },
      kind: "too small",
      reason: "few meetings",
    },
    { what: "4 meetings", with: { meetings: 4, wins: 4 }, kind: "too small", reason: "few meetings" },
    { what: "no meeting", with: { meetings: 0, wins: 0 }, kind: "too small", reason: "few meetings" },
    { what: "5 meetings, all won", with: { meetings: 5, wins: 5 }, kind: "continue", reason: "above" },
    // the ledger wins 40 %: 5 without a win may still be chance
    {
      what: "5 meetings, none won, $5,000 spent",
      ...{
        with: { meetings: 5, wins: 0, winsWithAmount: 0, wonMinor: 0, spendMinor: 500_000 },
        ...{ kind: "watch", reason: "across" },
      },
    },
  ])("$what: $kind, $reason", ({ with: changed, by, kind, reason }) => {
    expect(judge({ ...evidence, ...changed }, pool, { ...rules, ...by })).toMatchObject({ kind, reason });
  });

  it("says what came back so far: $160,000 × 50 % ÷ $10,000 = 8.00×", () => {
    expect(judge(evidence, pool, rules)?.got).toBe(8);
    expect(judge(evidence, pool, { ...rules, marginBp: null })?.got).toBe(16);
  });

  it("has no return to judge where nothing was spent", () => {
    expect(judge(evidence, pool, { ...rules, hasSpent: false })).toBeNull();
  });

  it("more spend for the same never makes a verdict better", () => {
    const rank = { continue: 2, watch: 1, "set aside": 0 } as Record<string, number>;
    const places = fc.record({ won: fc.nat(40), spend: fc.integer({ min: 1, max: 1e9 }), more: fc.nat(1e9) });
    fc.assert(
      fc.property(places, ({ won, spend, more }) => {
        const own = { ...evidence, wins: won, winsWithAmount: won, wonMinor: won * 1_000_000 };
        const at = (spendMinor: number) => rank[judge({ ...own, spendMinor }, pool, rules)?.kind ?? ""] ?? -1;
        expect(at(spend + more)).toBeLessThanOrEqual(at(spend));
      }),
      { numRuns: 25 },
    );
  });

  it("is rarely wrong, and says something of clear cases, on ledgers whose truth is known", () => {
    const tally = tallyVerdicts([2611, 2612, 2613, 2614, 2615, 2616, 2617, 2618, 2619, 2620, 2621, 2622]);
    expect(tally.continued).toBeGreaterThan(10);
    expect(tally.setAside).toBeGreaterThan(10);
    expect(tally.wronglyContinued / tally.continued).toBeLessThanOrEqual(0.1);
    expect(tally.wronglySetAside / tally.setAside).toBeLessThanOrEqual(0.1);
    expect(tally.issuedOfClear / tally.clear).toBeGreaterThanOrEqual(0.6);
  });
});
