import { addMonths, type Day, daysBetween } from "./day.ts";
import { elapsedShare } from "./elapsed.ts";
import { type DayCount, expectByHistory, type PastQuarter } from "./expected-curve.ts";
import {
  type ExpectedShare,
  expectByElapsed,
  expectByMonthlyCurve,
  type MonthlyCurve,
} from "./expected-share.ts";
import { fewestDaysOfHistory } from "./forecast.ts";
import type { Period } from "./period.ts";

type Span = Pick<Period, "start" | "end">;

/** What is known of one metric before and in a period. `counts` of everybody, by day; `pastQuarters` latest first. */
export type Known = {
  period: Span;
  today: Day;
  holidays: readonly Day[];
  firstDay: Day | null;
  counts: readonly DayCount[];
  pastQuarters: readonly Span[];
  /** an administrator's curve for the months of the period; null: none */
  curve: MonthlyCurve | null;
};

/**
 * How a metric's period is expected to go. `seenShare` is the part of the expected share that fell while the ledger kept
 * records; `complete` are the past quarters that it saw from their first day, latest first; `before` the days before
 * the period that it saw when there is no complete quarter, with the share of a period that they make; `whyNone` says
 * why there is no forecast, null where there is one.
 */
export type Outlook = {
  expected: ExpectedShare;
  seenShare: number;
  complete: readonly Span[];
  before: { span: Span; share: number } | null;
  whyNone: string | null;
};

/** A curve is the mean of so many quarters at most: older ones tell of another business. */
const mostQuarters = 8;
/** And the prior of a forecast of so many. */
const mostForPrior = 4;

/**
 * The expected share by now and what a forecast starts from. The share is an administrator's curve, else the mean curve
 * of at least four complete quarters, else the working days gone by. A quarter is complete when the metric's first
 * record is not younger than its first day. No forecast under 3 weeks of records, or before the period begins.
 * Formulas.md §3.
 */
export function outlookOf(known: Known): Outlook {
  const { period, today, holidays, firstDay, pastQuarters } = known;
  const elapsed = elapsedShare(period, today, holidays);
  const complete =
    firstDay === null ? [] : pastQuarters.filter(({ start }) => firstDay <= start).slice(0, mostQuarters);
  const expected = expectedOf(known, elapsed, complete);
  const unseen = firstDay === null ? 1 : elapsedShare(period, firstDay, holidays);
  return {
    expected,
    // With quarters before it the whole period was seen; without them the expected share is the elapsed one or near it.
    seenShare: elapsed === 0 ? 0 : (expected.share * Math.max(0, elapsed - unseen)) / elapsed,
    complete: complete.slice(0, mostForPrior),
    before: complete.length > 0 ? null : seenBefore(known),
    whyNone: whyNoForecast(known),
  };
}

function expectedOf(known: Known, elapsed: number, complete: readonly Span[]): ExpectedShare {
  const { period, today, holidays, counts, curve } = known;
  if (curve !== null) {
    const months = curve.map((_, month) => ({
      start: addMonths(period.start, month),
      end: addMonths(period.start, month + 1),
    }));
    return expectByMonthlyCurve(
      curve,
      months.map((month) => elapsedShare(month, today, holidays)),
    );
  }
  const quarters = complete.map((span): PastQuarter => ({ period: span, days: within(counts, span) }));
  return expectByHistory(quarters, elapsed, holidays) ?? expectByElapsed(elapsed);
}

/** The days of a span among all days. */
export const within = (counts: readonly DayCount[], { start, end }: Span): DayCount[] =>
  counts.filter(([day]) => day >= start && day < end);

function seenBefore({ period, holidays, firstDay, pastQuarters }: Known): Outlook["before"] {
  const [last] = pastQuarters;
  if (firstDay === null || last === undefined || firstDay >= last.end) return null;
  if (daysBetween(firstDay, period.start) < fewestDaysOfHistory) return null;
  const share = 1 - elapsedShare(last, firstDay, holidays);
  return share > 0 ? { span: { start: firstDay, end: last.end }, share } : null;
}

function whyNoForecast({ period, today, firstDay }: Known): string | null {
  if (today < period.start) return "the quarter has not begun";
  if (today >= period.end) return null;
  if (firstDay === null || daysBetween(firstDay, today) < fewestDaysOfHistory)
    return "the ledger has under 3 weeks of records";
  return null;
}

/**
 * What a team's period comes to by its past: the mean of the complete quarters, else the days seen before the period
 * scaled to a whole one; null when there is neither. `counts` are the team's own, by day.
 */
export function priorTotalOf(
  { complete, before }: Pick<Outlook, "complete" | "before">,
  counts: readonly DayCount[],
): number | null {
  const sum = (span: Span) => within(counts, span).reduce((all, [, n]) => all + n, 0);
  if (complete.length > 0) return complete.reduce((all, quarter) => all + sum(quarter), 0) / complete.length;
  return before === null ? null : sum(before.span) / before.share;
}
