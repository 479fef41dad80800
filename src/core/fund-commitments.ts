import type { Cell } from "./cell.ts";
import { type CostBasis, costBasisOf, moneyFor } from "./cost-basis.ts";
import type { CostGrid } from "./cost-grid.ts";
import {
  addEstimates,
  combineSpreads,
  type Estimate,
  estimate,
  noSpread,
  type Spread,
  spreadOfMean,
  spreadOfQuotient,
  spreadOfRate,
} from "./estimate.ts";
import { dealsFor, enteringFor, type Passage, type WonAmounts } from "./fund-backwards.ts";
import type { Metric } from "./metric.ts";
import { type Mix, type Placed, placeCommitments } from "./place-commitments.ts";
import { splitInteger } from "./split.ts";

/** What a team committed to: a count, or minor units of revenue, for a part of the company. */
export type Committed = Placed & { metric: Metric };

/** A figure with whether it is the team's own, or the whole ledger's because the team has too few. */
export type OwnOr<T> = T & { isOwn: boolean };

/** What the past says of a team: its costs and meetings by cell, how meetings and leads come through, won amounts. */
export type TeamPast = {
  grid: CostGrid;
  mix: Mix;
  toWon: OwnOr<Passage> | null;
  toMeeting: OwnOr<Passage> | null;
  won: OwnOr<WonAmounts> | null;
};

/** What somebody supposes instead of what the past says: minor units per meeting, a conversion over 0 up to 1. */
export type Supposed = { costMinor: bigint | null; conversion: number | null };

/** The meetings of a cell and their money; `basis` and `money` null: the team's cost is not known. */
export type FundedCell = Cell & { meetings: number; basis: CostBasis | null; money: Estimate | null };

/** Meetings by cell and all their money; null where no cost is known. */
export type FundedRoute = { meetings: number; cells: FundedCell[]; money: Estimate | null };

/** Why sales cannot be led back to meetings. */
export type Impossible = "no won amount" | "nothing won" | "too few meetings";

/** Backwards from revenue or deals: how many deals, meetings (÷ conversion) and leads (null: not known), and their money. */
export type FundedSales =
  | { kind: "impossible"; why: Impossible; deals: number | null }
  | {
      kind: "route";
      deals: number;
      conversion: number;
      route: FundedRoute;
      leads: number | null;
      isOfRevenue: boolean;
    };

/** What a team's commitments cost: forwards from meetings, backwards from sales, and the dearer of both. */
export type TeamFunding = {
  meetings: FundedRoute | null;
  sales: FundedSales | null;
  /** the money of the dearer way; null where neither can be costed */
  need: { of: "meetings" | "sales"; money: Estimate } | null;
  /** both ways are known, and their money is more than a tenth apart */
  isApart: boolean;
};

/** Two ways within a tenth of each other say the same. */
const apart = 1.1;

/**
 * What a team's commitments of a quarter cost, per product line × division: money = meetings × the team's cost per
 * sales-ready lead in the cell. Forwards from the meetings that it committed to; backwards from revenue (else from
 * deals): deals = ⌈revenue ÷ mean won amount⌉, meetings = deals ÷ meeting→won conversion, leads = meetings ÷
 * lead→meeting, each rounded up. The money of the cells adds to the whole to the minor unit. What cannot be computed
 * says why. Leads and pipeline cost nothing of their own. `fewest`: from so many meetings on a cell has a cost. Never throws.
 * Formulas.md §6.
 */
export function fundCommitments(
  committed: readonly Committed[],
  past: TeamPast,
  { fewest, supposed }: { fewest: number; supposed: Supposed },
): TeamFunding {
  const of = (metric: Metric) =>
    placeCommitments(
      committed.filter((each) => each.metric === metric && each.n > 0n),
      past.mix,
    );
  const cost = (cell: Cell) => basisOf(cell, past.grid, fewest, supposed);
  const forwards = of("meetings").map((cell) => fundCell(cell, Number(cell.n), cost(cell), []));
  const meetings = forwards.length === 0 ? null : routeOf(forwards);
  const revenue = of("revenue");
  const sales = fundSales(revenue.length > 0 ? revenue : of("deals"), revenue.length > 0, past, {
    cost,
    supposed,
  });
  const [ahead, back] = [meetings?.money ?? null, sales?.kind === "route" ? sales.route.money : null];
  return { meetings, sales, ...dearerOf(ahead, back) };
}

function dearerOf(ahead: Estimate | null, back: Estimate | null): Pick<TeamFunding, "need" | "isApart"> {
  const isApart =
    ahead !== null &&
    back !== null &&
    (Number(ahead.likely) > apart * Number(back.likely) ||
      Number(back.likely) > apart * Number(ahead.likely));
  if (back !== null && (ahead === null || back.likely > ahead.likely))
    return { need: { of: "sales", money: back }, isApart };
  return { need: ahead === null ? null : { of: "meetings", money: ahead }, isApart };
}

function basisOf(cell: Cell, grid: CostGrid, fewest: number, { costMinor }: Supposed): CostBasis | null {
  if (costMinor !== null) return { of: "what if", amountMinor: costMinor, meetings: 1 };
  return costBasisOf(cell, grid, fewest);
}

function fundCell(
  { productLineId, divisionId }: Cell,
  meetings: number,
  basis: CostBasis | null,
  spreads: readonly Spread[],
): FundedCell {
  const cell = { productLineId, divisionId, meetings, basis };
  if (basis === null) return { ...cell, money: null };
  const ofCost = basis.of === "what if" ? noSpread : spreadOfQuotient(basis.meetings);
  return {
    ...cell,
    money: estimate(moneyFor(BigInt(meetings), basis), combineSpreads([ofCost, ...spreads])),
  };
}

function routeOf(cells: FundedCell[]): FundedRoute {
  const money = cells.map((cell) => cell.money);
  const known = money.filter((each) => each !== null);
  return {
    meetings: cells.reduce((sum, cell) => sum + cell.meetings, 0),
    cells,
    money: known.length === money.length ? addEstimates(known) : null,
  };
}

function fundSales(
  placed: readonly Placed[],
  isOfRevenue: boolean,
  past: TeamPast,
  given: { cost: (cell: Cell) => CostBasis | null; supposed: Supposed },
): FundedSales | null {
  if (placed.length === 0) return null;
  const { toWon, toMeeting, won } = past;
  const dealsOf = (n: bigint) => (isOfRevenue ? (won === null ? null : dealsFor(n, won)) : Number(n));
  const deals = dealsOf(placed.reduce((sum, { n }) => sum + n, 0n));
  if (deals === null) return { kind: "impossible", why: "no won amount", deals };
  const conversion = given.supposed.conversion ?? toWon?.conversion ?? null;
  if (conversion === null) return { kind: "impossible", why: "too few meetings", deals };
  const needed = enteringFor(deals, conversion);
  if (needed === null) return { kind: "impossible", why: "nothing won", deals };
  const spreads = [
    given.supposed.conversion !== null || toWon === null ? noSpread : spreadOfRate(conversion, toWon.n),
    isOfRevenue && won !== null ? spreadOfMean(won.n, won.variation) : noSpread,
  ];
  // What all cells together take is rounded up once, and then split over them.
  const parts =
    splitInteger(
      needed,
      placed.map(({ n }) => n),
    ) ?? [];
  const route = routeOf(placed.map((cell, at) => fundCell(cell, parts[at] ?? 0, given.cost(cell), spreads)));
  const leads = toMeeting === null ? null : enteringFor(needed, toMeeting.conversion);
  return { kind: "route", deals, conversion, route, leads, isOfRevenue };
}
