import type { Ctx } from "../../../ctx.ts";
import { addHistory } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { addAttendee } from "../../../data/reviews.ts";
import { UserError } from "../../../errors.ts";
import { getReview, sayEnded } from "./may-run.ts";
import { refreshMeeting } from "./refresh-meeting.ts";

/** Notes that somebody is at a meeting, once. @throws UserError where it has ended, or they said so already */
export async function joinReview(ctx: Ctx, reviewId: string, request: RequestId): Promise<void> {
  const { database, ledger, userId, actor } = ctx;
  const review = await getReview(ctx, reviewId);
  if (review.state !== "running") throw sayEnded(review);
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  await recordOnce(database, made, async (tx, id) => {
    const attendee = { id: ctx.newId(), reviewId, userId, teamId: actor.teamId, createdAt };
    if (!(await addAttendee(tx, ledger.id, attendee)))
      throw new UserError("You are on the list already.", "Decide…, Action… or Next, on the same message");
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "review", subjectId: reviewId, action: "joined", actor: userId },
      ...{ recordedAt: createdAt, effectiveDay: ctx.today, before: null, after: { userId } },
    });
    await refreshMeeting(ctx, tx, reviewId);
  });
  ctx.wake.nudge();
}
