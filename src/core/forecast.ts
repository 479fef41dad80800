/**
 * Where a quarter will probably end: a range, or why there is none. Counts of records, or minor units of money;
 * `p50` is the middle, a tenth lies below `p10` and a tenth above `p90`. `reach` is P(n_end ≥ need), 0..1; null without
 * a need.
 */
export type Forecast =
  | { kind: "none"; why: string }
  | { kind: "range"; p10: bigint; p50: bigint; p90: bigint; reach: number | null };

/** Under so many days of records there is no forecast (3 weeks, formulas.md §3). */
export const fewestDaysOfHistory = 21;

/** The forecast of what has ended: what it came to. `n` and `need` both counts or both minor units. */
export function finishedForecast(n: bigint, need: bigint | null): Forecast {
  return { kind: "range", p10: n, p50: n, p90: n, reach: need === null ? null : n >= need ? 1 : 0 };
}

/** P(n_end ≥ need), 0..1; null where there is no forecast or no need. */
export const reachOf = (forecast: Forecast | null): number | null =>
  forecast?.kind === "range" ? forecast.reach : null;
