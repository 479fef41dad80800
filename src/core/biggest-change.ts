import { printQuantity } from "./figure-words.ts";
import type { Metric } from "./metric.ts";
import { isMoneyMetric } from "./metric.ts";

/** What a team (null: nobody) had a week ago and has now: counts or minor units from 0. */
export type TeamChange = { team: string | null; before: bigint; now: bigint };

/**
 * The team whose share of all moved most, and why: `points` are percentage points, rounded; `own` what it has more (or,
 * below 0, fewer) itself, `other` the one whose own change was the largest of the rest.
 */
export type Change = {
  team: string | null;
  points: number;
  own: bigint;
  other: { team: string | null; more: bigint } | null;
};

/** How far a share moved, so that what is equal on paper is equal. */
const nearly = (by: number): number => Math.round(Math.abs(by) * 1e9);

const size = (n: bigint): bigint => (n < 0n ? -n : n);

/**
 * The biggest change of a share between two days. Null while one of them had nothing, or when no share moved by a point.
 * Of equal changes the first given. Shares n ÷ Σ n of all rows given.
 */
export function biggestChange(rows: readonly TeamChange[]): Change | null {
  const sum = (of: "before" | "now") => rows.reduce((all, row) => all + row[of], 0n);
  const [before, now] = [Number(sum("before")), Number(sum("now"))];
  if (before <= 0 || now <= 0) return null;
  const moved = rows.map((row) => ({ row, by: Number(row.now) / now - Number(row.before) / before }));
  const [most] = moved.toSorted((a, b) => nearly(b.by) - nearly(a.by));
  if (most === undefined || Math.round(Math.abs(most.by) * 100) < 1) return null;
  const others = rows
    .filter((row) => row !== most.row)
    .map(({ team, ...of }) => ({ team, more: of.now - of.before }))
    .toSorted((a, b) => Number(size(b.more) - size(a.more)));
  const [other = null] = others;
  return {
    team: most.row.team,
    points: Math.round(most.by * 100),
    own: most.row.now - most.row.before,
    other: other === null || other.more === 0n ? null : other,
  };
}

/**
 * A change with its decomposition: "Since last week Marketing −6 points: 2 fewer of its own, 9 more of Sales." Money in
 * `currency`.
 */
export function wordsForChange(change: Change, metric: Metric, currency: string): string {
  const isMoney = isMoneyMetric(metric);
  const print = (n: bigint) => {
    if (n === 0n) return "none more";
    const less = isMoney ? "less" : "fewer";
    return `${printQuantity(metric, size(n), currency)} ${n > 0n ? "more" : less}`;
  };
  const { team, points, own, other } = change;
  const sign = points < 0 ? "−" : "+";
  const unit = Math.abs(points) === 1 ? "point" : "points";
  const whose = other?.team == null ? "unsourced" : `of ${other.team}`;
  const rest = other === null ? "" : `, ${print(other.more)} ${whose}`;
  return `Since last week ${team ?? "unsourced"} ${sign}${Math.abs(points)} ${unit}: ${print(own)}${team === null ? "" : " of its own"}${rest}.`;
}
