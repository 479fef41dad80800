import type { ChartSpec } from "../charts/spec.ts";
import { mergeRates, wordsForConversion } from "../core/convert.ts";
import { addMonths } from "../core/day.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import { keyMetricsOf } from "../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import { formatMoney } from "../core/money.ts";
import { addQuarters, monthOf, type Period, quarterOf, quarterPeriod } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import { wordsForQuantity } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import type { UsedRates } from "../data/closed-quarters.ts";
import { countActivity } from "../data/count-activity.ts";
import type { CountedRow } from "../data/counted-rows.ts";
import { convertCounted, noRates, ratesBehind } from "./convert-quarter.ts";

/** How the key metrics went over the last three complete months or quarters: a line each, and what can be drawn of it. */
export type Trends = { lines: string[]; chart: ChartSpec | null };

/** One of the spans: its rows by team, and the rates behind their amounts. */
type Found = { label: string; rows: CountedRow[]; used: UsedRates };

const spans = 3;
const counted: readonly Metric[] = ["leads", "meetings", "deals", "revenue", "pipeline"];

/** The last three complete months (quarters for a quarterly meeting), oldest first. */
function spansOf(ctx: Ctx, cadence: string): Period[] {
  const back = Array.from({ length: spans }, (_, at) => at - spans);
  return cadence === "quarterly"
    ? back.map((at) => quarterPeriod(addQuarters(quarterOf(ctx.today, ctx.calendar), at), ctx.calendar))
    : back.map((at) => monthOf(addMonths(monthOf(ctx.today).start, at)));
}

function quantityOf(rows: readonly CountedRow[], metric: Metric, currency: string): bigint {
  const sum = (read: (row: CountedRow) => number) => BigInt(rows.reduce((all, row) => all + read(row), 0));
  if (metric === "leads") return sum(({ leads }) => leads);
  if (metric === "meetings") return sum(({ meetings, disqualified }) => meetings - disqualified);
  if (metric === "deals") return sum(({ won }) => won);
  return splitAmounts(
    rows.flatMap((row) => amountsOf(row, metric)),
    currency,
  ).own;
}

const amountsOf = (row: CountedRow, metric: Metric): AmountByCurrency[] =>
  metric === "revenue" ? row.wonAmounts : row.pipelineAmounts;

/**
 * How the key metrics that can be counted went over the last three complete months, or quarters for a quarterly meeting;
 * to a partner their own. Counts are drawn together; amounts stand in the lines alone.
 */
export async function buildTrends(ctx: Ctx, cadence: string): Promise<Trends> {
  const { ledger, database } = ctx;
  const own = visibleTeam(ctx.actor);
  const periods = spansOf(ctx, cadence);
  const metrics = keyMetricsOf(ledger).flatMap((key) => counted.find((metric) => metric === key) ?? []);
  const money = metrics.filter(isMoneyMetric);
  const found: Found[] = [];
  for (const period of periods) {
    const { rows } = await countActivity(database, ledger.id, period, "team", own, ledger.meetingsCount);
    const inOwn =
      money.length === 0
        ? { counted: rows, used: noRates }
        : await convertCounted(ctx, rows, { period, teamId: own });
    found.push({ label: period.label, rows: inOwn.counted, used: inOwn.used });
  }
  const lines = metrics.map((metric) => {
    const said = found.map(
      ({ label, rows }) =>
        `${label} ${wordsForQuantity(metric, quantityOf(rows, metric, ledger.currency), ledger.currency)}`,
    );
    const note =
      metric === "meetings" && ledger.meetingsCount !== "booked" ? ` (${ledger.meetingsCount})` : "";
    return `${said.join(", ")}${note}`;
  });
  const drawn = metrics.filter((metric) => !isMoneyMetric(metric));
  lines.push(...moneyLines(money, found, ledger.currency));
  return { lines, chart: drawn.length === 0 ? null : chartOf(drawn, found, ledger.currency) };
}

/** What is not in the amounts for want of a rate, and by which rates others are. */
function moneyLines(metrics: readonly Metric[], found: readonly Found[], currency: string): string[] {
  const apart = metrics.map((metric) => {
    const amounts = found.flatMap(({ rows }) => rows.flatMap((row) => amountsOf(row, metric)));
    const { others } = splitAmounts(amounts, currency);
    return others.length === 0
      ? null
      : `${metric} not added, for want of a rate: ${others.map(formatMoney).join(", ")}`;
  });
  const used = found.flatMap((each) => metrics.map((metric) => ratesBehind(each.used, metric)));
  return [...apart, wordsForConversion(mergeRates(used), currency)].filter((line) => line !== null);
}

function chartOf(metrics: readonly Metric[], found: readonly Found[], currency: string): ChartSpec {
  const numberOf = (metric: Metric, rows: readonly CountedRow[]) =>
    Number(quantityOf(rows, metric, currency));
  return {
    kind: "bars",
    title: "Trends",
    categories: found.map(({ label }) => label),
    series: metrics.map((metric) => ({
      name: `${metric.charAt(0).toUpperCase()}${metric.slice(1)}`,
      values: found.map(({ rows }) => numberOf(metric, rows)),
    })),
    altText: found
      .map(
        ({ label, rows }) =>
          `${label}: ${metrics.map((metric) => `${numberOf(metric, rows)} ${metric}`).join(", ")}`,
      )
      .join("; "),
  };
}
