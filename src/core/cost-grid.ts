import { type Cell, isTagged, isWithin } from "./cell.ts";
import { divideRounded } from "./divide-rounded.ts";
import { splitInteger } from "./split.ts";

/** Money or meetings of a team in a product line and division; null: not said. Money in minor units of one currency. */
type OfTeam = Cell & { teamId: string | null };
export type CellSpend = OfTeam & { amountMinor: bigint };
export type CellMeetings = OfTeam & { n: number };

/** One cell's money and the meetings of those who spent. */
export type CostCell = Cell & { amountMinor: bigint; meetings: number };

/**
 * The cost per sales-ready lead by product line and division: its cells in the order in which they first appear, what could not be
 * given to a cell, and all of it. `otherMeetings`: meetings of teams without any spend, which stand in no cell.
 */
export type CostGrid = {
  cells: CostCell[];
  unallocated: Omit<CostCell, keyof Cell>;
  total: Omit<CostCell, keyof Cell>;
  otherMeetings: number;
};

/** From so much on the meetings with both tags speak for those without. */
const fewestTagged = 0.8;

const keyOf = ({ productLineId, divisionId }: Cell): string => `${productLineId}|${divisionId}`;

/**
 * A team's spend beside the meetings that this team sourced, never another's, cell by cell. Spend without both tags is
 * split by the team's meetings that carry both, within the tag that it has, where at least 80 % of the team's meetings do;
 * otherwise it stays unallocated, as do meetings without both tags. Cells and the unallocated row add to the total to the minor unit
 * (largest remainder). Teams that spent nothing are left out and their meetings counted apart. Spend of no team is unallocated.
 * Never throws. Cost per sales-ready lead, formulas.md §5.
 */
export function buildCostGrid(spend: readonly CellSpend[], meetings: readonly CellMeetings[]): CostGrid {
  const cells = new Map<string, CostCell>();
  const at = (cell: Cell): CostCell => {
    const { productLineId, divisionId } = cell;
    const found = cells.get(keyOf(cell)) ?? { productLineId, divisionId, amountMinor: 0n, meetings: 0 };
    cells.set(keyOf(cell), found);
    return found;
  };
  const unallocated = { amountMinor: 0n, meetings: 0 };
  const spenders = new Set(spend.filter(({ amountMinor }) => amountMinor !== 0n).map(({ teamId }) => teamId));
  for (const row of spend) {
    if (isTagged(row)) {
      at(row).amountMinor += row.amountMinor;
      continue;
    }
    const own = meetings.filter(({ teamId }) => teamId === row.teamId && teamId !== null);
    const tagged = own.filter(isTagged);
    const within = tagged.filter((cell) => isWithin(cell, row));
    const isSpoken = countOf(tagged) >= fewestTagged * countOf(own) - 1e-9 && countOf(own) > 0;
    const parts = isSpoken
      ? splitInteger(
          row.amountMinor,
          within.map(({ n }) => n),
        )
      : null;
    if (parts === null) unallocated.amountMinor += row.amountMinor;
    else for (const [index, cell] of within.entries()) at(cell).amountMinor += parts[index] ?? 0n;
  }
  let otherMeetings = 0;
  for (const row of meetings) {
    if (row.teamId === null || !spenders.has(row.teamId)) otherMeetings += row.n;
    else if (isTagged(row)) at(row).meetings += row.n;
    else unallocated.meetings += row.n;
  }
  const all = [...cells.values()];
  return {
    ...{ cells: all, unallocated, otherMeetings },
    total: {
      amountMinor: all.reduce((sum, { amountMinor }) => sum + amountMinor, unallocated.amountMinor),
      meetings: all.reduce((sum, cell) => sum + cell.meetings, unallocated.meetings),
    },
  };
}

const countOf = (rows: readonly { n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0);

/** An amount for each of `n`, minor units rounded half away from zero; null for none. */
export const costEach = (amountMinor: bigint, n: number): bigint | null =>
  n === 0 ? null : divideRounded(amountMinor, BigInt(n));
