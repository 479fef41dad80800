import type { Schedule } from "../../core/schedule-line.ts";
import type { Ctx } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import type { Tx } from "../../data/client.ts";
import { addHistory } from "../../data/history.ts";
import { bindChannel } from "../../data/ledgers.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { findReviewSeries } from "../../data/review-series.ts";
import { insertReviewSeries, setReviewSeries } from "../../data/review-series-write.ts";
import { findSubscriptionIn, stopSubscription, upsertSubscription } from "../../data/subscriptions.ts";
import { UserError } from "../../errors.ts";
import { agendaKind, type Series } from "../../reports/find-series.ts";
import { type MeetingTimes, nextMeeting } from "../../schedule/meeting-slots.ts";
import { readMeetingTimes, usualAgenda } from "../../schedule/read-meeting-times.ts";
import { getSeries, refuseUnlessScheduler } from "./change-series.ts";

/** A meeting belongs to a channel. @throws UserError in a conversation */
export function placeOfMeeting(channelId: string | null): string {
  if (channelId !== null && /^[CG]/.test(channelId)) return channelId;
  throw new UserError(
    "A meeting belongs to a channel, and this is a conversation.",
    "the same in the channel in which you meet",
  );
}

/**
 * Schedules the meetings of a channel, which from then on belongs to the ledger (admins only). An edit keeps the
 * schedule's id, its stakeholders and when the agenda arrives. @throws UserError
 */
export async function scheduleReview(
  ctx: Ctx,
  channelId: string,
  schedule: Schedule,
  request: RequestId,
): Promise<Series> {
  const { database, ledger } = ctx;
  await refuseUnlessScheduler(ctx, "schedule meetings");
  const recordId = ctx.newId();
  const now = ctx.clock();
  await recordOnce(database, { request, ledgerId: ledger.id, recordId, createdAt: now }, (tx) =>
    writeSchedule(tx, ctx, { channelId, schedule, recordId, now }),
  );
  ctx.wake.nudge();
  return getSeries(ctx, channelId);
}

async function writeSchedule(
  tx: Tx,
  ctx: Ctx,
  given: { channelId: string; schedule: Schedule; recordId: string; now: number },
): Promise<void> {
  const { ledger, userId } = ctx;
  const { channelId, schedule, recordId, now } = given;
  const ledgerId = ledger.id;
  const { workspaceId, fiscalStartMonth, holidays } = ledger;
  const binding = await findBinding(tx, workspaceId, channelId);
  if (binding !== null && binding.ledgerId !== ledgerId) {
    throw new UserError(
      "This channel belongs to another ledger.",
      "/review weekly tuesday 10:00, in a channel of this ledger",
    );
  }
  if (binding === null) await bindChannel(tx, { workspaceId, channelId, ledgerId });
  const before = await findSubscriptionIn(tx, { ledgerId, channelId, kind: agendaKind });
  const kept = before && (await readMeetingTimes(tx, before));
  const { kind: cadence, weekday, localTime } = schedule;
  const timeZone = schedule.timeZone ?? before?.timeZone ?? ledger.timeZone;
  const when = { cadence, weekday, localTime, timeZone, fiscalStartMonth };
  const times: MeetingTimes = { ...usualAgenda, exceptions: [], ...kept, ...when, holidays };
  const next = nextMeeting(times, now);
  const subscription = await upsertSubscription(tx, {
    ...{ id: ctx.newId(), ledgerId, workspaceId, channelId, kind: agendaKind },
    ...{ cadence, weekday, localTime, timeZone, nextSlot: next.slot, nextAt: next.agendaAt },
    ...{ ownerUserId: userId, createdAt: now },
  });
  const series = await findReviewSeries(tx, ledgerId, subscription.id);
  const audienceTeamId = binding?.teamId ?? null;
  if (series !== null) await setReviewSeries(tx, { ledgerId, id: series.id }, { audienceTeamId });
  else {
    const id = ctx.newId();
    const { id: subscriptionId } = subscription;
    await insertReviewSeries(tx, {
      ...{ id, ledgerId, subscriptionId, audienceTeamId, createdAt: now, createdBy: userId },
    });
  }
  await addHistory(tx, ledgerId, {
    ...{ id: recordId, subject: "subscription", subjectId: subscription.id, action: "set", actor: userId },
    ...{ recordedAt: now, effectiveDay: ctx.today },
    before: before && {
      ...{ cadence: before.cadence, weekday: before.weekday, localTime: before.localTime },
      ...{ timeZone: before.timeZone, state: before.state },
    },
    after: { cadence, weekday, localTime, timeZone, state: "active" },
  });
}

/** Ends the meetings of a channel (admins only). @throws UserError where none are scheduled */
export async function stopReview(ctx: Ctx, channelId: string, request: RequestId): Promise<void> {
  const { database, ledger, userId } = ctx;
  await refuseUnlessScheduler(ctx, "stop meetings");
  const recordId = ctx.newId();
  const now = ctx.clock();
  const place = { ledgerId: ledger.id, channelId, kind: agendaKind };
  await recordOnce(database, { request, ledgerId: ledger.id, recordId, createdAt: now }, async (tx) => {
    const schedule = await findSubscriptionIn(tx, place);
    if (schedule === null || schedule.state === "stopped")
      throw new UserError("No meeting is scheduled in this channel.", "/review weekly tuesday 10:00");
    await stopSubscription(tx, ledger.id, schedule.id);
    await addHistory(tx, ledger.id, {
      ...{ id: recordId, subject: "subscription", subjectId: schedule.id, action: "stopped", actor: userId },
      ...{ recordedAt: now, effectiveDay: ctx.today },
      ...{ before: { state: schedule.state }, after: { state: "stopped" } },
    });
  });
}
