/** How the committed shares of one target add up; the difference from 100 % in basis points, > 0. */
export type SharesCheck =
  | { kind: "none" }
  | { kind: "complete" }
  | { kind: "under"; basisPoints: number }
  | { kind: "over"; basisPoints: number };

/**
 * Compares the sum of one target's committed shares (basis points, 5000 = 50 %) with 100 %: complete, under or over
 * by so many basis points, or none when nobody has committed. A finding to show, never a reason to refuse.
 */
export function checkShares(shareBasisPoints: readonly number[]): SharesCheck {
  if (shareBasisPoints.length === 0) return { kind: "none" };
  const missing = 10_000 - shareBasisPoints.reduce((sum, share) => sum + share, 0);
  if (missing === 0) return { kind: "complete" };
  return missing > 0 ? { kind: "under", basisPoints: missing } : { kind: "over", basisPoints: -missing };
}

/**
 * The finding in words, in percentage points without rounding: "under-committed by 10 points",
 * "over-committed by 0.5 points", "committed shares add up to 100 %", "no shares committed yet".
 */
export function wordsForShares(check: SharesCheck): string {
  if (check.kind === "none") return "no shares committed yet";
  if (check.kind === "complete") return "committed shares add up to 100 %";
  const points = check.basisPoints / 100;
  return `${check.kind}-committed by ${points} ${points === 1 ? "point" : "points"}`;
}
