import { type Standing, standOfMeeting } from "../core/loop-check.ts";
import { printSchedule } from "../core/schedule-line.ts";
import type { Ctx } from "../ctx.ts";
import { type HeldReview, listHeldReviews, listSeriesStarts } from "../data/held-reviews.ts";
import { listSubscriptions } from "../data/subscriptions.ts";
import { meetingAfter, nextMeeting } from "../schedule/meeting-slots.ts";
import { agendaKind, findSeries, type Series } from "./find-series.ts";

/** A channel's meetings over the last weeks. Attendance: how many of those expected came, added up over the meetings held. */
export type MeetingLine = {
  channelId: string;
  /** "every Tuesday at 10:00 (Europe/London)"; null: held without a schedule */
  schedule: string | null;
  planned: number;
  held: number;
  came: number;
  expected: number;
  /** local slot of the next one; null: none is planned, or the agenda is paused */
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
  const since = ctx.clock() - weeksLookedBack * weekMs;
  const [subscriptions, starts, held] = await Promise.all([
    listSubscriptions(db, ctx.ledger.id),
    listSeriesStarts(db, ctx.ledger.id),
    listHeldReviews(db, ctx.ledger.id, since),
  ]);
  const scheduled = subscriptions.filter(({ kind, state }) => kind === agendaKind && state !== "stopped");
  const planned: MeetingLine[] = [];
  for (const { id, channelId } of scheduled) {
    const series = await findSeries(ctx, channelId);
    if (series !== null) planned.push(lineOf(ctx, series, Math.max(starts.get(id) ?? since, since), held));
  }
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

function lineOf(ctx: Ctx, series: Series, since: number, held: readonly HeldReview[]): MeetingLine {
  const { subscription, stakeholders, times } = series;
  const { channelId, cadence, weekday, localTime, timeZone } = subscription;
  let planned = 0;
  let next = nextMeeting(times, since);
  for (; next.at <= ctx.clock(); next = meetingAfter(times, next.slot)) planned += 1;
  const own = held.filter((each) => each.channelId === channelId);
  const came = own.map(
    ({ attendees }) => stakeholders.filter(({ userId }) => attendees.includes(userId)).length,
  );
  return {
    channelId,
    schedule: printSchedule({ kind: cadence, weekday, localTime, timeZone }),
    ...{ planned, held: own.length, came: came.reduce((sum, n) => sum + n, 0) },
    expected: own.length * stakeholders.length,
    next: subscription.state === "active" ? next.held : null,
  };
}

function unplanned(channelId: string, held: readonly HeldReview[]): MeetingLine {
  const own = held.filter((each) => each.channelId === channelId);
  return {
    ...{ channelId, schedule: null, planned: 0, held: own.length, came: 0, expected: 0, next: null },
  };
}
