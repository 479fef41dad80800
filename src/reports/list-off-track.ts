import { wordsForShares } from "../core/check-shares.ts";
import { wordsForConversion } from "../core/convert.ts";
import { sentenceFor } from "../core/headline-sentence.ts";
import { statusRank } from "../core/status-words.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import type { ScorecardRow } from "./build-board.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { headlineRow } from "./headline-of.ts";

/** How much of what was committed is missing, 0..1: of the need, or of the share where there is no target. */
function missingShare({ n, need, committedBp, share }: ScorecardRow): number {
  if (need !== null) return need <= 0n ? 0 : Math.max(0, Number(need - n) / Number(need));
  if (committedBp === null || committedBp === 0) return 0;
  return Math.max(0, 1 - (share?.share ?? 0) / (committedBp / 10_000));
}

/**
 * The commitments of a scorecard that are behind or at risk, the biggest first: what is missing of the commitment ×
 * the time that is left of the quarter, both as shares.
 */
export function listOffTrack(scorecard: Scorecard, currency: string): AgendaFact[] {
  const left = 1 - scorecard.elapsedShare;
  return scorecard.boards
    .flatMap(({ rows, used }) => rows.map((row) => ({ ...row, used })))
    .filter(({ status }) => status === "behind" || status === "at risk")
    .toSorted((a, b) => statusRank(a.status ?? "met") - statusRank(b.status ?? "met"))
    .flatMap((row) => {
      const told = headlineRow(row, currency);
      if (told === null) return [];
      const sentence = sentenceFor(told);
      return [
        agendaFact({
          key: `commitment:${row.id}`,
          kind: "commitment",
          title: `${row.team} is ${row.status} on ${row.metric}`,
          figureId: `${row.id}.status`,
          figureWords: sentence.slice(sentence.lastIndexOf(": ") + 2).replace(/\.$/, ""),
          teamId: row.teamId,
          team: row.team,
          minutes: row.status === "behind" ? 8 : 5,
          weight: missingShare(row) * left,
          behind: [wordsForConversion(row.used, currency)].filter((line) => line !== null),
        }),
      ];
    });
}

/** Metrics whose committed shares do not add up to 100 %. */
export const listWronglySummed = (scorecard: Scorecard): AgendaFact[] =>
  scorecard.boards.flatMap(({ metric, shares }) =>
    shares.kind !== "under" && shares.kind !== "over"
      ? []
      : [
          agendaFact({
            key: `sum:${metric}`,
            kind: "unsigned",
            title: `The commitments to ${metric} do not add up`,
            figureId: `${metric}:target`,
            figureWords: wordsForShares(shares),
            minutes: 5,
            weight: shares.basisPoints / 10_000,
          }),
        ],
  );
