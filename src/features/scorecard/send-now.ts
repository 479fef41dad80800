import type { Ctx } from "../../ctx.ts";
import { enqueueMessage } from "../../data/outbox-enqueue.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { findSchedule } from "./schedule-scorecard.ts";

/**
 * Sends the scorecard as it would come now to whoever asks, in their own conversation with the app: with the parts that
 * the schedule of this place has, and with what this person may see.
 */
export async function sendNow(ctx: Ctx, place: string, request: RequestId): Promise<void> {
  const { database, ledger, userId } = ctx;
  const schedule = await findSchedule(ctx, place);
  const recordId = ctx.newId();
  const now = ctx.clock();
  await recordOnce(database, { request, ledgerId: ledger.id, recordId, createdAt: now }, async (tx) => {
    await enqueueMessage(tx, {
      ...{ id: recordId, ledgerId: ledger.id, workspaceId: ledger.workspaceId },
      ...{ key: `scorecard-now:${recordId}`, target: userId, kind: "scorecard", dueAt: now, createdAt: now },
      ownerUserId: userId,
      ...(schedule !== null && { recordId: schedule.id }),
    });
  });
  ctx.wake.nudge();
}
