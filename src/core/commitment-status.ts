import { countAttainment, paceOf } from "./attainment.ts";
import { poissonQuantile } from "./poisson.ts";

/** How a commitment stands; computed, never typed. */
export type CommitmentStatus =
  | "met"
  | "early"
  | "on track"
  | "at risk"
  | "behind"
  | "uncommitted"
  | "no target yet"
  | "none yet";

/** How far the period is: elapsed working days, and the share of the total expected by now; both 0..1. */
export type Progress = { elapsedShare: number; expectedShare: number };

/** Before this share of the period nothing is judged. */
const earlyUntil = 0.15;
const onTrackFrom = 0.95;
const atRiskFrom = 0.8;
/** Lets a pace that is 0.95 on paper pass in floating point. */
const hair = 1e-9;

/**
 * The status of a count (leads, meetings, deals: whole numbers) against its need, without a forecast.
 * Need null: no target yet. Need 0: uncommitted. n ≥ need: met. Elapsed < 15 %: early. Else by pace: on track from
 * 0.95, at risk from 0.80; below that behind only when n is under the 10 % Poisson quantile of need × expected
 * share, because a small count falls short by chance alone, otherwise at risk. Pace = attainment ÷ expected share.
 */
export function statusOfCount(of: { n: number; need: number | null } & Progress): CommitmentStatus {
  const settled = settle(of.n, of.need, of);
  if (settled !== "by pace") return settled;
  const byPace = judgePace(of.n, of.need, of.expectedShare);
  if (byPace !== "behind" || of.need === null) return byPace;
  return of.n < poissonQuantile(0.1, of.need * of.expectedShare) ? "behind" : "at risk";
}

/**
 * The status of an amount (pipeline, revenue: minor units) against its need, without a forecast. As `statusOfCount`,
 * but below a pace of 0.80 it is behind: money does not follow a Poisson law.
 */
export function statusOfAmount(
  of: { nMinor: bigint; needMinor: bigint | null } & Progress,
): CommitmentStatus {
  const settled = settle(of.nMinor, of.needMinor, of);
  return settled === "by pace" ? judgePace(of.nMinor, of.needMinor, of.expectedShare) : settled;
}

/**
 * The status of a share where no need exists (a committed share without a target). `n` is the team's own, `total` that
 * of all rows with the unsourced one: both counts or both minor units; the committed share is in basis points.
 * Total 0: none yet. Committed 0: uncommitted. Elapsed < 15 %: early. On track from committed − 2 percentage points,
 * at risk from committed − 10, else behind; compared exactly, in whole numbers.
 */
export function statusOfShare(of: {
  n: number | bigint;
  total: number | bigint;
  committedBasisPoints: number;
  elapsedShare: number;
}): CommitmentStatus {
  if (Number(of.total) === 0) return "none yet";
  if (of.committedBasisPoints === 0) return "uncommitted";
  if (of.elapsedShare < earlyUntil) return "early";
  const aheadOf = (basisPoints: number) => BigInt(of.n) * 10_000n >= BigInt(basisPoints) * BigInt(of.total);
  if (aheadOf(of.committedBasisPoints - 200)) return "on track";
  return aheadOf(of.committedBasisPoints - 1000) ? "at risk" : "behind";
}

/** What is decided before pace is looked at. */
function settle(
  n: number | bigint,
  need: number | bigint | null,
  progress: Progress,
): CommitmentStatus | "by pace" {
  if (need === null) return "no target yet";
  if (Number(need) === 0) return "uncommitted";
  if (n >= need) return "met";
  // Nothing expected so far (a curve may start with a month of 0) is as little to judge by as the first days.
  return progress.elapsedShare < earlyUntil || progress.expectedShare <= 0 ? "early" : "by pace";
}

function judgePace(
  n: number | bigint,
  need: number | bigint | null,
  expectedShare: number,
): CommitmentStatus {
  const pace = paceOf(countAttainment(n, need), expectedShare);
  if (pace === null) return "early";
  if (pace >= onTrackFrom - hair) return "on track";
  return pace >= atRiskFrom - hair ? "at risk" : "behind";
}
