import type { Ctx } from "../../ctx.ts";
import { resolveUnknown } from "../../data/outbox-mark.ts";
import { UserError } from "../../errors.ts";
import { forAudience } from "../../reports/for-audience.ts";
import { unknownActions } from "../../schedule/delivery-words.ts";
import { section } from "../../slack/blocks.ts";
import type { Action } from "../../slack/kit.ts";
import { message } from "../../slack/message.ts";
import { answerScorecard, openScorecard, readScorecardLine, sendFigures } from "./answer-scorecard.ts";
import { whyActions } from "./why.ts";

/** Settles a message of which nobody knew whether it arrived. */
const settle = (id: string, choice: "post again" | "it is there", said: string): Action<Ctx> => ({
  id,
  least: "member",
  async run(ctx, { scope }) {
    const row = { id: scope.recordId, ledgerId: ctx.ledger.id, fence: scope.version };
    if (!(await resolveUnknown(ctx.database.db, row, choice, ctx.clock()))) {
      throw new UserError("Someone has settled this already.", "/scorecard status");
    }
    ctx.wake.nudge();
    return { kind: "replace", message: message(said, [section(said)]) };
  },
});

/** What stands under a scorecard and under why, and the two under a message that may or may not be there. */
export const scorecardActions: readonly Action<Ctx>[] = [
  {
    id: "scorecard-post",
    least: "partner",
    async run(ctx, pressed) {
      const line = await readScorecardLine(ctx, pressed.scope.recordId);
      if (line.kind !== "show") throw new UserError("This button has lost its question.", "/scorecard");
      const shared = await forAudience(ctx, pressed.channelId);
      return { kind: "channel", message: await answerScorecard(shared, line, null, pressed.channelId) };
    },
  },
  {
    id: "scorecard-open",
    least: "partner",
    run: async (ctx) => ({ kind: "private", message: await openScorecard(ctx) }),
  },
  settle(unknownActions.postAgain, "post again", "It will be posted again now."),
  {
    id: "scorecard-csv",
    least: "partner",
    async run(ctx, pressed) {
      const line = await readScorecardLine(ctx, pressed.scope.recordId);
      if (line.kind !== "show") throw new UserError("This button has lost its question.", "/scorecard");
      return { kind: "private", message: await sendFigures(ctx, line) };
    },
  },
  ...whyActions,
  settle(unknownActions.isThere, "it is there", "Good: it counts as posted."),
];
