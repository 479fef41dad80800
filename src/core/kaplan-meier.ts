/** Deals that entered `ageDays` whole days before they were won, or before today for those that are still open. */
export type AgeRow = { ageDays: number; won: number; notWon: number };

/** The curve's value from an age on, until the next step: the share of deals won by then, 0..1, unrounded. */
export type CurveStep = { ageDays: number; conversion: number };

/**
 * How conversion grows with age: a step at each age with wins, rising. `n` deals are behind it, `won` of them won;
 * `errors` deals had a negative age and were left out.
 */
export type ConversionCurve = { steps: readonly CurveStep[]; n: number; won: number; errors: number };

/** Comparing unrounded shares, so that 4 of 5 reaches 0.8. */
const hair = 1e-9;

/**
 * The conversion curve of deals (or of leads on their way to won) by age since they entered. `rows` is a histogram in
 * any order: `won` at that age, `notWon` still open at that age today, which is where they are censored; `lost` is the
 * number that ended without a win (lost or disqualified). A lost deal stays at risk for ever without an event: taking
 * it out at its loss would treat it as a deal that may still be won, and inflate the rate. Of one age, wins come
 * before censoring. With nothing censored the curve ends at the plain rate won ÷ n. Negative ages are data errors:
 * excluded and counted. Throws RangeError on a count that is not whole from 0, or an age that is not whole.
 * Kaplan–Meier product-limit estimator (1958): S *= 1 − wins_d ÷ at_risk_d over ages d with wins; conversion = 1 − S.
 */
export function estimateConversion({
  rows,
  lost,
}: {
  rows: readonly AgeRow[];
  lost: number;
}): ConversionCurve {
  for (const row of rows) checkRow(row);
  checkCount(lost);
  const valid = rows.filter((row) => row.ageDays >= 0);
  const n = countDeals(valid) + lost;
  const steps: CurveStep[] = [];
  let atRisk = n;
  let survival = 1;
  for (const { ageDays, won, notWon } of mergeByAge(valid)) {
    if (won > 0) {
      survival *= 1 - won / atRisk;
      steps.push({ ageDays, conversion: 1 - survival });
    }
    atRisk -= won + notWon;
  }
  const won = valid.reduce((sum, row) => sum + row.won, 0);
  return { steps, n, won, errors: countDeals(rows) + lost - n };
}

/**
 * The share of deals won by an age of `ageDays` days, 0..1, unrounded: conversion(T) = 1 − S(T). Beyond the last win
 * it stays as it is. Null for a curve of no deals. This is conversion of all that entered, not the win rate of what
 * closed. Kaplan–Meier estimate.
 */
export function conversionBy(curve: ConversionCurve, ageDays: number): number | null {
  if (curve.n === 0) return null;
  return curve.steps.findLast((step) => step.ageDays <= ageDays)?.conversion ?? 0;
}

/**
 * The age in whole days by which `share` (over 0, up to 1) of the eventual wins has come: the first age at which the
 * curve reaches share × its value at the end. 0.5 is the median entry→won and 0.8 its p80, counted with the open deals'
 * wins that are still to be expected, where the wins seen so far would favour the quick ones. Null without a win.
 * Throws RangeError for another share. Quantile of the Kaplan–Meier curve relative to its end.
 */
export function ageWhenWon(curve: ConversionCurve, share: number): number | null {
  if (!(share > 0 && share <= 1))
    throw new RangeError(`A share of the wins lies over 0 and up to 1, not at ${share}.`);
  const end = curve.steps.at(-1)?.conversion ?? 0;
  return curve.steps.find((step) => step.conversion >= share * end - hair)?.ageDays ?? null;
}

function mergeByAge(rows: readonly AgeRow[]): AgeRow[] {
  const byAge = new Map<number, AgeRow>();
  for (const { ageDays, won, notWon } of rows) {
    const before = byAge.get(ageDays) ?? { ageDays, won: 0, notWon: 0 };
    byAge.set(ageDays, { ageDays, won: before.won + won, notWon: before.notWon + notWon });
  }
  return [...byAge.values()].sort((a, b) => a.ageDays - b.ageDays);
}

const countDeals = (rows: readonly AgeRow[]): number =>
  rows.reduce((sum, row) => sum + row.won + row.notWon, 0);

function checkRow({ ageDays, won, notWon }: AgeRow): void {
  if (!Number.isSafeInteger(ageDays)) throw new RangeError(`An age is whole days, not ${ageDays}.`);
  checkCount(won);
  checkCount(notWon);
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`Deals are counted in whole numbers from 0, not ${count}.`);
  }
}
