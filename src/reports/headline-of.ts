import { biggestChange, type Change, wordsForChange } from "../core/biggest-change.ts";
import { headline } from "../core/headline.ts";
import type { HeadlineRow } from "../core/headline-sentence.ts";
import { isMoneyMetric } from "../core/metric.ts";
import type { Board, ScorecardRow } from "./build-board.ts";

/** What the first board comes to, in one or two sentences: who is ahead or behind, and what moved most in a week. */
export function headlineOf(boards: readonly Board[], currency: string): string {
  const [board] = boards;
  if (board === undefined) return headline([]);
  const change = changeOf(board);
  return headline(
    board.rows.flatMap((row) => headlineRow(row, currency) ?? []),
    change && wordsForChange(change, board.metric, currency),
  );
}

/** The biggest change of a share in a week; a partner's own beside all the others'. */
function changeOf({ rows, weekAgo, unsourced, total, isOwnOnly }: Board): Change | null {
  if (weekAgo === null) return null;
  const changes = rows.map(({ team, n, weekAgo: before }) => ({ team, before: before ?? n, now: n }));
  if (!isOwnOnly && rows.length > 1)
    return biggestChange([...changes, { team: null, before: weekAgo.unsourced, now: unsourced }]);
  // Of one team alone its share moves against everybody else's.
  const [own] = changes;
  if (own === undefined) return null;
  const others = { team: "the others", before: weekAgo.total - own.before, now: total - own.now };
  return biggestChange([own, others]);
}

/** A row as the headline tells of it; null where nothing is committed. */
export function headlineRow(row: ScorecardRow, currency: string): HeadlineRow | null {
  if (row.status === null) return null;
  const common = { team: row.team, metric: row.metric, status: row.status, isProvisional: row.isProvisional };
  if (row.need === null && row.committedBp !== null) {
    return {
      ...common,
      figures: { kind: "share", share: row.share?.share ?? null, committedBasisPoints: row.committedBp },
    };
  }
  if (isMoneyMetric(row.metric)) {
    return {
      ...common,
      figures: { kind: "amount", nMinor: row.n, needMinor: row.need, currency, gap: row.gap },
    };
  }
  const need = row.need === null ? null : Number(row.need);
  return { ...common, figures: { kind: "count", n: Number(row.n), need, gap: row.gap } };
}
