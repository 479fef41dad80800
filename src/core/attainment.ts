import { usualThresholds } from "./definitions.ts";

/** A count of records, or money in minor units. */
export type Quantity = number | bigint;

/**
 * What a team sourced of everything in the period, 0..1 and unrounded: `share` of all with the unsourced row,
 * `shareAmongSourced` beside it only when more than `muchUnsourcedBp` (5 %) is unsourced and something is sourced, else null.
 */
export type ShareActual = { share: number; shareAmongSourced: number | null };

/**
 * The team's share of all, n_t ÷ Σ n with the unsourced row in Σ. `n` is the team's own, `sourced` the sum over all
 * teams, `unsourced` the row without a team: all counts, or all minor units. Null when Σ n is 0 ("no meetings yet",
 * never 0 %). Throws RangeError when one is negative or the team has more than all teams.
 * Share of total.
 */
export function shareActual(
  of: { n: Quantity; sourced: Quantity; unsourced: Quantity },
  muchUnsourcedBp = usualThresholds.unsourcedBp,
): ShareActual | null {
  if (of.n < 0 || of.unsourced < 0 || of.n > of.sourced) {
    throw new RangeError(
      `A share needs 0 ≤ n ≤ sourced: ${of.n} of ${of.sourced} and ${of.unsourced} unsourced.`,
    );
  }
  const total = BigInt(of.sourced) + BigInt(of.unsourced);
  if (total === 0n) return null;
  const isMuchUnsourced = BigInt(of.unsourced) * 10_000n > total * BigInt(muchUnsourcedBp);
  const hasSourced = of.sourced > 0;
  return {
    share: Number(of.n) / Number(total),
    shareAmongSourced: isMuchUnsourced && hasSourced ? Number(of.n) / Number(of.sourced) : null,
  };
}

/**
 * n_t ÷ need_t, 0 and up, unrounded: 1 is the commitment met. Both counts, or both minor units. Null without a
 * need, or when the need is 0 (then "uncommitted, +n"). Attainment = actual ÷ commitment.
 */
export function countAttainment(n: Quantity, need: Quantity | null): number | null {
  if (need === null || Number(need) === 0) return null;
  return Number(n) / Number(need);
}

/**
 * The actual share (0..1) ÷ the committed share (basis points), 0 and up, unrounded. Null when either is missing or
 * the committed share is 0. Attainment = actual ÷ commitment.
 */
export function shareAttainment(
  actual: ShareActual | null,
  committedBasisPoints: number | null,
): number | null {
  if (actual === null || committedBasisPoints === null || committedBasisPoints === 0) return null;
  return (actual.share * 10_000) / committedBasisPoints;
}

/**
 * Attainment ÷ the share of the commitment expected by now (0..1), 0 and up, unrounded: 1 is on time. Null without an
 * attainment, or while nothing is expected yet. Pace = attainment ÷ expected share.
 */
export function paceOf(attainment: number | null, expectedShare: number): number | null {
  return attainment === null || expectedShare <= 0 ? null : attainment / expectedShare;
}
