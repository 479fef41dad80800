import { summariseCycle } from "../core/cycle.ts";
import { addDays, formatDay } from "../core/day.ts";
import { visibleTeam } from "../core/roles.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { countCycleDays, listQuietDeals } from "../data/list-stale-deals.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { listCells } from "./list-cells.ts";
import { listRestatements } from "./list-restatements.ts";
import { listUnsigned } from "./list-unsigned.ts";

/** What stands behind a scorecard's first screen, in lines. */
export type Details = {
  cells: string[];
  restated: string[];
  /** deals without movement; null: nothing to say */
  quiet: string | null;
  /** commitments that nobody has signed, or that are missing; null: none */
  unsigned: string | null;
};

const namedMost = 3;

/**
 * What stands behind a scorecard's first screen: its parts by product line and division, what has changed since the
 * channel's last one, open deals to which nothing happened for twice the median cycle, and what is unsigned.
 * @param channelId where it is shown; null: nowhere that gets scorecards
 */
export async function buildDetails(
  ctx: Ctx,
  scorecard: Scorecard,
  channelId: string | null,
): Promise<Details> {
  const [board] = scorecard.boards;
  const [cells, restated, quiet, lacking] = await Promise.all([
    board === undefined ? [] : listCells(ctx, scorecard, board),
    channelId === null ? [] : listRestatements(ctx, scorecard, channelId),
    scorecard.asOf < scorecard.period.end ? sayQuiet(ctx) : null,
    listUnsigned(ctx, scorecard.quarter),
  ]);
  return { cells, restated, quiet, unsigned: lacking.words };
}

/** Open deals without movement for twice the median cycle; a partner's own. */
async function sayQuiet(ctx: Ctx): Promise<string | null> {
  const cycle = summariseCycle(await countCycleDays(ctx.database, ctx.ledger.id));
  if (cycle.kind === "too few") return null;
  const days = Math.round(2 * cycle.median);
  const own = visibleTeam(ctx.actor);
  const deals = await listQuietDeals(ctx.database, ctx.ledger.id, addDays(ctx.today, -days), own);
  if (deals.length === 0) return null;
  const named = deals
    .filter(({ company }) => company !== null)
    .slice(0, namedMost)
    .map(({ company, lastDay }) => `${company} (since ${formatDay(lastDay)})`);
  const words = `${countOf(deals.length, "open deal")} without movement for ${countOf(days, "day")}, twice the median cycle`;
  return named.length === 0
    ? words
    : `${words}: ${named.join(", ")}${deals.length > named.length ? " …" : ""}`;
}
