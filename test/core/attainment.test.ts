import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAttainment, paceOf, shareActual, shareAttainment } from "../../src/core/attainment.ts";

describe("shareActual", () => {
  it.each([
    // 12 of 30, 1 of 30 unsourced is 3.3 %: no second share
    { n: 12, sourced: 29, unsourced: 1, expected: { share: 12 / 30, shareAmongSourced: null } },
    // 10 of 200 is exactly 5 %, not more
    { n: 95, sourced: 190, unsourced: 10, expected: { share: 95 / 200, shareAmongSourced: null } },
    // 10 of 40 is 25 %: 12 of 40, and 12 of the 30 sourced
    { n: 12, sourced: 30, unsourced: 10, expected: { share: 0.3, shareAmongSourced: 0.4 } },
    // nothing sourced at all: no share among nothing
    { n: 0, sourced: 0, unsourced: 7, expected: { share: 0, shareAmongSourced: null } },
    { n: 50_00n, sourced: 100_00n, unsourced: 0n, expected: { share: 0.5, shareAmongSourced: null } },
  ])("of $n with $sourced sourced and $unsourced unsourced", ({ n, sourced, unsourced, expected }) => {
    expect(shareActual({ n, sourced, unsourced })).toEqual(expected);
  });

  it("is null when there is nothing yet, never 0 %", () => {
    expect(shareActual({ n: 0, sourced: 0, unsourced: 0 })).toBeNull();
  });

  it("adds to 1 over all teams and the unsourced row", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.nat(500), (counts, unsourced) => {
        const sourced = counts.reduce((sum, n) => sum + n, 0);
        fc.pre(sourced + unsourced > 0);
        const shares = counts.map((n) => shareActual({ n, sourced, unsourced })?.share ?? Number.NaN);
        const rest = unsourced / (sourced + unsourced);
        expect(shares.reduce((sum, share) => sum + share, rest)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("refuses a team with more than all teams together", () => {
    expect(() => shareActual({ n: 3, sourced: 2, unsourced: 0 })).toThrow(RangeError);
    expect(() => shareActual({ n: 0, sourced: 0, unsourced: -1 })).toThrow(RangeError);
  });
});

describe("attainment", () => {
  it.each([
    { n: 12, need: 30, attainment: 0.4 },
    { n: 45, need: 30, attainment: 1.5 },
    { n: 0, need: 30, attainment: 0 },
    { n: 3, need: 0, attainment: null },
    { n: 3, need: null, attainment: null },
    { n: 250_000n, need: 1_000_000n, attainment: 0.25 },
  ])("of $n against a need of $need is $attainment", ({ n, need, attainment }) => {
    expect(countAttainment(n, need)).toBe(attainment);
  });

  it.each([
    { share: 0.4, committed: 5000, attainment: 0.8 }, // 40 % of 50 %
    { share: 0.5, committed: 5000, attainment: 1 },
    { share: 0.5, committed: 0, attainment: null },
    { share: 0.5, committed: null, attainment: null },
    { share: null, committed: 5000, attainment: null },
  ])(
    "of a share of $share against $committed basis points is $attainment",
    ({ share, committed, attainment }) => {
      const actual = share === null ? null : { share, shareAmongSourced: null };
      expect(shareAttainment(actual, committed)).toBe(attainment);
    },
  );

  it("never falls with one more win", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (n, need, others) => {
        const share = (own: number) => shareActual({ n: own, sourced: own + others, unsourced: 3 });
        expect(countAttainment(n + 1, need)).toBeGreaterThan(countAttainment(n, need) ?? Number.NaN);
        const before = shareAttainment(share(n), 5000) ?? Number.NaN;
        expect(shareAttainment(share(n + 1), 5000)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("paceOf", () => {
  it.each([
    { attainment: 0.4, expected: 0.5, pace: 0.8 },
    { attainment: 0.6, expected: 0.5, pace: 1.2 },
    { attainment: 0.4, expected: 0, pace: null },
    { attainment: null, expected: 0.5, pace: null },
  ])("of $attainment with $expected expected is $pace", ({ attainment, expected, pace }) => {
    expect(paceOf(attainment, expected)).toBe(pace);
  });
});
