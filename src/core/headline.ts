import type { CommitmentStatus } from "./commitment-status.ts";
import { type HeadlineRow, sentenceFor } from "./headline-sentence.ts";
import { statusRank } from "./status-words.ts";

/**
 * The scorecard's headline: one or two plain sentences from its rows, in any order. Who is furthest behind first, then
 * the next one off track or, if there is none, who did best; with more than two off track the second sentence counts
 * them. When nobody is off track it says who is on track or has met the commitment, else what there is to say
 * (too early, none yet, no target). No formatting beyond punctuation.
 * Order: worst status first, then lowest attainment, then the order given. With `change`, a sentence on what moved most,
 * that is the second one.
 */
export function headline(rows: readonly HeadlineRow[], change: string | null = null): string {
  const [first, second] = headlineSentences(rows);
  return [first, change ?? second].filter((each) => each !== undefined).join(" ");
}

function headlineSentences(rows: readonly HeadlineRow[]): string[] {
  const worstFirst = rows.toSorted(
    (a, b) => statusRank(a.status) - statusRank(b.status) || attainmentOf(a) - attainmentOf(b),
  );
  const offTrack = worstFirst.filter((row) => isOneOf(row, ["behind", "at risk"]));
  const good = worstFirst.filter((row) => isOneOf(row, ["on track", "met"]));
  if (offTrack.length > 0) return headlineOffTrack(offTrack, good);
  if (good.length > 0) return headlineOnTrack(good, rows.length);
  return headlineOpen(worstFirst);
}

function headlineOffTrack(offTrack: readonly HeadlineRow[], good: readonly HeadlineRow[]): string[] {
  const [worst, next] = offTrack;
  const second = offTrack.length > 2 ? `${offTrack.length - 1} more are behind or at risk.` : null;
  return sentences([worst, second ?? next ?? good.at(-1)]);
}

function headlineOnTrack(good: readonly HeadlineRow[], rowCount: number): string[] {
  const [weakest] = good;
  if (good.length === rowCount && rowCount > 2) {
    const state = good.every((row) => row.status === "met") ? "met" : "on track or met";
    return sentences([`All ${rowCount} commitments are ${state}.`, weakest]);
  }
  const best = good.at(-1);
  return sentences(best === weakest ? [best] : [best, weakest]);
}

function headlineOpen(worstFirst: readonly HeadlineRow[]): string[] {
  const [first, second] = worstFirst;
  if (first === undefined) return ["Nothing is committed yet."];
  const one = sentenceFor(first);
  const two = second === undefined ? one : sentenceFor(second);
  return one === two ? [one] : [one, two];
}

function sentences(parts: readonly (HeadlineRow | string | undefined)[]): string[] {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === "string" ? part : sentenceFor(part)));
}

function isOneOf(row: HeadlineRow, statuses: readonly CommitmentStatus[]): boolean {
  return statuses.includes(row.status);
}

/** Actual ÷ commitment, for the order among rows of one status only; rows without a need come last. */
function attainmentOf({ figures }: HeadlineRow): number {
  if (figures.kind === "share") {
    return figures.share === null || figures.committedBasisPoints === 0
      ? Number.MAX_VALUE
      : (figures.share * 10_000) / figures.committedBasisPoints;
  }
  const [n, need] =
    figures.kind === "count" ? [figures.n, figures.need] : [figures.nMinor, figures.needMinor];
  return need === null || Number(need) === 0 ? Number.MAX_VALUE : Number(n) / Number(need);
}
