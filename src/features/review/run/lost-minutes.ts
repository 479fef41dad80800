import type { Ctx } from "../../../ctx.ts";
import { enqueueMessage } from "../../../data/outbox-enqueue.ts";
import { listFailedMinutes, reviewKinds } from "../../../data/review-deliveries.ts";
import { findReview } from "../../../data/reviews.ts";

/** So far back it looks for minutes that could not be posted. */
const lookedBackMs = 7 * 24 * 3600_000;

/**
 * Minutes that could not be posted, because their channel was archived or the app is not in it any more, go to whoever
 * closed or began the meeting, once; so that none are lost.
 */
export async function sendLostMinutes(ctx: Ctx): Promise<void> {
  const { database, ledger, clock } = ctx;
  const now = clock();
  for (const row of await listFailedMinutes(database.db, ledger.id, now - lookedBackMs)) {
    const review = await findReview(database.db, ledger.id, row.recordId ?? "");
    const target = review?.closedBy ?? review?.startedBy ?? null;
    if (review === null || target === null || row.target === target) continue;
    await database.transaction((tx) =>
      enqueueMessage(tx, {
        ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId, target },
        ...{ key: `review:${review.id}:minutes:${target}`, kind: reviewKinds.minutes, recordId: review.id },
        ...{ dueAt: now, createdAt: now },
      }),
    );
  }
  ctx.wake.nudge();
}
