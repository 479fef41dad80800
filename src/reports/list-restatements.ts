import { z } from "zod";
import { type Day, isDay } from "../core/day.ts";
import { type Restatement, wordsForRestatement } from "../core/restatement-words.ts";
import type { Ctx } from "../ctx.ts";
import { findLastFigures } from "../data/last-figures.ts";
import type { Board } from "./build-board.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { countedBefore, type MetricOutlook } from "./forecast-row.ts";

/** What a frozen scorecard has to say of itself to be compared with; older ones say less. */
const Frozen = z.object({
  quarter: z.string(),
  asOf: z.string(),
  boards: z.array(
    z.object({
      metric: z.string(),
      name: z.string().optional(),
      rows: z.array(z.object({ id: z.string(), n: z.bigint(), settled: z.bigint().nullable() })),
    }),
  ),
});

/**
 * What has changed since the last scorecard that a channel got, of the days before that scorecard: late, corrected and
 * taken back records, a line a team. None in another quarter, or where nothing was posted yet.
 */
export async function listRestatements(ctx: Ctx, scorecard: Scorecard, channelId: string): Promise<string[]> {
  const { ledger, database, today } = ctx;
  const last = Frozen.safeParse(await findLastFigures(database.db, ledger.id, channelId, ctx.clock()));
  if (!last.success || last.data.quarter !== scorecard.quarter) return [];
  const { asOf, boards } = last.data;
  if (!isDay(asOf) || asOf >= today) return [];
  return scorecard.boards.flatMap((board) => {
    const last = boards.find(({ metric }) => metric === board.metric);
    // Counting other meetings than last time is no correction of a record.
    const before = last === undefined || (last.name ?? board.name) !== board.name ? [] : last.rows;
    return restatedRows(board, before, asOf, scorecard).map((restatement) =>
      wordsForRestatement(restatement, { day: asOf, today, currency: ledger.currency }),
    );
  });
}

type FrozenRow = { id: string; n: bigint; settled: bigint | null };

function restatedRows(
  board: Board,
  before: readonly FrozenRow[],
  asOf: Day,
  { period, outlookOf }: Scorecard,
): Restatement[] {
  const outlook: MetricOutlook | null = outlookOf?.(board.metric) ?? null;
  if (outlook === null) return [];
  return board.rows.flatMap((row) => {
    const then = before.find(({ id }) => id === row.id);
    if (then?.settled == null) return [];
    const more = countedBefore(outlook, row.teamId, period, asOf) - then.settled;
    return more === 0n
      ? []
      : [{ team: row.team, metric: row.metric, published: then.n, more, isConverted: board.used.length > 0 }];
  });
}
