import { summariseCycle } from "../core/cycle.ts";
import { addDays, type Day } from "../core/day.ts";
import { type Definitions, rateTargetOf } from "../core/definitions.ts";
import { coverageOf, type KeyFigure, type OpenCount, velocityOf } from "../core/key-figure.ts";
import type { StudiedRate } from "../core/key-metrics.ts";
import type { Period } from "../core/period.ts";
import type { ValueCount } from "../core/quantile.ts";
import { rateOf } from "../core/rate.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import type { Ctx } from "../ctx.ts";
import { countClosings } from "../data/closings.ts";
import type { Target } from "../data/commitments.ts";
import type { CountedRow } from "../data/counted-rows.ts";
import { countOpen } from "../data/open-pipeline.ts";
import { countConverted } from "./count-converted.ts";
import { askOpen, readDue } from "./read-open.ts";

/** What the figures are built from: the quarter's facts, frozen ones where it is closed. */
export type KeyFacts = {
  period: Pick<Period, "start" | "end">;
  counted: readonly CountedRow[];
  targets: readonly Target[];
  definitions: Definitions;
  /** days from sales-ready to won as they were frozen; null: as they are now */
  cycleDays: readonly ValueCount[] | null;
};

/** The rates and durations that a ledger studies, of the whole company in a quarter, in the order asked for. */
export async function buildKeyFigures(
  ctx: Ctx,
  metrics: readonly StudiedRate[],
  facts: KeyFacts,
): Promise<KeyFigure[]> {
  const figures: KeyFigure[] = [];
  for (const metric of metrics) figures.push(await buildOne(ctx, metric, facts));
  return figures;
}

function buildOne(ctx: Ctx, metric: StudiedRate, facts: KeyFacts): Promise<KeyFigure> {
  switch (metric) {
    case "win rate":
      return buildWinRate(ctx, facts);
    case "cycle":
      return buildCycle(ctx, facts);
    case "velocity":
      return buildVelocity(ctx, facts);
    case "coverage":
      return buildCoverage(ctx, facts);
  }
}

const isRunning = (today: Day, { start, end }: KeyFacts["period"]): boolean => today >= start && today < end;

async function buildWinRate(ctx: Ctx, { period, counted, definitions }: KeyFacts): Promise<KeyFigure> {
  const won = counted.reduce((sum, row) => sum + row.won, 0);
  const lost = counted.reduce((sum, row) => sum + row.lost, 0);
  const open = isRunning(ctx.today, period)
    ? await countOpen(ctx.database, ctx.ledger.id, { tooOldBefore: null, due: null })
    : null;
  return {
    ...{ metric: "win rate", won, lost },
    open: open?.reduce((sum, { n }) => sum + n, 0) ?? null,
    rate: rateOf(won, won + lost, definitions.thresholds),
    target: rateTargetOf(definitions, "win rate target"),
  };
}

async function buildCycle(ctx: Ctx, { period, definitions, cycleDays }: KeyFacts): Promise<KeyFigure> {
  const closings = await countClosings(ctx.database, ctx.ledger.id, period, ctx.ledger.currency);
  return {
    metric: "cycle",
    summary: summariseCycle(cycleDays ?? closings.cycleDays, definitions.thresholds.tooFew),
    undated: closings.undated,
    target: rateTargetOf(definitions, "cycle target"),
  };
}

/** The twelve months up to today, half-open. */
export const yearUpTo = (today: Day) => ({ start: addDays(today, -364), end: addDays(today, 1) });

async function buildVelocity(ctx: Ctx, { period, definitions }: KeyFacts): Promise<KeyFigure> {
  const { database, ledger, today } = ctx;
  const { thresholds } = definitions;
  const closings = await countConverted(ctx, yearUpTo(today));
  const { won, lost, amountMinor, amounts, used, others } = closings;
  const cycle = summariseCycle(closings.cycleDays, thresholds.tooFew);
  const wins = { won, lost, amountMinor, amounts, used, others, cycle };
  const asked = await askOpen(ctx);
  const open = sumOpen(await countOpen(database, ledger.id, asked), asked);
  const velocity = isRunning(today, period)
    ? velocityOf(open.counted, wins, thresholds)
    : { kind: "none" as const, why: "it is of the deals that are open today, so of the running quarter" };
  return { metric: "velocity", open, wins, velocity };
}

async function buildCoverage(ctx: Ctx, { period, counted, targets }: KeyFacts): Promise<KeyFigure> {
  const { ledger, today } = ctx;
  const { asked, rows, pipelineMinor, used } = await readDue(ctx, period);
  const targetMinor = targets.find(({ metric }) => metric === "revenue")?.number ?? null;
  const wonMinor = splitAmounts(
    counted.flatMap(({ wonAmounts }) => wonAmounts),
    ledger.currency,
  ).own;
  const sums = { pipelineMinor, targetMinor, wonMinor };
  const coverage =
    today >= period.end
      ? { kind: "none" as const, why: "the quarter is over: nothing that is open falls due in it" }
      : coverageOf(sums);
  return { metric: "coverage", ...sums, open: sumOpen(rows, asked), used, coverage };
}

const sumOpen = (
  rows: Awaited<ReturnType<typeof countOpen>>,
  { oldestDays }: { oldestDays: number | null },
): OpenCount => ({
  oldestDays,
  counted: rows.find(({ leftOut }) => leftOut === null)?.n ?? 0,
  leftOut: rows.flatMap(({ leftOut, n }) => (leftOut === null ? [] : [{ why: leftOut, n }])),
});
