import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/core/cell.ts";
import { costBasisOf, moneyFor } from "../../src/core/cost-basis.ts";
import { buildCostGrid } from "../../src/core/cost-grid.ts";
import { dealsFor, enteringFor } from "../../src/core/fund-backwards.ts";
import { type Committed, fundCommitments, type TeamPast } from "../../src/core/fund-commitments.ts";
import type { Metric } from "../../src/core/metric.ts";
import { placeCommitments } from "../../src/core/place-commitments.ts";

const cell = (productLineId: string | null, divisionId: string | null) => ({ productLineId, divisionId });
const team = { teamId: "m" };
const spent = (amountMinor: bigint, p: string | null, d: string | null) => ({
  ...cell(p, d),
  ...team,
  amountMinor,
});
const met = (n: number, p: string | null, d: string | null) => ({ ...cell(p, d), ...team, n });

// Core in EMEA $500 each (10 meetings), Core in APAC $800 (5), Edge in EMEA $300 (10); all $12,000 ÷ 25 is $480
const grid = buildCostGrid(
  [spent(500_000n, "core", "emea"), spent(400_000n, "core", "apac"), spent(300_000n, "edge", "emea")],
  [met(10, "core", "emea"), met(5, "core", "apac"), met(10, "edge", "emea")],
);
const passage = { conversion: 0.2, n: 100, through: 20, days: { median: 90, p75: 120 }, isOwn: true };
const past: TeamPast = {
  grid,
  mix: grid.cells.map(({ meetings, ...of }) => ({ ...of, n: meetings })),
  toWon: passage,
  toMeeting: { ...passage, conversion: 0.25 },
  won: { n: 10, sumMinor: 100_000_000n, variation: 0.5, isOwn: true }, // $100,000 each
};
const unsupposed = { fewest: 5, supposed: { costMinor: null, conversion: null } };
const committed = (
  metric: Metric,
  n: bigint,
  p: string | null = null,
  d: string | null = null,
): Committed => ({
  ...cell(p, d),
  ...{ metric, n },
});

