import { divideRounded } from "./divide-rounded.ts";
import { splitInteger } from "./split.ts";

/** 100 % in basis points. */
const whole = 10_000;

/**
 * What a team signed for one target of one period: a share of it in basis points (5000 = 50 %), or a number of its
 * own (a count, or minor units for pipeline and revenue).
 */
export type Commitment = { kind: "share"; basisPoints: number } | { kind: "number"; value: bigint };

/**
 * What each commitment of one target needs, in counts (leads, meetings, deals), in the order given. A number is its
 * own need; a share is share × target, rounded so that shares adding to 100 % add to the target exactly; null for a
 * share while there is no target. Throws RangeError on a negative or fractional share, number or target.
 * Share × target by the largest remainder method (Hamilton); below 100 % the uncommitted rest takes part in the
 * rounding, above 100 % the needs add to the over-committed total, rounded half up.
 */
export function countNeeds(target: number | null, commitments: readonly Commitment[]): (number | null)[] {
  const needs = amountNeeds(target === null ? null : BigInt(target), commitments);
  return needs.map((need) => (need === null ? null : Number(need)));
}

/**
 * What each commitment of one target needs, in minor units of the ledger's currency (pipeline, revenue): the rules of
 * `countNeeds` in bigint.
 */
export function amountNeeds(
  targetMinor: bigint | null,
  commitments: readonly Commitment[],
): (bigint | null)[] {
  if (targetMinor !== null && targetMinor < 0n) throw new RangeError(`A target is negative: ${targetMinor}.`);
  for (const commitment of commitments) checkCommitment(commitment);
  const shares = commitments.map((each) => (each.kind === "share" ? each.basisPoints : 0));
  const ofTarget = targetMinor === null ? [] : apportion(targetMinor, shares, whole);
  return commitments.map((each, index) => (each.kind === "number" ? each.value : (ofTarget[index] ?? null)));
}

/**
 * Each commitment of one target as a share in basis points (0..10,000 and above), in the order given: a share as it
 * was signed, a number as number ÷ target, rounded so that numbers adding to the target add to 100 %. Null for a
 * number while there is no target, or the target is 0. Throws RangeError on a negative share, number or target.
 * Number ÷ target by the largest remainder method (Hamilton), the uncommitted rest taking part.
 */
export function committedShares(
  target: bigint | null,
  commitments: readonly Commitment[],
): (number | null)[] {
  if (target !== null && target < 0n) throw new RangeError(`A target is negative: ${target}.`);
  for (const commitment of commitments) checkCommitment(commitment);
  const numbers = commitments.map((each) => (each.kind === "number" ? each.value : 0n));
  const ofWhole = target === null || target === 0n ? [] : apportion(BigInt(whole), numbers, target);
  return commitments.map((each, index) => {
    if (each.kind === "share") return each.basisPoints;
    const share = ofWhole[index];
    return share === undefined ? null : Number(share);
  });
}

/** total × weight ÷ full for each weight, whole, the parts adding to the rounded total of all weights. */
function apportion(total: bigint, weights: readonly (bigint | number)[], full: bigint | number): bigint[] {
  const committed = weights.reduce<bigint>((sum, weight) => sum + BigInt(weight), 0n);
  const rest = BigInt(full) - committed;
  if (rest >= 0n) return splitInteger(total, [...weights, rest])?.slice(0, weights.length) ?? [];
  const overCommitted = divideRounded(total * committed, BigInt(full));
  return splitInteger(overCommitted, weights) ?? [];
}

function checkCommitment(commitment: Commitment): void {
  if (commitment.kind === "number" && commitment.value < 0n) {
    throw new RangeError(`A committed number is negative: ${commitment.value}.`);
  }
  if (
    commitment.kind === "share" &&
    !(Number.isSafeInteger(commitment.basisPoints) && commitment.basisPoints >= 0)
  ) {
    throw new RangeError(`A committed share is whole basis points from 0, not ${commitment.basisPoints}.`);
  }
}
