import type { Ctx } from "../ctx.ts";
import type { Queryable } from "../data/client.ts";
import {
  findReviewSeries,
  listStakeholders,
  type ReviewSeries,
  type Stakeholder,
} from "../data/review-series.ts";
import { findSubscriptionIn, type Subscription } from "../data/subscriptions.ts";
import { type Meeting, type MeetingTimes, nextMeeting } from "../schedule/meeting-slots.ts";
import { readMeetingTimes } from "../schedule/read-meeting-times.ts";

/** The kind of the schedule of a channel's meetings: their agendas are what is posted. */
export const agendaKind = "agenda";

/** The meetings of a channel: their schedule, what they are besides it, who is expected, and the one that is next. */
export type Series = {
  subscription: Subscription;
  series: ReviewSeries;
  times: MeetingTimes;
  stakeholders: Stakeholder[];
  /** the meeting that is under way or next: until four hours after it was to begin */
  next: Meeting;
};

/** So long a meeting is the present one. */
export const presentMs = 4 * 3_600_000;

/** The meetings of a channel; null where none are scheduled, or they were stopped. @param db a transaction, or the usual */
export async function findSeries(
  ctx: Ctx,
  channelId: string,
  db: Queryable = ctx.database.db,
): Promise<Series | null> {
  const ledgerId = ctx.ledger.id;
  const subscription = await findSubscriptionIn(db, { ledgerId, channelId, kind: agendaKind });
  if (subscription === null || subscription.state === "stopped") return null;
  const series = await findReviewSeries(db, ledgerId, subscription.id);
  if (series === null) return null;
  const times = await readMeetingTimes(db, subscription);
  return {
    ...{ subscription, series, times },
    stakeholders: await listStakeholders(db, ledgerId, series.id),
    next: nextMeeting(times, ctx.clock() - presentMs),
  };
}
