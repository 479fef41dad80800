import { type Standing, standOfMeeting } from "../core/loop-check.ts";
import { type Cadence, printSchedule } from "../core/schedule-line.ts";
import type { Ctx } from "../ctx.ts";
import {
  type HeldReview,
  listHeldReviews,
  listPlannedSeries,
  type PlannedSeries,
} from "../data/held-reviews.ts";
import { listSubscriptions, type Subscription } from "../data/subscriptions.ts";
import { dueSlots, nextSlot } from "../schedule/next-slot.ts";

/** A channel's meetings over the last weeks. Attendance: how many of those expected came, added up over the meetings held. */
export type MeetingLine = {
  channelId: string;
  /** "every Tuesday at 10:00 (Europe/London)"; null: held without a schedule */
  schedule: string | null;
  cadence: Cadence | null;
  planned: number;
  held: number;
  came: number;
  expected: number;
  /** epoch ms */
  lastAt: number | null;
  /** local slot of the next one */
  next: string | null;
};

/** Whether the alignment meeting takes place. */
export type MeetingCheck = { standing: Standing; lines: MeetingLine[] };

/** How far one looks back, in weeks: a quarter. */
export const weeksLookedBack = 13;

const weekMs = 7 * 24 * 3600 * 1000;

/** The alignment meetings planned and held over the last thirteen weeks, channel by channel. */
export async function checkMeeting(ctx: Ctx): Promise<MeetingCheck> {
  const { db } = ctx.database;
  const now = ctx.clock();
  const since = now - weeksLookedBack * weekMs;
  const [subscriptions, series, held] = await Promise.all([
    listSubscriptions(db, ctx.ledger.id),
    listPlannedSeries(db, ctx.ledger.id),
    listHeldReviews(db, ctx.ledger.id, since),
  ]);
  const planned = series.flatMap((each) => {
    const subscription = subscriptions.find(({ id }) => id === each.subscriptionId);
    return subscription === undefined || subscription.state === "stopped"
      ? []
      : [lineOf(ctx, { series: each, subscription, since, held })];
  });
  const others = [...new Set(held.map(({ channelId }) => channelId))].filter(
    (channelId) => !planned.some((line) => line.channelId === channelId),
  );
  const lines = [...planned, ...others.map((channelId) => unplanned(channelId, held))];
  const sum = (read: (line: MeetingLine) => number) => lines.reduce((all, line) => all + read(line), 0);
  const standing = standOfMeeting({
    isScheduled: planned.length > 0,
    planned: sum((line) => line.planned),
    held: sum((line) => line.held),
  });
  return { standing, lines };
}

function lineOf(
  ctx: Ctx,
  of: { series: PlannedSeries; subscription: Subscription; since: number; held: readonly HeldReview[] },
): MeetingLine {
  const { series, subscription, since, held } = of;
  const { channelId, cadence, weekday, localTime, timeZone } = subscription;
  const from = nextSlot(subscription, Math.max(series.createdAt, since));
  const { due, next } = dueSlots(subscription, from, ctx.clock());
  const isOff = (slot: string) =>
    series.skipped.includes(slot) || ctx.ledger.holidays.some((day) => slot.startsWith(day));
  const own = held.filter((each) => each.channelId === channelId);
  return {
    channelId,
    schedule: printSchedule({ kind: cadence, weekday, localTime, timeZone }),
    cadence,
    planned: due.filter(({ slot }) => !isOff(slot)).length,
    held: own.length,
    came: own.reduce(
      (sum, { attendees }) => sum + series.stakeholders.filter((id) => attendees.includes(id)).length,
      0,
    ),
    expected: own.length * series.stakeholders.length,
    lastAt: own.at(-1)?.startedAt ?? null,
    next: subscription.state === "active" ? next.slot : null,
  };
}

function unplanned(channelId: string, held: readonly HeldReview[]): MeetingLine {
  const own = held.filter((each) => each.channelId === channelId);
  return {
    ...{ channelId, schedule: null, cadence: null, planned: 0, held: own.length, came: 0, expected: 0 },
    ...{ lastAt: own.at(-1)?.startedAt ?? null, next: null },
  };
}
