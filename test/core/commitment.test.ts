import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountNeeds, type Commitment, committedShares, countNeeds } from "../../src/core/commitment.ts";

const share = (basisPoints: number): Commitment => ({ kind: "share", basisPoints });
const number = (value: number): Commitment => ({ kind: "number", value: BigInt(value) });

/** Shares of any number of teams that add to exactly 100 %. */
const completeShares = fc
  .array(fc.nat(10_000), { maxLength: 6 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));

describe("countNeeds", () => {
  it.each([
    { target: 120, commitments: [share(5000), share(3000), share(2000)], needs: [60, 36, 24] },
    { target: 100, commitments: [share(3333), share(3333), share(3334)], needs: [33, 33, 34] },
    { target: 25, commitments: [share(5000), share(5000)], needs: [13, 12] }, // 12.5 each, the first is served
    { target: 10, commitments: [share(3333), share(3333)], needs: [3, 3] }, // 3.33 each, 33.34 % is nobody's
    { target: 100, commitments: [share(6000), share(4500)], needs: [60, 45] }, // over-committed, 105 in all
    { target: 120, commitments: [share(5000), number(80)], needs: [60, 80] },
    { target: 0, commitments: [share(10_000)], needs: [0] },
    { target: 120, commitments: [share(0), share(10_000)], needs: [0, 120] },
    { target: null, commitments: [share(5000), number(80)], needs: [null, 80] },
    { target: 120, commitments: [], needs: [] },
  ])("of a target of $target are $needs", ({ target, commitments, needs }) => {
    expect(countNeeds(target, commitments)).toEqual(needs);
  });

  it("add up to the target exactly when the shares add to 100 %", () => {
    fc.assert(
      fc.property(fc.nat(100_000), completeShares, (target, shares) => {
        const needs = countNeeds(target, shares.map(share));
        expect(needs.reduce<number>((sum, need) => sum + (need ?? Number.NaN), 0)).toBe(target);
      }),
    );
  });

  it("stay less than 1 from share × target while the shares are at most 100 %", () => {
    fc.assert(
      fc.property(fc.nat(100_000), completeShares, (target, shares) => {
        const committed = shares.slice(1);
        countNeeds(target, committed.map(share)).forEach((need, index) => {
          expect(Math.abs((need ?? Number.NaN) - (target * (committed[index] ?? 0)) / 10_000)).toBeLessThan(
            1,
          );
        });
      }),
    );
  });

  it("refuse a negative target, number or share and a fraction of a basis point", () => {
    expect(() => countNeeds(-1, [])).toThrow(RangeError);
    expect(() => countNeeds(10, [number(-1)])).toThrow(RangeError);
    expect(() => countNeeds(10, [share(-1)])).toThrow(RangeError);
    expect(() => countNeeds(10, [share(0.5)])).toThrow(RangeError);
  });
});

describe("amountNeeds", () => {
  it("are exact minor units that lose no cent", () => {
    // 33.33 %, 33.33 % and 33.34 % of $1,000,000.00
    const thirds = [share(3333), share(3333), share(3334)];
    expect(amountNeeds(100_000_000n, thirds)).toEqual([33_330_000n, 33_330_000n, 33_340_000n]);
    expect(amountNeeds(1n, [share(5000), share(5000)])).toEqual([1n, 0n]);
  });
});

describe("committedShares", () => {
  it.each([
    { target: 120n, commitments: [share(5000), number(60)], shares: [5000, 5000] }, // 60 of 120
    { target: 120n, commitments: [number(40), number(40), number(40)], shares: [3334, 3333, 3333] },
    { target: 120n, commitments: [number(30)], shares: [2500] },
    { target: 100n, commitments: [number(60), number(45)], shares: [6000, 4500] },
    { target: null, commitments: [share(5000), number(60)], shares: [5000, null] },
    { target: 0n, commitments: [share(5000), number(60)], shares: [5000, null] },
  ])("of a target of $target are $shares", ({ target, commitments, shares }) => {
    expect(committedShares(target, commitments)).toEqual(shares);
  });

  it("add to 100 % when the numbers add to the target", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (numbers) => {
        const target = numbers.reduce((sum, value) => sum + value, 0);
        fc.pre(target > 0);
        const shares = committedShares(BigInt(target), numbers.map(number));
        expect(shares.reduce<number>((sum, each) => sum + (each ?? Number.NaN), 0)).toBe(10_000);
      }),
    );
  });
});
