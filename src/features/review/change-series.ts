import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { addHistory } from "../../data/history.ts";
import { enqueueMessage } from "../../data/outbox-enqueue.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { moveSubscription } from "../../data/subscriptions.ts";
import { UserError } from "../../errors.ts";
import { findSeries, type Series } from "../../reports/find-series.ts";
import { nextMeeting } from "../../schedule/meeting-slots.ts";
import { readMeetingTimes } from "../../schedule/read-meeting-times.ts";
import { freezeMessage } from "../../slack/frozen-message.ts";
import type { Message } from "../../slack/message.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { renameCommands } from "../../slack/rename-commands.ts";

/** What one change of a series did, for its history. */
export type SeriesChange = {
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** what the channel is told; null: nothing */
  notice: Message | null;
};

/** The meetings of a channel. @throws UserError where none are scheduled */
export async function getSeries(ctx: Ctx, channelId: string): Promise<Series> {
  const found = await findSeries(ctx, channelId);
  if (found === null)
    throw new UserError("No meeting is scheduled in this channel.", "/review weekly tuesday 10:00");
  return found;
}

/** When meetings are is for admins to say. @throws UserError that says who can */
export const refuseUnlessScheduler = (ctx: Ctx, what: string): Promise<void> =>
  refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }, what);

/**
 * Changes the meetings of a channel once per request, with its history and what the channel is told, and looks again
 * which agenda comes next and when. Gives back the meetings as they are now. @throws UserError
 */
export async function changeSeries(
  ctx: Ctx,
  channelId: string,
  request: RequestId,
  change: (tx: Tx, series: Series) => Promise<SeriesChange>,
): Promise<Series> {
  const { database, ledger, userId } = ctx;
  const found = await getSeries(ctx, channelId);
  const recordId = ctx.newId();
  const now = ctx.clock();
  await recordOnce(database, { request, ledgerId: ledger.id, recordId, createdAt: now }, async (tx) => {
    const { subscription } = found;
    const { notice, ...told } = await change(tx, found);
    const meeting = nextMeeting(await readMeetingTimes(tx, subscription), now);
    await moveSubscription(tx, ledger.id, subscription.id, { slot: meeting.slot, at: meeting.agendaAt });
    await addHistory(tx, ledger.id, {
      ...{ id: recordId, subject: "subscription", subjectId: subscription.id, actor: userId },
      ...{ recordedAt: now, effectiveDay: ctx.today, ...told },
    });
    if (notice === null) return;
    await enqueueMessage(tx, {
      ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId },
      ...{ key: `agenda-change:${recordId}`, target: channelId, kind: "notice", recordId },
      ...{ payload: freezeMessage(renameCommands(notice, ctx.config.commandNames)), ownerUserId: userId },
      ...{ dueAt: now, createdAt: now },
    });
  });
  ctx.wake.nudge();
  return getSeries(ctx, channelId);
}
