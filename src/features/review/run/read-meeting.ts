import type { Ctx } from "../../../ctx.ts";
import { type ActionItem, listActions } from "../../../data/action-items.ts";
import type { Queryable } from "../../../data/client.ts";
import { type Decision, listDecisions } from "../../../data/decisions.ts";
import { listReviewItems, type ReviewItem } from "../../../data/review-items.ts";
import { findReviewSeries, listStakeholders, type Stakeholder } from "../../../data/review-series.ts";
import { type Attendee, findReview, listAttendees, type Review } from "../../../data/reviews.ts";
import { findSubscriptionIn } from "../../../data/subscriptions.ts";
import { listTeams, type Team } from "../../../data/vocabulary.ts";

/** A meeting with everything that its messages tell of it. */
export type Meeting = {
  review: Review;
  items: readonly ReviewItem[];
  attendees: readonly Attendee[];
  /** who is expected; who left is not */
  stakeholders: readonly Stakeholder[];
  decisions: readonly Decision[];
  actions: readonly ActionItem[];
  teams: readonly Team[];
  /** the zone of its times */
  timeZone: string;
};

/** A meeting as it is; null in another ledger. */
export async function readMeeting(
  ctx: Pick<Ctx, "ledger">,
  db: Queryable,
  reviewId: string,
): Promise<Meeting | null> {
  const { ledger } = ctx;
  const review = await findReview(db, ledger.id, reviewId);
  if (review === null) return null;
  const place = { ledgerId: ledger.id, channelId: review.channelId, kind: "agenda" };
  const subscription = await findSubscriptionIn(db, place);
  const series = subscription && (await findReviewSeries(db, ledger.id, subscription.id));
  const decisions = await listDecisions(db, ledger.id, { reviewId });
  const actions = await listActions(db, ledger.id, { reviewId, states: ["open", "done"] });
  return {
    review,
    items: await listReviewItems(db, ledger.id, reviewId),
    attendees: await listAttendees(db, ledger.id, reviewId),
    stakeholders: series === null ? [] : await listStakeholders(db, ledger.id, series.id),
    decisions: decisions.toReversed(),
    actions: actions.toSorted((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id)),
    teams: await listTeams(db, ledger.id),
    timeZone: subscription?.timeZone ?? ledger.timeZone,
  };
}
