import { quarterOf } from "../../core/period.ts";
import { clockwork, forLedger } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { buildDetails } from "../../reports/build-details.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Job } from "../../schedule/job.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { frameOf } from "./answer-scorecard.ts";
import { sayPost } from "./view.ts";

/** The weekly scorecard of a channel; a late one says so. */
export const scorecardJob: Job = async (services, { ledgerId, slot, isLate, target }) => {
  const whole = forLedger(services, await getLedger(services.database.db, ledgerId), "", clockwork);
  const ctx = await forAudience(whole, target);
  const scorecard = await buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar));
  const ledgerName = ctx.ledger.isOneOfSeveral ? ctx.ledger.name : null;
  const frame = await frameOf(ctx, scorecard, "post", {
    question: null,
    lateSlot: isLate ? slot : null,
    ledgerName,
  });
  const post = sayPost(scorecard, await buildDetails(ctx, scorecard, target), frame);
  const { commandNames } = ctx.config;
  return {
    message: renameCommands(post.message, commandNames),
    thread: post.thread.map((each) => renameCommands(each, commandNames)),
    figures: scorecard,
  };
};
