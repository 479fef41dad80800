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

/** The channel that is meant. @throws UserError in a direct message */
function channelOf(channelId: string | null): string {
  if (channelId?.startsWith("C") || channelId?.startsWith("G")) return channelId;
  throw new UserError(
    "A schedule belongs to a channel.",
    "/scorecard weekly monday 09:00, typed in the team's channel",
  );
}

/** The schedule of this ledger's scorecard in a channel; null when it has none. */
export function findSchedule(ctx: Ctx, channelId: string | null): Promise<Subscription | null> {
  if (channelId === null) return Promise.resolve(null);
  return findSubscriptionIn(ctx.database.db, { ledgerId: ctx.ledger.id, channelId, kind });
}

/**
 * Schedules the weekly scorecard in a channel, which from then on belongs to the ledger. An edit keeps the schedule's
 * id. Admins only. @throws UserError
 */
export async function scheduleScorecard(
  ctx: Ctx,
  channelId: string | null,
  schedule: Schedule,
  request: RequestId,
): Promise<Subscription> {
  const { database, ledger } = ctx;
  const channel = channelOf(channelId);
  await refuseUnlessAdmin(
    ctx.slack.people,
    { userId: ctx.userId, role: ctx.actor.role },
    "schedule scorecards",
  );
  const { weekday, localTime } = schedule;
  const timeZone = schedule.timeZone ?? ledger.timeZone;
  const next = nextSlot({ weekday, localTime, timeZone }, ctx.clock());
  if ((await findHandled(database.db, request)) === null) {
    const bound = await findBoundLedgerId(database.db, ledger.workspaceId, channel);
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
        await bindChannel(tx, { workspaceId: ledger.workspaceId, channelId: channel, ledgerId: ledger.id });
        const before = await findSubscriptionIn(tx, { ledgerId: ledger.id, channelId: channel, kind });
        const subscription = await upsertSubscription(tx, {
          id: ctx.newId(),
          ledgerId: ledger.id,
          workspaceId: ledger.workspaceId,
          channelId: channel,
          kind,
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
                  weekday: before.weekday,
                  localTime: before.localTime,
                  timeZone: before.timeZone,
                  state: before.state,
                },
          after: { weekday, localTime, timeZone, state: "active" },
        });
      },
    );
  }
  ctx.wake.nudge(next.at);
  const made = await findSchedule(ctx, channel);
  if (made === null) throw new Error(`no schedule in ${channel} after it was made`);
  return made;
}

/** Stops the weekly scorecard in a channel. Admins only. @throws UserError when there is none */
export async function stopScorecard(ctx: Ctx, channelId: string | null, request: RequestId): Promise<void> {
  const { database, ledger } = ctx;
  const channel = channelOf(channelId);
  await refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }, "stop scorecards");
  if ((await findHandled(database.db, request)) !== null) return;
  const schedule = await findSchedule(ctx, channel);
  if (schedule === null || schedule.state === "stopped") {
    throw new UserError("No scorecard is scheduled in this channel.", "/scorecard weekly monday 09:00");
  }
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
