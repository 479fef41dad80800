import {
  planPress,
  type RunItem,
  type RunPlan,
  type RunPress,
  type RunReview,
} from "../../../core/run-review.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { addHistory, listChanges } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { changeReviewItem, listReviewItems, type ReviewItem } from "../../../data/review-items.ts";
import { changeReview, findReview, type Review, type ReviewChange } from "../../../data/reviews.ts";
import { UserError } from "../../../errors.ts";
import { lookAgain } from "../../../reports/answer-once.ts";
import { getReview, sayEnded } from "./may-run.ts";
import { refreshMeeting } from "./refresh-meeting.ts";

const example = "the same on the message as it is now";

/** The states that a running meeting knows; "carried" and "dropped" are of items that are not on it. */
const toRunItem = ({ id, state, spentMs }: ReviewItem): RunItem[] =>
  state === "open" || state === "discussed" || state === "parked" ? [{ id, state, spentMs }] : [];

/** A meeting as its rules see it. */
export const toRun = (review: Review, items: readonly ReviewItem[]): RunReview => ({
  state: review.state === "prepared" ? "running" : review.state,
  currentItemId: review.currentItemId,
  itemStartedAt: review.itemStartedAt,
  items: items.flatMap(toRunItem),
});

/**
 * Stores what a plan changes: the meeting at the version it was read at, each item in the state it was in. @throws
 * UserError where somebody was faster
 */
export async function storePlan(
  tx: Tx,
  given: {
    ledgerId: string;
    review: Review;
    items: readonly ReviewItem[];
    plan: Extract<RunPlan, { kind: "change" }>;
    also?: ReviewChange;
  },
): Promise<void> {
  const { ledgerId, review, items, plan, also = {} } = given;
  const { currentItemId, itemStartedAt } = plan.review;
  const faster = () => new UserError("Somebody pressed at this very moment.", example);
  const at = { ledgerId, id: review.id, version: review.version };
  if (!(await changeReview(tx, at, { currentItemId, itemStartedAt, ...also }))) throw faster();
  const before = new Map(items.map((item) => [item.id, item.state]));
  for (const { id, state, spentMs } of plan.changed)
    if (!(await changeReviewItem(tx, { ledgerId, id, from: before.get(id) ?? "open" }, { state, spentMs })))
      throw faster();
}

/** Presses a button of a running meeting, once per request. @throws UserError that says who was first */
export async function pressItem(
  ctx: Ctx,
  { reviewId, press, request }: { reviewId: string; press: RunPress; request: RequestId },
): Promise<void> {
  const { database, ledger, userId } = ctx;
  await getReview(ctx, reviewId);
  const recordedAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: recordedAt };
  await lookAgain(() =>
    recordOnce(database, made, async (tx, id) => {
      const review = await findReview(tx, ledger.id, reviewId);
      if (review === null) throw new Error(`no review ${reviewId}`);
      const items = await listReviewItems(tx, ledger.id, reviewId);
      const plan = planPress(toRun(review, items), press, recordedAt);
      if (plan.kind === "refused") throw await sayRefused(ctx, tx, { review, items, press, why: plan.why });
      await storePlan(tx, { ledgerId: ledger.id, review, items, plan });
      const state = (of: readonly { id: string; state: string }[]) =>
        of.find((each) => each.id === press.itemId)?.state ?? null;
      await addHistory(tx, ledger.id, {
        ...{ id, subject: "review", subjectId: reviewId, action: press.kind, actor: userId },
        ...{ recordedAt, effectiveDay: ctx.today },
        before: { itemId: press.itemId, state: state(items), currentItemId: review.currentItemId },
        after: {
          ...{ itemId: press.itemId, state: state(plan.review.items) },
          currentItemId: plan.review.currentItemId,
        },
      });
      await refreshMeeting(ctx, tx, reviewId);
    }),
  );
  ctx.wake.nudge();
}

async function sayRefused(
  ctx: Ctx,
  tx: Tx,
  given: {
    review: Review;
    items: readonly ReviewItem[];
    press: RunPress;
    why: Extract<RunPlan, { kind: "refused" }>["why"];
  },
): Promise<UserError> {
  const { review, items, press, why } = given;
  if (why === "ended") return sayEnded(review);
  const item = items.find(({ id }) => id === press.itemId);
  const title = item === undefined ? "That item" : `“${item.title}”`;
  if (why === "nothing there")
    return new UserError(
      item === undefined ? "That item is not on this meeting." : "There is nothing further that way.",
      example,
    );
  const changes = await listChanges(tx, ctx.ledger.id, review.id);
  const last = changes.findLast(({ after, action }) =>
    why === "settled" ? after?.itemId === press.itemId && action === item?.state : action !== "joined",
  );
  const by = last === undefined ? "" : ` by <@${last.actor}>`;
  return why === "settled"
    ? new UserError(`${title} was already ${item?.state}${by}.`, example)
    : new UserError(`The meeting has moved on from ${title} already${by}.`, example);
}
