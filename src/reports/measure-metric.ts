import { addUp } from "../core/convert.ts";
import { addDays, type Day } from "../core/day.ts";
import type { CheckedMetric } from "../core/decision-line.ts";
import { weeksOfHistory, weeksOfValue } from "../core/metric-change.ts";
import { valueOfWeeks, valuesByWeek } from "../core/metric-weeks.ts";
import type { Ctx } from "../ctx.ts";
import { listForeignReady, listForeignWon } from "../data/list-foreign-won.ts";
import { listRates } from "../data/rates.ts";
import { countWeeks, type WeekCounts } from "../data/weekly-counts.ts";

/** A metric over the four weeks before a day, as it is frozen with a decision; see core/metric-weeks for its unit. */
export type Measured = {
  value: bigint | null;
  /** half-open span of days */
  start: Day;
  end: Day;
};

/** What is measured: a key metric of the company, or (teamId) of what one team sourced. */
export type Measurable = { metric: CheckedMetric; teamId: string | null };

const spanBefore = (day: Day, weeks: number) => ({ start: addDays(day, -7 * weeks), end: day });

type Week = { start: Day; end: Day };

/** The last `count` whole weeks before a day, oldest first. */
const weeksBefore = (day: Day, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const end = addDays(day, -7 * (count - 1 - index));
    return { start: addDays(end, -7), end };
  });

const asked = ({ ledger }: Ctx, teamId: string | null) => ({
  ...{ ledgerId: ledger.id, teamId, currency: ledger.currency, counted: ledger.meetingsCount },
});

/** The metric over the four weeks up to a day, which itself is not in them. */
export async function measureMetric(ctx: Ctx, of: Measurable, day: Day): Promise<Measured> {
  const weeks = await countConvertedWeeks(ctx, of, weeksBefore(day, weeksOfValue));
  return { value: valueOfWeeks(of.metric, weeks), ...spanBefore(day, weeksOfValue) };
}

/** Its values at the ends of up to 26 weeks before a day, oldest first: what its usual variation is taken from. */
export async function measureHistory(ctx: Ctx, of: Measurable, day: Day): Promise<(bigint | null)[]> {
  const spans = weeksBefore(day, weeksOfHistory + weeksOfValue);
  return valuesByWeek(of.metric, await countConvertedWeeks(ctx, of, spans));
}

/** The weeks with the metric's amounts of other currencies at the rate of their day; what has none is in no value. */
async function countConvertedWeeks(
  ctx: Ctx,
  { metric, teamId }: Measurable,
  spans: readonly Week[],
): Promise<WeekCounts[]> {
  const { database, ledger } = ctx;
  const { currency } = ledger;
  const weeks = await countWeeks(database, asked(ctx, teamId), spans);
  if ((metric !== "revenue" && metric !== "pipeline") || weeks.every(({ hasForeign }) => !hasForeign))
    return weeks;
  const rates = await listRates(database.db, ledger.id);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return weeks;
  const period = { start: first.start, end: last.end };
  const of = { period, by: "all", teamId, currency } as const;
  const foreign =
    metric === "revenue"
      ? await listForeignWon(database, ledger.id, { ...of, view: "activity" })
      : await listForeignReady(database, ledger.id, of);
  return weeks.map((week, at) => {
    const { start = period.start, end = period.start } = spans[at] ?? {};
    const own = addUp(
      foreign.filter(({ day }) => day >= start && day < end),
      currency,
      rates,
    ).own;
    return metric === "revenue"
      ? { ...week, wonMinor: week.wonMinor + own }
      : { ...week, pipelineMinor: week.pipelineMinor + own };
  });
}
