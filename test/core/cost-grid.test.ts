import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCostGrid, costEach } from "../../src/core/cost-grid.ts";

const cell = (product: string | null, division: string | null, teamId: string | null = "m") => ({
  ...{ productLineId: product, divisionId: division, teamId },
});
const spent = (amountMinor: bigint, ...of: Parameters<typeof cell>) => ({ ...cell(...of), amountMinor });
const met = (n: number, ...of: Parameters<typeof cell>) => ({ ...cell(...of), n });
const cellsOf = (grid: ReturnType<typeof buildCostGrid>) =>
  grid.cells.map((each) => [each.productLineId, each.divisionId, each.amountMinor, each.meetings]);

describe("cost per sales-ready lead", () => {
  it("splits untagged spend by the team's own meetings that carry both tags, when at least 80 % do", () => {
    const grid = buildCostGrid(
      [spent(1_000n, "core", "emea"), spent(1_000n, null, null), spent(300n, "core", null)],
      [
        met(4, "core", "emea"),
        met(2, "core", "apac"),
        met(2, "edge", "emea"),
        met(2, null, "emea"),
        met(50, "edge", "apac", "s"),
      ],
    );
    // tagged 8 of 10; 1,000 over 4:2:2 is 500, 250, 250; 300 of core over 4:2 is 200, 100
    expect(cellsOf(grid)).toEqual([
      ["core", "emea", 1_700n, 4],
      ["core", "apac", 350n, 2],
      ["edge", "emea", 250n, 2],
    ]);
    expect(grid.unallocated).toEqual({ amountMinor: 0n, meetings: 2 });
    expect(grid.total).toEqual({ amountMinor: 2_300n, meetings: 10 });
    expect(grid.otherMeetings).toBe(50); // of a team that spent nothing
  });

  it("leaves it unallocated when fewer do, when there is nothing within its tag, and when it is nobody's", () => {
    const grid = buildCostGrid(
      [spent(1_000n, null, null), spent(70n, null, null, null), spent(30n, "edge", null, "s")],
      [met(7, "core", "emea"), met(3, null, null), met(9, "core", "emea", "s")],
    );
    expect(cellsOf(grid)).toEqual([["core", "emea", 0n, 16]]);
    expect(grid.unallocated).toEqual({ amountMinor: 1_100n, meetings: 3 });
  });

  it("has no cost where there is no meeting, and money that came back is negative", () => {
    expect(costEach(5_000n, 0)).toBeNull();
    expect(costEach(1_000n, 3)).toBe(333n); // 333.33
    expect(costEach(500n, 1_000)).toBe(1n); // half away from zero
    expect(costEach(-500n, 1_000)).toBe(-1n);
  });

  it("adds up to all spend and all meetings to the cent, whatever the tags", () => {
    const tag = fc.constantFrom("a", "b", null);
    const where = { productLineId: tag, divisionId: tag, teamId: fc.constantFrom("m", "s", null) };
    const spends = fc.array(
      fc.record({ ...where, amountMinor: fc.bigInt({ min: -100_000n, max: 10n ** 12n }) }),
    );
    const meetings = fc.array(fc.record({ ...where, n: fc.integer({ min: 0, max: 500 }) }));
    fc.assert(
      fc.property(spends, meetings, (some, others) => {
        const { cells, unallocated, total, otherMeetings } = buildCostGrid(some, others);
        const all = [...cells, unallocated];
        const spentInAll = some.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
        expect(all.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(spentInAll);
        expect(total.amountMinor).toBe(spentInAll);
        const met = others.reduce((sum, { n }) => sum + n, 0);
        expect(all.reduce((sum, { meetings: n }) => sum + n, otherMeetings)).toBe(met);
      }),
    );
  });
});
