import { dayAt, formatDay } from "../../../core/day.ts";
import { countOf } from "../../../core/wording.ts";
import type { Ctx } from "../../../ctx.ts";
import type { RequestId } from "../../../data/requests.ts";
import { findReviewDelivery, isDeliveryLost, reviewKinds } from "../../../data/review-deliveries.ts";
import { listReviewItems } from "../../../data/review-items.ts";
import type { Review } from "../../../data/reviews.ts";
import { section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { findPermalink } from "../../../slack/permalink.ts";
import { channelMention, link, type Mrkdwn, mrkdwn, userMention } from "../../../slack/text.ts";
import { postMeeting } from "./refresh-meeting.ts";
import { startReview } from "./start-review.ts";

/** Starts a meeting, or says that it runs and where; a message that somebody deleted is posted anew. @throws UserError */
export async function answerStart(ctx: Ctx, channelId: string, request: RequestId): Promise<Message> {
  const { kind, review } = await startReview(ctx, channelId, request);
  const { ledger, database } = ctx;
  if (kind === "started") {
    const items = await listReviewItems(database.db, ledger.id, review.id);
    const planned = items.reduce((sum, { minutes, state }) => (state === "parked" ? sum : sum + minutes), 0);
    return say(
      mrkdwn`The meeting runs: ${countOf(items.length, "item")} in ${planned} minutes. Its message is in ${channelMention(channelId)}; everybody presses “I'm here” there.`,
    );
  }
  const since = review.startedAt === null ? "" : ` on ${formatDay(dayAt(review.startedAt, ledger.timeZone))}`;
  const by = review.startedBy === null ? mrkdwn`` : mrkdwn` by ${userMention(review.startedBy)}`;
  return say(mrkdwn`The meeting runs already: started${by}${since}. ${await sayWhere(ctx, review)}`);
}

/** Where the meeting's message is; where it is gone, it is on its way again. */
async function sayWhere(ctx: Ctx, review: Review): Promise<Mrkdwn> {
  const { ledger, database, slack } = ctx;
  const of = { ledgerId: ledger.id, reviewId: review.id, kind: reviewKinds.live };
  const row = await findReviewDelivery(database.db, of);
  const here = mrkdwn`Its message is in ${channelMention(review.channelId)}.`;
  if (row !== null && ["waiting", "claimed", "sending"].includes(row.state)) return here;
  if (row !== null && row.ts !== null && !(await isDeliveryLost(database.db, row))) {
    const found = await findPermalink(slack.interactive, {
      channel: row.channelId ?? review.channelId,
      ts: row.ts,
    });
    if (found.kind === "found") return mrkdwn`${link(found.url, "Open it")}`;
    if (found.kind === "unknown") return here;
  }
  await database.transaction((tx) => postMeeting(ctx, tx, review));
  ctx.wake.nudge();
  return mrkdwn`Its message was deleted, so it is posted anew in ${channelMention(review.channelId)}.`;
}

const say = (text: Mrkdwn): Message => message(text, [section(text)]);
