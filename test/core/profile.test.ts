import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binsFrom, wordsForBin } from "../../src/core/number-bins.ts";
import { type ProfileCell, profileOf } from "../../src/core/profile.ts";

const cell = (value: string, won: number, lost: number, wonMinor = 0n): ProfileCell => ({
  traits: [{ attribute: "sector", value }],
  ...{ won, lost, wonMinor },
});

describe("profileOf", () => {
  const all = { won: 40, lost: 40, wonMinor: 400_000n };

  it("names who buys and who does not where the corrected interval clears the rate of all", () => {
    const { rows, compared, z } = profileOf(
      [cell("retail", 30, 10, 300_000n), cell("energy", 8, 24, 80_000n), cell("food", 2, 6, 20_000n)],
      all,
    );
    expect(compared).toBe(2); // food has 8 closed deals: not ranked
    expect(z).toBeCloseTo(2.2414, 4); // two comparisons: 97.5 % each, 1 − 0.05 ÷ 4 = 0.9875 below
    expect(rows.map(({ traits, fit }) => [traits[0]?.value, fit])).toEqual([
      ["retail", "best"],
      ["energy", "poor fit"],
      ["food", "not ranked"],
    ]);
    const [retail, energy] = rows;
    // Wilson at z = 2.2414: (0.75 + 5.024 ÷ 80) ÷ (1 + 5.024 ÷ 40) = 0.7221 ∓ 1.9914 × √(0.1875 ÷ 40 + 5.024 ÷ 6400) = 0.1473
    expect(retail?.interval.low).toBeCloseTo(0.5748, 3);
    expect(retail?.interval.high).toBeCloseTo(0.8694, 3);
    expect(retail?.lift).toBe(1.5); // 0.75 ÷ 0.5
    expect(retail?.revenueShare).toBe(0.75); // 300 of 400
    expect(energy?.lift).toBe(0.5); // 0.25 ÷ 0.5
  });

  it("names nobody once so many were compared that one is likely by chance", () => {
    const lucky = cell("lucky", 15, 5); // 95 % alone: 0.5310 to 0.8881, over 0.5; among 41: z = 3.23, from 0.41
    const others = Array.from({ length: 40 }, (_, at) => cell(`s${at}`, 5, 5));
    expect(profileOf([lucky], all).rows[0]?.fit).toBe("best");
    expect(profileOf([lucky, ...others], all).rows.filter(({ fit }) => fit === "best")).toEqual([]);
  });

  it("leaves out a pair that holds the same deals as one of its traits, and keeps one that tells more", () => {
    const size: ProfileCell = {
      traits: [{ attribute: "size", value: "big" }],
      won: 30,
      lost: 10,
      wonMinor: 0n,
    };
    const pairOf = (won: number, lost: number): ProfileCell => ({
      traits: [...cell("retail", 0, 0).traits, ...size.traits],
      ...{ won, lost, wonMinor: 0n },
    });
    const named = (pair: ProfileCell) =>
      profileOf([cell("retail", 35, 15), size, pair], all).rows.filter(({ traits }) => traits.length === 2);
    expect(named(pairOf(30, 10))).toEqual([]); // every big one is in retail
    expect(named(pairOf(20, 10))).toHaveLength(1);
  });

  it("has no lift or share to speak of where nothing was won, and nothing at all without deals", () => {
    const { rows } = profileOf([cell("retail", 0, 20)], { won: 0, lost: 20, wonMinor: 0n });
    expect(rows[0]).toMatchObject({ lift: null, revenueShare: null, winRate: 0, fit: "as all" });
    expect(profileOf([], { won: 0, lost: 0, wonMinor: 0n })).toMatchObject({ rows: [], compared: 0 });
  });

  it("never ranks under 10 closed deals, and widens with every comparison", () => {
    const cells = fc.array(fc.record({ won: fc.nat(60), lost: fc.nat(60) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cells, (drawn) => {
        const own = drawn.map(({ won, lost }, at) => cell(`s${at}`, won, lost));
        const total = {
          won: drawn.reduce((sum, { won }) => sum + won, 0),
          lost: drawn.reduce((sum, { lost }) => sum + lost, 0),
          wonMinor: 0n,
        };
        const { rows } = profileOf(own, total);
        for (const row of rows) {
          expect(row.fit === "not ranked").toBe(row.closed < 10);
          expect(row.interval.low).toBeLessThanOrEqual(row.winRate);
          expect(row.interval.high).toBeGreaterThanOrEqual(row.winRate);
          const [alone] = profileOf([row], total).rows;
          expect(row.interval.low).toBeLessThanOrEqual((alone?.interval.low ?? 0) + 1e-12);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("binsFrom", () => {
  it.each([
    { largest: [50, 200, 1000, 90_000], words: ["up to 50", "51–200", "201–1000", "over 1000"] },
    { largest: [5, 5, 5, 9], words: ["up to 5", "over 5"] }, // most have 5: one bin
    { largest: [0.5, 2, 3, 4], words: ["up to 0.5", "0.5–2", "3–3", "over 3"] },
    { largest: [7, 7, 7, 7], words: [] }, // nothing to tell apart
    { largest: [], words: [] },
  ])("of $largest are $words", ({ largest, words }) => {
    expect(binsFrom(largest).map(wordsForBin)).toEqual(words);
  });
});
