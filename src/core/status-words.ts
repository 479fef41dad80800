import type { CommitmentStatus } from "./commitment-status.ts";

/** Shapes, not colours, so that they differ in print and to everyone's eyes. */
const symbols: Record<CommitmentStatus, string> = {
  met: "✓",
  "on track": "●",
  early: "◔",
  "at risk": "▲",
  behind: "▼",
  uncommitted: "＋",
  "no target yet": "–",
  "none yet": "○",
};

/** Worst first: the order in which statuses ask for attention. */
const worstFirst: readonly CommitmentStatus[] = [
  "behind",
  "at risk",
  "none yet",
  "early",
  "on track",
  "met",
  "uncommitted",
  "no target yet",
];

/** The status's symbol: one character, different for each status. Never shown alone: see `wordsForStatus`. */
export function statusSymbol(status: CommitmentStatus): string {
  return symbols[status];
}

/** The status's place in a list with the worst first: a whole number from 0 (behind), better is greater. */
export function statusRank(status: CommitmentStatus): number {
  return worstFirst.indexOf(status);
}

/**
 * The status as it is shown: symbol and word, with what makes it less than certain. `n` is what an uncommitted team
 * brought all the same, as printed: "＋ uncommitted, +3", "▼ behind (provisional)".
 */
export function wordsForStatus(
  status: CommitmentStatus,
  { n = "0", isProvisional = false }: { n?: string; isProvisional?: boolean } = {},
): string {
  const extra = status === "uncommitted" && n !== "0" ? `, +${n}` : "";
  const isByPace = status === "on track" || status === "at risk" || status === "behind";
  return `${symbols[status]} ${status}${extra}${isProvisional && isByPace ? " (provisional)" : ""}`;
}
