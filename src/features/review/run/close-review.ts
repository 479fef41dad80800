import { planEnd } from "../../../core/run-review.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { addHistory } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { listReviewItems } from "../../../data/review-items.ts";
import { findReview, listRunningSince } from "../../../data/reviews.ts";
import { UserError } from "../../../errors.ts";
import { lookAgain } from "../../../reports/answer-once.ts";
import { getReview, sayEnded } from "./may-run.ts";
import { storePlan, toRun } from "./press-item.ts";
import { postMinutes, refreshMeeting } from "./refresh-meeting.ts";

/** Who closes a meeting that nobody closed, in history. */
const clockActor = "clock";

/** A meeting that runs for longer was left. */
export const leftAfterMs = 4 * 3600_000;

/** Ends a meeting in the caller's transaction: what is open is parked, and the minutes are posted. @throws UserError */
async function endReview(
  ctx: Ctx,
  tx: Tx,
  of: { reviewId: string; state: "closed" | "left"; changeId: string },
): Promise<void> {
  const { ledger, userId } = ctx;
  const { reviewId, state, changeId } = of;
  const recordedAt = ctx.clock();
  const review = await findReview(tx, ledger.id, reviewId);
  if (review === null) throw new Error(`no review ${reviewId}`);
  const items = await listReviewItems(tx, ledger.id, reviewId);
  const plan = planEnd(toRun(review, items), state, recordedAt);
  if (plan.kind === "refused") throw sayEnded(review);
  const closedBy = state === "closed" ? userId : null;
  const also = { state, closedBy, closedAt: recordedAt };
  await storePlan(tx, { ledgerId: ledger.id, review, items, plan, also });
  await addHistory(tx, ledger.id, {
    ...{ id: changeId, subject: "review", subjectId: reviewId, action: state, actor: closedBy ?? clockActor },
    ...{ recordedAt, effectiveDay: ctx.today, before: { state: review.state }, after: also },
  });
  await refreshMeeting(ctx, tx, reviewId);
  await postMinutes(ctx, tx, review, closedBy ?? review.startedBy);
}

/** Closes a meeting once per request. @throws UserError where it has ended */
export async function closeReview(ctx: Ctx, reviewId: string, request: RequestId): Promise<void> {
  const { database, ledger } = ctx;
  await getReview(ctx, reviewId);
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  await lookAgain(() =>
    recordOnce(database, made, (tx, changeId) => endReview(ctx, tx, { reviewId, state: "closed", changeId })),
  );
  ctx.wake.nudge();
}

/** Ends the meetings of a ledger that nobody closed within four hours, saying so in their minutes. */
export async function endLeftReviews(ctx: Ctx): Promise<void> {
  const { database, ledger } = ctx;
  for (const { id: reviewId } of await listRunningSince(database.db, ledger.id, ctx.clock() - leftAfterMs)) {
    try {
      const changeId = ctx.newId();
      await database.transaction((tx) => endReview(ctx, tx, { reviewId, state: "left", changeId }));
    } catch (error) {
      // Somebody closed it at this very moment.
      if (!(error instanceof UserError)) throw error;
    }
  }
  ctx.wake.nudge();
}
