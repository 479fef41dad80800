import type { Day } from "../core/day.ts";
import type { DayCount } from "../core/expected-curve.ts";
import type { Forecast } from "../core/forecast.ts";
import { forecastCount } from "../core/forecast-count.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import { type Known, type Outlook, outlookOf, priorTotalOf, within } from "../core/outlook.ts";
import type { Period } from "../core/period.ts";
import type { History } from "../data/read-history.ts";
import type { RevenueForecast } from "./revenue-outlook.ts";

/** What a metric's rows are forecast from; `byTeam` by team id, null: what nobody sourced. */
export type MetricOutlook = Outlook & { byTeam: ReadonlyMap<string | null, readonly DayCount[]> };

/** The outlook of every metric. @param known the period and the ledger's calendar */
export function outlooksOf(
  history: History,
  known: Omit<Known, "firstDay" | "counts">,
): (metric: Metric) => MetricOutlook {
  const made = new Map<Metric, MetricOutlook>();
  return (metric) => {
    const before = made.get(metric);
    if (before !== undefined) return before;
    const { firstDay, counts } = history[metric];
    const byTeam = new Map<string | null, DayCount[]>();
    for (const { teamId, day, n } of counts) {
      const days = byTeam.get(teamId) ?? [];
      days.push([day, Number(n)]);
      byTeam.set(teamId, days);
    }
    const outlook = outlookOf({ ...known, firstDay, counts: [...byTeam.values()].flat() });
    const whole = { ...outlook, byTeam };
    made.set(metric, whole);
    return whole;
  };
}

/** Where a team's row will end; null once it has. @param elapsed of the period, 0..1 @param revenue null: it is not forecast */
export function forecastRow(
  row: { teamId: string; metric: Metric; n: bigint; need: bigint | null },
  outlook: MetricOutlook,
  elapsed: number,
  revenue: RevenueForecast | null,
): Forecast | null {
  const { metric, n, need } = row;
  if (outlook.whyNone !== null) return { kind: "none", why: outlook.whyNone };
  if (elapsed >= 1) return null;
  if (metric === "revenue" && revenue !== null)
    return revenue({ teamId: row.teamId, nMinor: n, needMinor: need });
  if (isMoneyMetric(metric)) {
    const why =
      metric === "pipeline"
        ? "amounts of open deals are revised until they close, so what pipeline is logged today says little of its end"
        : "it is forecast in the running quarter only";
    return { kind: "none", why };
  }
  return forecastCount({
    n: Number(n),
    need: need === null ? null : Number(need),
    expectedShare: outlook.expected.share,
    seenShare: outlook.seenShare,
    priorTotal: priorTotalOf(outlook, outlook.byTeam.get(row.teamId) ?? []),
  });
}

/** What a team (null: nobody) had of a period by records dated before a day, as they are known now. */
export const countedBefore = (
  { byTeam }: MetricOutlook,
  teamId: string | null,
  period: Pick<Period, "start">,
  end: Day,
): bigint =>
  within(byTeam.get(teamId) ?? [], { start: period.start, end }).reduce((sum, [, n]) => sum + BigInt(n), 0n);
