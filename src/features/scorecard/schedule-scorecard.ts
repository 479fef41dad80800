import type { Schedule } from "../../core/schedule-line.ts";
import type { Ctx } from "../../ctx.ts";
import { addHistory } from "../../data/history.ts";
import { bindChannel, findBoundLedgerId } from "../../data/ledgers.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import {
  findSubscriptionIn,
  type Subscription,
  stopSubscription,
  upsertSubscription,
} from "../../data/subscriptions.ts";
import { UserError } from "../../errors.ts";
import { nextSlot } from "../../schedule/next-slot.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";

const kind = "scorecard";

/** Whom a schedule is for: a channel, or the person who asks in their own conversation with the app. */
export const placeOf = (ctx: Ctx, channelId: string | null, toMe = false): string =>
  !toMe && (channelId?.startsWith("C") || channelId?.startsWith("G")) ? channelId : ctx.userId;

const isPerson = (place: string): boolean => /^[UW]/.test(place);

/** The schedule of this ledger's scorecard in a channel, or of one's own. */
export function findSchedule(ctx: Ctx, place: string): Promise<Subscription | null> {
  return findSubscriptionIn(ctx.database.db, { ledgerId: ctx.ledger.id, channelId: place, kind });
}

/** Everybody may send themselves what they may see; what a channel gets is for admins. @throws UserError */
export async function refuseUnlessMine(ctx: Ctx, place: string, what: string): Promise<void> {
  if (isPerson(place)) return;
  await refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }, what);
}

/**
 * Schedules the scorecard in a channel, which from then on belongs to the ledger (admins only), or for oneself. An edit
 * keeps the schedule's id. @throws UserError
 */
export async function scheduleScorecard(
  ctx: Ctx,
  place: string,
  schedule: Schedule,
  request: RequestId,
): Promise<Subscription> {
  const { database, ledger } = ctx;
  await refuseUnlessMine(ctx, place, "schedule scorecards");
  const { kind: cadence, weekday, localTime } = schedule;
  const timeZone = schedule.timeZone ?? ledger.timeZone;
  const { fiscalStartMonth, holidays } = ledger;
  const times = { cadence, weekday, localTime, timeZone, fiscalStartMonth, holidays };
  const next = nextSlot(times, ctx.clock());
  if ((await findHandled(database.db, request)) === null) {
    const bound = await findBoundLedgerId(database.db, ledger.workspaceId, place);
    if (bound !== null && bound !== ledger.id) {
      throw new UserError(
        "This channel belongs to another ledger.",
        "/scorecard weekly monday 09:00, in a channel of this ledger",
      );
    }
    const recordId = ctx.newId();
    await recordOnce(
      database,
      { request, ledgerId: ledger.id, recordId, createdAt: ctx.clock() },
      async (tx) => {
        if (!isPerson(place))
          await bindChannel(tx, { workspaceId: ledger.workspaceId, channelId: place, ledgerId: ledger.id });
        const before = await findSubscriptionIn(tx, { ledgerId: ledger.id, channelId: place, kind });
        const subscription = await upsertSubscription(tx, {
          id: ctx.newId(),
          ledgerId: ledger.id,
          workspaceId: ledger.workspaceId,
          channelId: place,
          kind,
          cadence,
          weekday,
          localTime,
          timeZone,
          nextSlot: next.slot,
          nextAt: next.at,
          ownerUserId: ctx.userId,
          createdAt: ctx.clock(),
        });
        await addHistory(tx, ledger.id, {
          id: recordId,
          subject: "subscription",
          subjectId: subscription.id,
          action: "set",
          actor: ctx.userId,
          recordedAt: ctx.clock(),
          effectiveDay: ctx.today,
          before:
            before === null
              ? null
              : {
                  cadence: before.cadence,
                  weekday: before.weekday,
                  localTime: before.localTime,
                  timeZone: before.timeZone,
                  state: before.state,
                },
          after: { cadence, weekday, localTime, timeZone, state: "active" },
        });
      },
    );
  }
  ctx.wake.nudge(next.at);
  const made = await findSchedule(ctx, place);
  if (made === null) throw new Error(`no schedule in ${place} after it was made`);
  return made;
}

/** The schedule that is meant. @throws UserError when there is none, or it was stopped */
export async function getSchedule(ctx: Ctx, place: string): Promise<Subscription> {
  const schedule = await findSchedule(ctx, place);
  if (schedule !== null && schedule.state !== "stopped") return schedule;
  const where = isPerson(place)
    ? "No scorecard is scheduled for you."
    : "No scorecard is scheduled in this channel.";
  throw new UserError(where, "/scorecard weekly monday 09:00");
}

/** Stops the scorecard in a channel (admins only), or one's own. @throws UserError when there is none */
export async function stopScorecard(ctx: Ctx, place: string, request: RequestId): Promise<void> {
  const { database, ledger } = ctx;
  await refuseUnlessMine(ctx, place, "stop scorecards");
  if ((await findHandled(database.db, request)) !== null) return;
  const schedule = await getSchedule(ctx, place);
  const recordId = ctx.newId();
  await recordOnce(
    database,
    { request, ledgerId: ledger.id, recordId, createdAt: ctx.clock() },
    async (tx) => {
      await stopSubscription(tx, ledger.id, schedule.id);
      await addHistory(tx, ledger.id, {
        id: recordId,
        subject: "subscription",
        subjectId: schedule.id,
        action: "stopped",
        actor: ctx.userId,
        recordedAt: ctx.clock(),
        effectiveDay: ctx.today,
        before: { state: schedule.state },
        after: { state: "stopped" },
      });
    },
  );
}
