import type { CheckedMetric } from "./decision-line.ts";
import { weeksOfValue } from "./metric-change.ts";
import { quantileFromCounts, type ValueCount } from "./quantile.ts";

/** What one week has of everything that a checked metric is made of; amounts in minor units. */
export type MetricWeek = {
  leads: number;
  meetings: number;
  won: number;
  lost: number;
  pipelineMinor: bigint;
  wonMinor: bigint;
  cycleDays: readonly ValueCount[];
};

/**
 * A metric over some weeks as a whole number: records for leads, meetings and deals; minor units for pipeline and
 * revenue; basis points for the win rate (won ÷ (won + lost)); tenths of a day for the median cycle; both rounded half
 * up. Null where there is nothing to divide, or no won deal with a cycle. Formulas.md §4. Never throws.
 */
export function valueOfWeeks(metric: CheckedMetric, weeks: readonly MetricWeek[]): bigint | null {
  const count = (of: (week: MetricWeek) => number) => weeks.reduce((sum, week) => sum + of(week), 0);
  const amount = (of: (week: MetricWeek) => bigint) => weeks.reduce((sum, week) => sum + of(week), 0n);
  switch (metric) {
    case "leads":
      return BigInt(count((week) => week.leads));
    case "meetings":
      return BigInt(count((week) => week.meetings));
    case "deals":
      return BigInt(count((week) => week.won));
    case "pipeline":
      return amount((week) => week.pipelineMinor);
    case "revenue":
      return amount((week) => week.wonMinor);
    case "win rate": {
      const won = count((week) => week.won);
      const closed = won + count((week) => week.lost);
      return closed === 0 ? null : BigInt(Math.round((won * 10_000) / closed));
    }
    case "cycle": {
      const median = quantileFromCounts(
        weeks.flatMap(({ cycleDays }) => cycleDays),
        0.5,
      );
      return median === null ? null : BigInt(Math.round(median * 10));
    }
  }
}

const isEmpty = (week: MetricWeek): boolean =>
  week.leads === 0 && week.meetings === 0 && week.won === 0 && week.lost === 0;

/**
 * The metric's values over four weeks each, at the end of every week from the fourth on in which the ledger had
 * anything at all; oldest first. What is before the ledger's first record is no history. Never throws.
 * @param weeks consecutive weeks, oldest first
 */
export function valuesByWeek(metric: CheckedMetric, weeks: readonly MetricWeek[]): (bigint | null)[] {
  const first = weeks.findIndex((week) => !isEmpty(week));
  if (first < 0) return [];
  const known = weeks.slice(first);
  return known.flatMap((_, index) =>
    index + 1 < weeksOfValue ? [] : [valueOfWeeks(metric, known.slice(index + 1 - weeksOfValue, index + 1))],
  );
}

/** Whether the metric counts records, of which one more or less proves nothing. */
export const isCountMetric = (metric: CheckedMetric): boolean =>
  metric === "leads" || metric === "meetings" || metric === "deals";
