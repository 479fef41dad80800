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

/**
 * How far the period is: elapsed working days, and the share of the total expected by now; both 0..1. `reach` is the
 * forecast's P(n_end ≥ need), 0..1; null or left out where there is no forecast.
 */
export type Progress = { elapsedShare: number; expectedShare: number; reach?: number | null };

/** Before this share of the period nothing is judged. */
const earlyUntil = 0.15;
const onTrackFrom = 0.95;
const atRiskFrom = 0.8;
/** With a forecast: on track from an even chance of reaching the need, at risk from one in five. */
const onTrackChance = 0.5;
const atRiskChance = 0.2;
/** Lets a pace that is 0.95 on paper pass in floating point. */
const hair = 1e-9;

/**
 * The status of a count (leads, meetings, deals: whole numbers) against its need.
 * Need null: no target yet. Need 0: uncommitted. n ≥ need: met. Elapsed < 15 %: early. Else by the forecast's
 * P(n_end ≥ need): on track from 50 %, at risk from 20 %; without a forecast by pace: on track from 0.95, at risk from
 * 0.80. Below that behind only when n is under the 10 % Poisson quantile of need × expected share, because a small
 * count falls short by chance alone, otherwise at risk: a team exactly on its curve is called behind in at most 10 % of
 * weeks. Once the period is over, what was not reached is behind. Pace = attainment ÷ expected share.
 */
export function statusOfCount(of: { n: number; need: number | null } & Progress): CommitmentStatus {
  const settled = settle(of.n, of.need, of);
  if (settled !== "open") return settled;
  const judged = judge(of.n, of.need, of);
  if (judged !== "behind" || of.need === null) return judged;
  return of.n < poissonQuantile(0.1, of.need * of.expectedShare) ? "behind" : "at risk";
}

/**
 * The status of an amount (pipeline, revenue: minor units) against its need. As `statusOfCount`, but below a chance of
 * 20 %, or without a forecast a pace of 0.80, it is behind: money does not follow a Poisson law.
 */
export function statusOfAmount(
  of: { nMinor: bigint; needMinor: bigint | null } & Progress,
): CommitmentStatus {
  const settled = settle(of.nMinor, of.needMinor, of);
  return settled === "open" ? judge(of.nMinor, of.needMinor, of) : settled;
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

/** What is decided before forecast or pace is looked at. */
function settle(
  n: number | bigint,
  need: number | bigint | null,
  progress: Progress,
): CommitmentStatus | "open" {
  if (need === null) return "no target yet";
  if (Number(need) === 0) return "uncommitted";
  if (n >= need) return "met";
  // Once the period is over nothing is at risk any more.
  if (progress.elapsedShare >= 1) return "behind";
  // Nothing expected so far (a curve may start with a month of 0) is as little to judge by as the first days.
  return progress.elapsedShare < earlyUntil || progress.expectedShare <= 0 ? "early" : "open";
}

function judge(n: number | bigint, need: number | bigint | null, progress: Progress): CommitmentStatus {
  const { reach = null } = progress;
  if (reach === null) return judgePace(n, need, progress.expectedShare);
  if (reach >= onTrackChance) return "on track";
  return reach >= atRiskChance ? "at risk" : "behind";
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
