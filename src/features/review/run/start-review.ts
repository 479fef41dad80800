import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { freeze } from "../../../data/frozen.ts";
import { addHistory } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import { findHandled, type RequestId } from "../../../data/requests.ts";
import { findLastAgenda } from "../../../data/review-deliveries.ts";
import { insertReviewItems, type NewItem, takeUpRows } from "../../../data/review-items.ts";
import {
  addAttendee,
  findReview,
  findRunningReview,
  hasReviewOf,
  insertReview,
  lockReviews,
  type Review,
} from "../../../data/reviews.ts";
import { findSubscriptionIn } from "../../../data/subscriptions.ts";
import { UserError } from "../../../errors.ts";
import { lookAgain } from "../../../reports/answer-once.ts";
import { type Agenda, type AgendaFact, buildAgenda } from "../../../reports/build-agenda.ts";
import { slotInstant } from "../../../schedule/next-slot.ts";
import { checkDueDecisions } from "../decision/check-decisions.ts";
import { refuseUnlessHere } from "./may-run.ts";
import { postMeeting } from "./refresh-meeting.ts";

/** A meeting was started by this request, or runs already. */
export type Started = { kind: "started" | "runs"; review: Review };

/** So long before its time a meeting may begin and still be the scheduled one. */
const earlyMs = 12 * 3600_000;

/** Starts the meeting of a channel once, with its agenda as it is now. @throws UserError outside of channels */
export async function startReview(ctx: Ctx, channelId: string, request: RequestId): Promise<Started> {
  if (!/^[CG]/.test(channelId))
    throw new UserError(
      "A meeting is held in a channel.",
      "/review start, in the channel of its stakeholders",
    );
  await refuseUnlessHere(ctx, channelId);
  await checkDueDecisions(ctx);
  return lookAgain(() => startNow(ctx, channelId, request));
}

async function startNow(ctx: Ctx, channelId: string, request: RequestId): Promise<Started> {
  const { database, ledger } = ctx;
  const handled = await findHandled(database.db, request);
  const known = handled === null ? null : await findReview(database.db, ledger.id, handled.recordId);
  if (known !== null) return { kind: "started", review: known };
  const running = await findRunningReview(database.db, ledger.id, channelId);
  if (running !== null) return { kind: "runs", review: running };
  const which = await findSlot(ctx, channelId);
  const agenda = await buildAgenda(ctx, { channelId, ...which });
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  const id = await recordOnce(database, made, async (tx, reviewId) => {
    // Of two who start at once the second finds the first one's meeting here, and looks again.
    await lockReviews(tx, ledger.id);
    if ((await findRunningReview(tx, ledger.id, channelId)) !== null)
      throw new UserError("The meeting runs already.", "/review start");
    await writeReview(ctx, tx, { reviewId, channelId, agenda, ...which });
  });
  const review = await findReview(database.db, ledger.id, id);
  if (review === null) throw new Error(`no review ${id}`);
  ctx.wake.nudge();
  return { kind: "started", review };
}

/** The scheduled meeting whose agenda was posted and which was not held yet; else one that stands for this moment. */
async function findSlot(ctx: Ctx, channelId: string): Promise<{ slot: string; cadence: string }> {
  const { database, ledger } = ctx;
  const now = ctx.clock();
  const place = { ledgerId: ledger.id, channelId };
  const subscription = await findSubscriptionIn(database.db, { ...place, kind: "agenda" });
  const timeZone = subscription?.timeZone ?? ledger.timeZone;
  const agenda = await findLastAgenda(database.db, { ...place, until: now });
  if (
    subscription !== null &&
    agenda !== null &&
    slotInstant(agenda.slot, timeZone) - now <= earlyMs &&
    !(await hasReviewOf(database.db, { ...place, slot: agenda.slot }))
  )
    return { slot: agenda.slot, cadence: subscription.cadence };
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const slot = local.toString({ smallestUnit: "minute" });
  const isTaken = await hasReviewOf(database.db, { ...place, slot });
  return { slot: isTaken ? local.toString({ smallestUnit: "second" }) : slot, cadence: "now" };
}

async function writeReview(
  ctx: Ctx,
  tx: Tx,
  given: { reviewId: string; channelId: string; slot: string; cadence: string; agenda: Agenda },
): Promise<void> {
  const { ledger, userId } = ctx;
  const { reviewId, channelId, slot, cadence, agenda } = given;
  const startedAt = ctx.clock();
  const items = [
    ...agenda.items.map((fact) => ({ fact, state: "open" as const })),
    ...agenda.parked.map((fact) => ({ fact, state: "parked" as const })),
  ].map(({ fact, state }, position) => toItem(fact, { id: ctx.newId(), position, state }));
  const currentItemId = items.find(({ state }) => state === "open")?.id ?? null;
  await insertReview(tx, ledger.id, {
    ...{ id: reviewId, workspaceId: ledger.workspaceId, channelId, cadence, slot, currentItemId },
    ...{ startedBy: userId, startedAt, agenda: freeze(agenda) },
  });
  const of = { ledgerId: ledger.id, reviewId, channelId };
  await insertReviewItems(tx, { ...of, createdAt: startedAt }, items);
  const keys = items.map(({ key }) => key);
  await takeUpRows(tx, of, keys);
  const attendee = { id: ctx.newId(), reviewId, userId, teamId: ctx.actor.teamId, createdAt: startedAt };
  await addAttendee(tx, ledger.id, attendee);
  await addHistory(tx, ledger.id, {
    ...{ id: ctx.newId(), subject: "review", subjectId: reviewId, action: "started", actor: userId },
    ...{ recordedAt: startedAt, effectiveDay: ctx.today, before: null },
    after: { channelId, slot, cadence, items: keys.length, state: "running" },
  });
  const review = await findReview(tx, ledger.id, reviewId);
  if (review !== null) await postMeeting(ctx, tx, review);
}

const toItem = (
  { key, kind, title, figureId, figureWords, ownerUserId, minutes, recordId }: AgendaFact,
  rest: Pick<NewItem, "id" | "position" | "state">,
): NewItem => ({ key, kind, title, figureId, figureWords, ownerUserId, minutes, recordId, ...rest });
