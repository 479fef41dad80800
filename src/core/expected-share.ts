import type { Metric } from "./metric.ts";

/**
 * The share (0..1) of a period's total that is expected by now, and what says so: the working days gone by, a curve
 * that an administrator entered, or the mean curve of so many past quarters.
 */
export type ExpectedShare =
  | { share: number; basis: "elapsed" }
  | { share: number; basis: "curve"; from: "admin" }
  | { share: number; basis: "curve"; from: "history"; quarters: number };

/** A period's expected shape: basis points for each of its months in order, adding to 10,000, e.g. 20/25/55. */
export type MonthlyCurve = readonly number[];

/**
 * The expected share by now without a curve: the elapsed share of the period's working days (0..1), as it is.
 * Throws RangeError outside 0..1. Linear in working days.
 */
export function expectByElapsed(elapsedShare: number): ExpectedShare {
  checkShare(elapsedShare);
  return { share: elapsedShare, basis: "elapsed" };
}

/**
 * The expected share by now on an administrator's curve. `elapsedByMonth` holds for each month of the period in order
 * the elapsed share of its working days: 1 for months gone, 0 for months to come. The result is 0..1, unrounded.
 * Throws RangeError when the curve does not add to 10,000, or does not have one entry a month.
 * Linear interpolation within the month: Σ curve_m × elapsed_m ÷ 10,000.
 */
export function expectByMonthlyCurve(curve: MonthlyCurve, elapsedByMonth: readonly number[]): ExpectedShare {
  const sum = curve.reduce((all, basisPoints) => all + basisPoints, 0);
  if (sum !== 10_000 || curve.some((basisPoints) => basisPoints < 0)) {
    throw new RangeError(`A curve's months add to 10,000 basis points: ${curve.join("/")}.`);
  }
  if (curve.length !== elapsedByMonth.length) {
    throw new RangeError(`A curve of ${curve.length} months meets a period of ${elapsedByMonth.length}.`);
  }
  for (const elapsed of elapsedByMonth) checkShare(elapsed);
  const expected = curve.reduce(
    (all, basisPoints, month) => all + basisPoints * (elapsedByMonth[month] ?? 0),
    0,
  );
  return { share: expected / 10_000, basis: "curve", from: "admin" };
}

/**
 * Whether the pace of this metric must read "provisional": deals and revenue on plain elapsed time, because B2B
 * closes pile up at the period's end and an even pace is not to be expected of them.
 */
export function isProvisional(metric: Metric, expected: ExpectedShare): boolean {
  return expected.basis === "elapsed" && (metric === "deals" || metric === "revenue");
}

/** What the expected share rests on, in words for the message. */
export function wordsForBasis(expected: ExpectedShare): string {
  if (expected.basis === "elapsed") return "expected by working days gone by";
  return expected.from === "admin"
    ? "expected by the administrator's monthly curve"
    : `expected by the course of the last ${expected.quarters} quarters`;
}

function checkShare(share: number): void {
  if (!(share >= 0 && share <= 1))
    throw new RangeError(`An elapsed share lies between 0 and 1, not ${share}.`);
}