describe("what commitments cost", () => {
  it("forwards: meetings × the cost of the cell, the company's split as the meetings were", () => {
    const { meetings, need } = fundCommitments([committed("meetings", 50n)], past, unsupposed);
    // 50 over 10:5:10 is 20, 10, 20; 20 × $500 + 10 × $800 + 20 × $300 = $24,000
    expect(meetings?.cells.map((each) => [each.meetings, each.basis?.of, each.money?.likely])).toEqual([
      [20, "cell", 1_000_000n],
      [10, "cell", 800_000n],
      [20, "cell", 600_000n],
    ]);
    expect(meetings?.money?.likely).toBe(2_400_000n);
    expect(need?.of).toBe("meetings");
  });

  it("backwards: deals, meetings, leads and money from revenue, and the dearer way when they disagree", () => {
    const both = [committed("meetings", 50n), committed("revenue", 195_000_000n)];
    const { sales, need, isApart } = fundCommitments(both, past, unsupposed);
    // $1,950,000 ÷ $100,000 = 19.5, so 20 deals; 20 ÷ 20 % = 100 meetings; ÷ 25 % = 400 leads; 40 × 500 + 20 × 800 + 40 × 300 = $48,000
    expect(sales).toMatchObject({ kind: "route", deals: 20, leads: 400, isOfRevenue: true });
    expect(sales?.kind === "route" && sales.route).toMatchObject({
      meetings: 100,
      money: { likely: 4_800_000n },
    });
    expect([need?.of, need?.money.likely, isApart]).toEqual(["sales", 4_800_000n, true]);
  });

  it("deals need no won amount; revenue does", () => {
    const without = { ...past, won: null };
    expect(fundCommitments([committed("deals", 3n)], without, unsupposed).sales).toMatchObject({
      deals: 3,
      route: { meetings: 15 },
    });
    expect(fundCommitments([committed("revenue", 5n)], without, unsupposed).sales).toEqual({
      ...{ kind: "impossible", why: "no won amount", deals: null },
    });
  });

  it("impossible rates say so, and nothing is infinite", () => {
    const sales = (toWon: TeamPast["toWon"]) =>
      fundCommitments([committed("deals", 3n)], { ...past, toWon }, unsupposed).sales;
    expect(sales({ ...passage, conversion: 0, through: 0 })).toEqual({
      kind: "impossible",
      why: "nothing won",
      deals: 3,
    });
    expect(sales(null)).toEqual({ kind: "impossible", why: "too few meetings", deals: 3 });
    expect(enteringFor(3, 0)).toBeNull();
    expect(enteringFor(0, 0)).toBe(0);
    expect(enteringFor(20, 0.2)).toBe(100); // 20 ÷ 0.2 is 100.00000000000001 in floating point elsewhere
    expect(dealsFor(100n, { n: 0, sumMinor: 0n })).toBeNull();
    expect(dealsFor(0n, { n: 2, sumMinor: 10n })).toBe(0);
    expect(dealsFor(11n, { n: 2, sumMinor: 10n })).toBe(3); // 11 ÷ 5 = 2.2
    const nothing = fundCommitments(
      [committed("meetings", 5n)],
      { ...past, grid: buildCostGrid([], [met(9, "core", "emea")]) },
      unsupposed,
    );
    expect([nothing.meetings?.meetings, nothing.meetings?.money, nothing.need]).toEqual([5, null, null]);
  });

  it("what is supposed takes the place of what the past says, without an interval", () => {
    const supposed = { fewest: 5, supposed: { costMinor: 100_000n, conversion: 0.5 } };
    const { sales } = fundCommitments([committed("deals", 10n)], past, supposed);
    // 10 ÷ 50 % = 20 meetings at $1,000
    expect(sales?.kind === "route" && sales.route.money).toEqual({
      low: 2_000_000n,
      likely: 2_000_000n,
      high: 2_000_000n,
    });
  });

  it("the parts add to the whole to the cent, low and high too", () => {
    const n = fc.bigInt({ min: 0n, max: 5_000n });
    const tags = fc.constantFrom("core", "edge", null);
    const some = fc.array(
      fc.record({
        productLineId: tags,
        divisionId: fc.constantFrom("emea", "apac", null),
        n,
        metric: fc.constantFrom<Metric>("meetings", "deals", "revenue"),
      }),
    );
    fc.assert(
      fc.property(some, (list) => {
        const { meetings, sales } = fundCommitments(list, past, unsupposed);
        for (const route of [meetings, sales?.kind === "route" ? sales.route : null]) {
          if (route === null) continue;
          for (const end of ["low", "likely", "high"] as const)
            expect(route.cells.reduce((sum, { money }) => sum + (money?.[end] ?? 0n), 0n)).toBe(
              route.money?.[end],
            );
          expect(route.cells.reduce((sum, each) => sum + each.meetings, 0)).toBe(route.meetings);
          expect(
            route.money !== null &&
              route.money.low <= route.money.likely &&
              route.money.likely <= route.money.high,
          ).toBe(true);
        }
      }),
    );
  });
});

