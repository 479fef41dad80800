import { previousQuarter, quarterOf } from "../../core/period.ts";
import { quarterState } from "../../core/quarter-end.ts";
import { type Ctx, clockwork, forLedger } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { buildDetails } from "../../reports/build-details.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Job } from "../../schedule/job.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { frameOf } from "./answer-scorecard.ts";
import { closeDueQuarter } from "./close-quarter.ts";
import { sayPost } from "./view.ts";

/** The weekly scorecard of a channel; a late one says so. */
export const scorecardJob: Job = async (services, { ledgerId, slot, isLate, target }) => {
  const whole = forLedger(services, await getLedger(services.database.db, ledgerId), "", clockwork);
  const ctx = await forAudience(whole, target);
  await closeDueQuarter(whole);
  const scorecard = await buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar));
  const ledgerName = ctx.ledger.isOneOfSeveral ? ctx.ledger.name : null;
  const frame = await frameOf(ctx, scorecard, "post", {
    question: null,
    lateSlot: isLate ? slot : null,
    ledgerName,
  });
  const post = sayPost(
    scorecard,
    await buildDetails(ctx, scorecard, target),
    frame,
    await findOpenQuarter(ctx, ledgerName),
  );
  const { commandNames } = ctx.config;
  return {
    message: renameCommands(post.message, commandNames),
    thread: post.thread.map((each) => renameCommands(each, commandNames)),
    figures: scorecard,
  };
};

/** The quarter before this one with its frame, while it is open for late records and has something to show. */
async function findOpenQuarter(ctx: Ctx, ledgerName: string | null) {
  const quarter = previousQuarter(quarterOf(ctx.today, ctx.calendar));
  const scorecard = await buildScorecard(ctx, quarter);
  const isOpen = quarterState(scorecard.period, ctx.today, ctx.ledger.holidays) === "open";
  if (!isOpen || scorecard.boards.every(({ total }) => total === 0n)) return null;
  const frame = await frameOf(ctx, scorecard, "post", { question: null, lateSlot: null, ledgerName });
  return { scorecard, frame };
}
