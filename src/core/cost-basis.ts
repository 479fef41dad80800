import { type Cell, isWithin } from "./cell.ts";
import type { CostGrid } from "./cost-grid.ts";
import { divideRounded } from "./divide-rounded.ts";

/** What a team's cost per sales-ready lead is taken from: its money (minor units) and its meetings, and of which part. */
export type CostBasis = {
  of: "cell" | "product" | "division" | "team" | "what if";
  amountMinor: bigint;
  meetings: number;
};

/**
 * A team's cost per sales-ready lead in a cell, from the team's own grid and never another team's: of the cell, else of
 * its product line, else of its division, else of all that the team spent in the ledger. A part counts from `fewest`
 * meetings on and where it cost anything; the team's whole from one meeting on, because there is nothing behind it.
 * Null where the team has no spend or no meetings. Never throws. formulas.md §6, fallback.
 */
export function costBasisOf(cell: Cell, { cells, total }: CostGrid, fewest: number): CostBasis | null {
  const { productLineId, divisionId } = cell;
  const parts = [
    productLineId === null || divisionId === null ? [] : [["cell", cell] as const],
    productLineId === null ? [] : [["product", { productLineId, divisionId: null }] as const],
    divisionId === null ? [] : [["division", { productLineId: null, divisionId }] as const],
  ].flat();
  for (const [of, part] of parts) {
    const within = cells.filter((each) => isWithin(each, part));
    const amountMinor = within.reduce((sum, each) => sum + each.amountMinor, 0n);
    const meetings = within.reduce((sum, each) => sum + each.meetings, 0);
    if (amountMinor > 0n && meetings >= fewest) return { of, amountMinor, meetings };
  }
  return total.amountMinor > 0n && total.meetings > 0 ? { of: "team", ...total } : null;
}

/** What so many meetings (whole, ≥ 0) cost at a basis: minor units, rounded once, halves up. Never throws. */
export const moneyFor = (meetings: bigint, { amountMinor, meetings: n }: CostBasis): bigint =>
  divideRounded(meetings * amountMinor, BigInt(n));
