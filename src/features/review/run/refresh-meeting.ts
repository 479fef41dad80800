import type { Ctx } from "../../../ctx.ts";
import type { Queryable } from "../../../data/client.ts";
import type { NewMessage } from "../../../data/outbox-enqueue.ts";
import { enqueueMessage } from "../../../data/outbox-enqueue.ts";
import { findReviewDelivery, isDeliveryLost, reviewKinds } from "../../../data/review-deliveries.ts";
import { findReview, type Review } from "../../../data/reviews.ts";

/** A message of a meeting: its kind's job builds it when it is sent, so that it always tells the present. */
const ofReview = (ctx: Ctx, { id, channelId }: Review): Omit<NewMessage, "key" | "kind"> => {
  const { ledger } = ctx;
  const now = ctx.clock();
  return {
    ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId, target: channelId },
    ...{ recordId: id, dueAt: now, createdAt: now },
  };
};

/** Posts the meeting's message, or posts it anew; in the transaction that gives reason to. */
export async function postMeeting(ctx: Ctx, tx: Queryable, review: Review): Promise<void> {
  const message = ofReview(ctx, review);
  const ownerUserId = review.startedBy;
  await enqueueMessage(tx, {
    ...{ ...message, key: `review:${review.id}:live:${message.id}`, kind: reviewKinds.live },
    ...(ownerUserId !== null && { ownerUserId }),
  });
}

/**
 * Has the messages of a meeting tell what was just changed; in the transaction of the change. The message it runs in is
 * rewritten, or posted anew where somebody deleted it; once the minutes are there, they are rewritten as well.
 */
export async function refreshMeeting(ctx: Ctx, tx: Queryable, reviewId: string | null): Promise<void> {
  const review = reviewId === null ? null : await findReview(tx, ctx.ledger.id, reviewId);
  if (review === null) return;
  const of = { ledgerId: ctx.ledger.id, reviewId: review.id };
  const live = await findReviewDelivery(tx, { ...of, kind: reviewKinds.live });
  const isLost = live === null || (await isDeliveryLost(tx, live));
  if (isLost && review.state === "running") await postMeeting(ctx, tx, review);
  else if (!isLost) await rewrite(ctx, tx, { review, row: live, kind: reviewKinds.liveUpdate });
  const minutes = await findReviewDelivery(tx, { ...of, kind: reviewKinds.minutes });
  if (minutes !== null) await rewrite(ctx, tx, { review, row: minutes, kind: reviewKinds.minutesUpdate });
}

async function rewrite(
  ctx: Ctx,
  tx: Queryable,
  given: { review: Review; row: { id: string; state: string }; kind: string },
): Promise<void> {
  const { review, row, kind } = given;
  // What waits is built when it is sent.
  if (row.state === "waiting") return;
  const message = ofReview(ctx, review);
  await enqueueMessage(tx, { ...message, key: `${kind}:${message.id}`, kind, correctsId: row.id });
}

/** Puts the minutes of a meeting that has ended in line. @param ownerUserId who is told when they cannot be posted */
export async function postMinutes(
  ctx: Ctx,
  tx: Queryable,
  review: Review,
  ownerUserId: string | null,
): Promise<void> {
  await enqueueMessage(tx, {
    ...{ ...ofReview(ctx, review), key: `review:${review.id}:minutes`, kind: reviewKinds.minutes },
    ...(ownerUserId !== null && { ownerUserId }),
  });
}
