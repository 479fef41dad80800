import type { Queryable } from "../data/client.ts";
import { findReviewSeries, listReviewExceptions } from "../data/review-series.ts";
import type { Subscription } from "../data/subscriptions.ts";
import type { MeetingTimes } from "./meeting-slots.ts";

/** The agenda comes on the working day before, at this time, where a series says nothing else. */
export const usualAgenda = { daysBefore: 1, time: "16:00" } as const;

/** When the meetings of a schedule are and their agendas arrive: its own times, its ledger's holidays, its exceptions. */
export async function readMeetingTimes(tx: Queryable, subscription: Subscription): Promise<MeetingTimes> {
  const { ledgerId, id } = subscription;
  const series = await findReviewSeries(tx, ledgerId, id);
  const { weekday, localTime, timeZone, cadence, fiscalStartMonth } = subscription;
  return {
    ...{ weekday, localTime, timeZone, cadence, fiscalStartMonth },
    holidays: subscription.holidays,
    exceptions: series === null ? [] : await listReviewExceptions(tx, ledgerId, series.id),
    daysBefore: series?.agendaDaysBefore ?? usualAgenda.daysBefore,
    time: series?.agendaTime ?? usualAgenda.time,
  };
}
