import { type Cell, wordsForCell } from "../core/cell.ts";
import { addUp, mergeRates, type RateRow } from "../core/convert.ts";
import { buildCostGrid, type CostGrid } from "../core/cost-grid.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import { addQuarters, labelQuarter, type Period, type Quarter, quarterPeriod } from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import { countCells } from "../data/count-cells.ts";
import { listRates } from "../data/rates.ts";
import { sumSpend } from "../data/sum-spend.ts";
import { listDivisions, listProductLines } from "../data/vocabulary.ts";

/** One row of the cost table: a cell's money and meetings now and before; minor units of the ledger's currency. */
export type CostRow = {
  label: string;
  now: { amountMinor: bigint; meetings: number };
  before: { amountMinor: bigint; meetings: number };
};

/** Cost per sales-ready lead of a quarter beside the four complete quarters before it. */
export type CostReport = {
  quarter: Quarter;
  labels: { now: string; before: string };
  rows: CostRow[];
  unallocated: CostRow;
  total: CostRow;
  /** meetings of teams of which no spend is logged, in the quarter */
  otherMeetings: number;
  /** spend for which there is no rate, of both spans, and the rates behind the rest */
  apart: AmountByCurrency[];
  used: RateRow[];
};

const quartersBefore = 4;
const none = { amountMinor: 0n, meetings: 0 };
const byName = new Intl.Collator("en", { numeric: true });

/** What a span's spend bought in sales-ready leads, cell by cell; and the spend in it that has no rate. */
export async function buildSpanCost(
  ctx: Ctx,
  period: Pick<Period, "start" | "end">,
): Promise<{ grid: CostGrid; apart: AmountByCurrency[]; used: RateRow[] }> {
  const { database, ledger } = ctx;
  const asked = {
    metric: "meetings",
    period,
    currency: ledger.currency,
    meetingsCount: ledger.meetingsCount,
  } as const;
  const [spend, counts, rates] = await Promise.all([
    sumSpend(database, ledger.id, period),
    countCells(database, ledger.id, asked),
    listRates(database.db, ledger.id),
  ]);
  const whole = addUp(spend, ledger.currency, rates);
  const grid = buildCostGrid(
    spend.map((sum) => ({ ...sum, amountMinor: addUp([sum], ledger.currency, rates).own })),
    counts.map((count) => ({ ...count, n: Number(count.n) })),
  );
  return { grid, apart: whole.others, used: whole.used };
}

/** The cost per sales-ready lead of a quarter and of the four before it, by product line and division. */
export async function buildCost(ctx: Ctx, quarter: Quarter): Promise<CostReport> {
  const { database, ledger } = ctx;
  const current = quarterPeriod(quarter, ctx.calendar);
  const first = quarterPeriod(addQuarters(quarter, -quartersBefore), ctx.calendar);
  const [now, before, products, divisions] = await Promise.all([
    buildSpanCost(ctx, current),
    buildSpanCost(ctx, { start: first.start, end: current.start }),
    listProductLines(database.db, ledger.id),
    listDivisions(database.db, ledger.id),
  ]);
  const cells = new Map<string, Cell>();
  for (const cell of [...now.grid.cells, ...before.grid.cells])
    cells.set(`${cell.productLineId}|${cell.divisionId}`, cell);
  const find = ({ cells: all }: CostGrid, of: Cell) =>
    all.find((cell) => cell.productLineId === of.productLineId && cell.divisionId === of.divisionId) ?? none;
  const rows = [...cells.values()]
    .map((cell) => ({
      label: wordsForCell(cell, { products, divisions }),
      ...{ now: find(now.grid, cell), before: find(before.grid, cell) },
    }))
    .filter(
      (row) =>
        row.now.amountMinor !== 0n ||
        row.before.amountMinor !== 0n ||
        row.now.meetings + row.before.meetings > 0,
    )
    .toSorted((a, b) => byName.compare(a.label, b.label));
  return {
    quarter,
    labels: {
      now: current.label,
      before: `${labelQuarter(addQuarters(quarter, -quartersBefore), ctx.calendar)} to ${labelQuarter(addQuarters(quarter, -1), ctx.calendar)}`,
    },
    rows,
    unallocated: { label: "Unallocated", now: now.grid.unallocated, before: before.grid.unallocated },
    total: { label: "Total", now: now.grid.total, before: before.grid.total },
    otherMeetings: now.grid.otherMeetings,
    apart: [...now.apart, ...before.apart],
    used: mergeRates([now.used, before.used]),
  };
}
