import type { RunPress } from "../../../core/run-review.ts";
import type { Ctx } from "../../../ctx.ts";
import { findRunningReview } from "../../../data/reviews.ts";
import { UserError } from "../../../errors.ts";
import { section } from "../../../slack/blocks.ts";
import type { Action, Outcome } from "../../../slack/kit.ts";
import { type Message, message } from "../../../slack/message.ts";
import type { Pressed, RequestId } from "../../../slack/request.ts";
import { printPlace } from "../place.ts";
import { answerStart } from "./answer-start.ts";
import { closeReview } from "./close-review.ts";
import { joinReview } from "./join-review.ts";
import { getReview, refuseUnlessHere, sayEnded } from "./may-run.ts";
import { pressItem } from "./press-item.ts";
import { sendMinutes } from "./send-minutes.ts";

/** The message that the button stands in is rewritten for everybody, so that there is nothing to say to one. */
const done: Outcome = { kind: "done" };

const press =
  (kind: RunPress["kind"]) =>
  async (ctx: Ctx, { scope, value, request }: Pressed): Promise<Outcome> => {
    await pressItem(ctx, { reviewId: scope.recordId, press: { kind, itemId: value }, request });
    return done;
  };

/** Opens a form about the item that is talked about. */
const openForm =
  (form: "review-decide" | "review-action") =>
  async (ctx: Ctx, { scope, value }: Pressed): Promise<Outcome> => {
    if (form === "review-decide" && ctx.actor.role === "outsider")
      throw new UserError(
        "Roundtrip answers only people of its own workspace when something is decided; you can be here and own actions.",
        "ask somebody of that workspace to press Decide…",
      );
    const review = await getReview(ctx, scope.recordId);
    if (review.state !== "running") throw sayEnded(review);
    const itemId = value === "-" ? null : value;
    const recordId = printPlace({ channelId: review.channelId, reviewId: review.id, itemId });
    return { kind: "form", form, scope: { ledgerId: ctx.ledger.id, recordId, version: 0 } };
  };

/** Closes the meeting of a channel. @throws UserError where none runs */
export async function answerClose(ctx: Ctx, channelId: string, request: RequestId): Promise<Message> {
  await refuseUnlessHere(ctx, channelId);
  const review = await findRunningReview(ctx.database.db, ctx.ledger.id, channelId);
  if (review === null) throw new UserError("No meeting runs in this channel.", "/review start");
  await closeReview(ctx, review.id, request);
  const said = "Closed. The minutes are posted in the channel; what was open is parked for the next one.";
  return message(said, [section(said)]);
}

/** The buttons of a meeting's message, and of its minutes. */
export const runActions: readonly Action<Ctx>[] = [
  {
    id: "review-start",
    least: "partner",
    run: async (ctx, { channelId, request }) => ({
      kind: "private",
      message: await answerStart(ctx, channelId ?? "", request),
    }),
  },
  { id: "run-discussed", least: "partner", run: press("discussed") },
  { id: "run-park", least: "partner", run: press("parked") },
  { id: "run-next", least: "partner", run: press("next") },
  { id: "run-back", least: "partner", run: press("back") },
  { id: "run-decide", least: "outsider", run: openForm("review-decide") },
  { id: "run-action", least: "partner", run: openForm("review-action") },
  {
    id: "run-here",
    least: "outsider",
    async run(ctx, { scope, request }) {
      await joinReview(ctx, scope.recordId, request);
      return done;
    },
  },
  {
    id: "run-close",
    least: "partner",
    async run(ctx, { scope, request }) {
      await closeReview(ctx, scope.recordId, request);
      return done;
    },
  },
  {
    id: "review-minutes",
    least: "partner",
    run: async (ctx, { scope }) => ({ kind: "private", message: await sendMinutes(ctx, scope.recordId) }),
  },
];