describe("a commitment's place among cells", () => {
  const mix = [
    { ...cell("core", "emea"), n: 3 },
    { ...cell("core", "apac"), n: 1 },
    { ...cell("edge", "emea"), n: 4 },
  ];
  const placed = (...of: [bigint, string | null, string | null][]) =>
    placeCommitments(
      of.map(([n, p, d]) => ({ ...cell(p, d), n })),
      mix,
    ).map((each) => [each.productLineId, each.divisionId, each.n]);

  it.each([
    [
      "the company's, as the meetings were: 8 over 3:1:4",
      [[8n, null, null]],
      [
        ["core", "emea", 3n],
        ["core", "apac", 1n],
        ["edge", "emea", 4n],
      ],
    ],
    [
      "beyond a cell's own, over the others: 10 − 5 over 1:4",
      [
        [10n, null, null],
        [5n, "core", "emea"],
      ],
      [
        ["core", "emea", 5n],
        ["core", "apac", 1n],
        ["edge", "emea", 4n],
      ],
    ],
    [
      "a product line's beyond its cell's: 8 − 6 in APAC",
      [
        [8n, "core", null],
        [6n, "core", "emea"],
      ],
      [
        ["core", "emea", 6n],
        ["core", "apac", 2n],
      ],
    ],
    [
      "cells that are more than the company's",
      [
        [4n, null, null],
        [6n, "core", "emea"],
      ],
      [["core", "emea", 6n]],
    ],
    ["where no meeting ever was", [[4n, "new", null]], [["new", null, 4n]]],
  ] as [string, [bigint, string | null, string | null][], unknown[]][])("%s", (_, given, expected) => {
    expect(placed(...given)).toEqual(expected);
  });

  it("whatever is committed to and wherever meetings were, splitting it by cells moves none", () => {
    const n = fc.bigInt({ min: 0n, max: 5_000n });
    const product = fc.constantFrom("core", "edge", "new");
    const tagged = fc.record({ productLineId: product, divisionId: fc.constantFrom("emea", "apac"), n });
    const half = fc.record({ productLineId: product, divisionId: fc.constant(null), n });
    const anywhere = fc.array(
      fc.record({
        productLineId: fc.option(product),
        divisionId: fc.constantFrom("emea", "apac", null),
        n: fc.nat(9),
      }),
    );
    const once = { selector: (each: Cell) => `${each.productLineId}|${each.divisionId}` };
    fc.assert(
      fc.property(
        fc.uniqueArray(tagged, once),
        fc.uniqueArray(half, once),
        n,
        anywhere,
        (cells, lines, all, mix) => {
          const sum = (list: readonly { n: bigint }[]) => list.reduce((total, each) => total + each.n, 0n);
          const larger = (a: bigint, b: bigint) => (a > b ? a : b);
          // a line has what its cells have, or more; the company what its lines have, or more
          const ofLines = ["core", "edge", "new"].map((line) => {
            const isOf = ({ productLineId }: Cell) => productLineId === line;
            return { n: larger(sum(cells.filter(isOf)), sum(lines.filter(isOf))) };
          });
          const everything = placeCommitments([...cells, ...lines, { ...cell(null, null), n: all }], mix);
          expect(sum(everything)).toBe(larger(all, sum(ofLines)));
        },
      ),
    );
  });
});

describe("a cell's cost", () => {
  it.each([
    ["of the cell", cell("core", "emea"), ["cell", 500_000n, 10]],
    ["of the product line, where the cell has none", cell("core", "latam"), ["product", 900_000n, 15]],
    ["of the division, where the product line has none", cell("new", "emea"), ["division", 800_000n, 20]],
    ["of all that the team spent", cell("new", "latam"), ["team", 1_200_000n, 25]],
    ["of all that the team spent, for the company", cell(null, null), ["team", 1_200_000n, 25]],
  ])("%s", (_, of, expected) => {
    const basis = costBasisOf(of, grid, 5);
    expect([basis?.of, basis?.amountMinor, basis?.meetings]).toEqual(expected);
  });

  it("is no rate under the fewest meetings, and none without spend", () => {
    expect(costBasisOf(cell("core", "apac"), grid, 6)?.of).toBe("product"); // 5 meetings in the cell, 15 in Core
    expect(costBasisOf(cell("core", "emea"), buildCostGrid([], [met(9, "core", "emea")]), 5)).toBeNull();
    expect(moneyFor(3n, { of: "team", amountMinor: 1_000n, meetings: 7 })).toBe(429n); // 428.57
  });
});
