import { addUp, convertPart, type DatedAmount, mergeRates, type RateRow } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Metric } from "../core/metric.ts";
import type { Period } from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import type { UsedRates } from "../data/closed-quarters.ts";
import type { CountedRow } from "../data/counted-rows.ts";
import { type ForeignAmount, listForeignReady, listForeignWon } from "../data/list-foreign-won.ts";
import { listRates } from "../data/rates.ts";
import type { DatedCount, History } from "../data/read-history.ts";
import { type QuarterFacts, readQuarter } from "../data/read-quarter.ts";

/** A quarter's facts with its amounts in the ledger's currency, as far as there are rates; and these rates. */
export type ConvertedQuarter = QuarterFacts & { used: UsedRates };

type Span = Pick<Period, "start" | "end">;

/** What of a ledger stands in other currencies, deal by deal on its own day, and the rates for it. */
type Foreign = { revenue: ForeignAmount[]; pipeline: ForeignAmount[]; rates: RateRow[] };

/** Where nothing is converted. */
export const noRates: UsedRates = { revenue: [], pipeline: [] };

/** The rates by which a metric's amounts were converted; none where it counts records. */
export const ratesBehind = (used: UsedRates, metric: Metric): readonly RateRow[] =>
  metric === "revenue" || metric === "pipeline" ? used[metric] : [];

/**
 * A quarter's facts as a scorecard counts them: what was won at the rate of its day of closing, pipeline at that of the
 * day on which the deal became sales-ready (formulas.md §2); what has no rate keeps its currency. Nothing more is asked
 * where every amount is in the ledger's own. A frozen quarter's records are converted as it was, so that a rate of later
 * restates nothing.
 * @param wanted the metrics that are shown in any case; others are converted where something is committed of them; null: all
 * @param past the days of the history, which only a forecast needs; they end with the period
 */
export async function readConverted(
  ctx: Ctx,
  quarter: Parameters<typeof readQuarter>[2],
  period: Span,
  { wanted, past }: { wanted: ReadonlySet<Metric> | null; past: Span | null },
): Promise<ConvertedQuarter> {
  const { database, ledger } = ctx;
  const { currency } = ledger;
  const facts = await readQuarter(database, ledger, quarter, period, past && { ...past, currency });
  const { counted, history, closed } = facts;
  const promised = [facts, closed].flatMap((of) => [...(of?.targets ?? []), ...(of?.commitments ?? [])]);
  const isShown = (metric: Metric) =>
    wanted === null || wanted.has(metric) || promised.some((each) => each.metric === metric);
  const has = (metric: keyof UsedRates, read: (row: CountedRow) => readonly AmountByCurrency[]) =>
    isShown(metric) &&
    (history?.[metric].hasForeign === true || counted.some((row) => isForeign(read(row), currency)));
  const needed = {
    revenue: has("revenue", ({ wonAmounts }) => wonAmounts),
    pipeline: has("pipeline", ({ pipelineAmounts }) => pipelineAmounts),
  };
  const rates = await ratesOf(ctx, closed, needed.revenue || needed.pipeline);
  const foreign = await readForeign(ctx, rates, { span: past ?? period, needed, teamId: null });
  if (foreign === null) return { ...facts, used: noRates };
  return {
    ...facts,
    ...convertRows(counted, foreign, period, currency),
    history: history && convertHistory(history, foreign, currency),
  };
}

/** Counted rows by team with their amounts converted, of one team or (null) all; and the rates that were used. */
export async function convertCounted(
  ctx: Ctx,
  counted: readonly CountedRow[],
  { period, teamId }: { period: Span; teamId: string | null },
): Promise<{ counted: CountedRow[]; used: UsedRates }> {
  const { currency } = ctx.ledger;
  const needed = {
    revenue: counted.some((row) => isForeign(row.wonAmounts, currency)),
    pipeline: counted.some((row) => isForeign(row.pipelineAmounts, currency)),
  };
  const rates = await ratesOf(ctx, null, needed.revenue || needed.pipeline);
  const foreign = await readForeign(ctx, rates, { span: period, needed, teamId });
  return foreign === null
    ? { counted: [...counted], used: noRates }
    : convertRows(counted, foreign, period, currency);
}

const isForeign = (amounts: readonly AmountByCurrency[], currency: string): boolean =>
  amounts.some((each) => each.currency !== currency);

/** The rates to convert by: of a frozen quarter those that were known then, also where one was corrected since. */
async function ratesOf(
  { database, ledger }: Ctx,
  closed: QuarterFacts["closed"],
  isNeeded: boolean,
): Promise<RateRow[]> {
  if (!isNeeded) return [];
  if (closed === null) return listRates(database.db, ledger.id);
  if (closed.used === null) return [];
  const known = await listRates(database.db, ledger.id, closed.closedAt);
  return mergeRates([known, closed.used.revenue, closed.used.pipeline]);
}

async function readForeign(
  { database, ledger }: Ctx,
  rates: RateRow[],
  asked: { span: Span; needed: Record<keyof UsedRates, boolean>; teamId: string | null },
): Promise<Foreign | null> {
  if (rates.length === 0) return null;
  const { span: period, needed, teamId } = asked;
  const of = { period, by: "team", teamId, currency: ledger.currency } as const;
  const [revenue, pipeline] = await Promise.all([
    needed.revenue ? listForeignWon(database, ledger.id, { ...of, view: "activity" }) : [],
    needed.pipeline ? listForeignReady(database, ledger.id, of) : [],
  ]);
  return { revenue, pipeline, rates };
}

function convertRows(
  counted: readonly CountedRow[],
  foreign: Foreign,
  period: Span,
  currency: string,
): { counted: CountedRow[]; used: UsedRates } {
  const { rates } = foreign;
  const convert = (amounts: readonly AmountByCurrency[], of: readonly ForeignAmount[], key: string | null) =>
    convertPart(
      amounts,
      of.filter((each) => each.key === key && isIn(each, period)),
      { currency, rates },
    );
  const parts = counted.map((row) => ({
    row,
    won: convert(row.wonAmounts, foreign.revenue, row.key),
    pipeline: convert(row.pipelineAmounts, foreign.pipeline, row.key),
  }));
  return {
    counted: parts.map(({ row, won, pipeline }) => ({
      ...row,
      wonAmounts: won.amounts,
      pipelineAmounts: pipeline.amounts,
    })),
    used: {
      revenue: mergeRates(parts.map(({ won }) => won.used)),
      pipeline: mergeRates(parts.map(({ pipeline }) => pipeline.used)),
    },
  };
}

const isIn = ({ day }: { day: Day }, { start, end }: Span): boolean => day >= start && day < end;

/** What had a rate joins the days of the ledger's currency. */
function convertHistory(history: History, foreign: Foreign, currency: string): History {
  const toCount = ({ key, ...amount }: ForeignAmount & DatedAmount): DatedCount => ({
    teamId: key,
    day: amount.day,
    n: addUp([amount], currency, foreign.rates).own,
  });
  const add = (metric: keyof UsedRates) => ({
    ...history[metric],
    counts: [...history[metric].counts, ...foreign[metric].map(toCount)],
  });
  return { ...history, revenue: add("revenue"), pipeline: add("pipeline") };
}
