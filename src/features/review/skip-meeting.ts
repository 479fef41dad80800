import { addDays, type Day, dayOfWeek, formatDay, isDay } from "../../core/day.ts";
import { holdMeeting } from "../../core/meeting-day.ts";
import type { MovedTo } from "../../core/review-line.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import type { Ctx } from "../../ctx.ts";
import type { RequestId } from "../../data/requests.ts";
import { setReviewException } from "../../data/review-series-write.ts";
import { UserError } from "../../errors.ts";
import type { Series } from "../../reports/find-series.ts";
import { meetingFrom, nextMeeting } from "../../schedule/meeting-slots.ts";
import { nextSlot, type Slot, slotInstant } from "../../schedule/next-slot.ts";
import { section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { type Mrkdwn, mrkdwn, userMention } from "../../slack/text.ts";
import { changeSeries, refuseUnlessScheduler } from "./change-series.ts";

/** As many meetings ahead one may be looked for by its day. */
const aheadMost = 30;

/** The meeting of a day, by its own day or the one it was moved to; the next one where no day is said. */
function findMeeting(ctx: Ctx, { times }: Series, day: Day | null): Slot {
  const next = nextMeeting(times, ctx.clock());
  if (day === null) return { slot: next.slot, at: slotInstant(next.slot, times.timeZone) };
  let slot = nextSlot(times, slotInstant(`${ctx.today}T00:00`, times.timeZone) - 1);
  for (let tries = 0; tries < aheadMost; tries += 1) {
    const after = nextSlot(times, slot.at);
    const held = holdMeeting(slot.slot, after.slot, times).slot ?? "";
    if (slot.slot.startsWith(day) || held.startsWith(day)) return slot;
    slot = after;
  }
  throw new UserError(
    `No meeting of this channel is on ${formatDay(day)}: the next one is on ${wordsForSlot(next.held)}.`,
    "/review status",
  );
}

/** Leaves one meeting out (admins only), and tells the channel. @throws UserError */
export async function skipMeeting(
  ctx: Ctx,
  channelId: string,
  { day, reason }: { day: Day | null; reason: string | null },
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "skip a meeting");
  return changeSeries(ctx, channelId, request, async (tx, found) => {
    const { slot } = findMeeting(ctx, found, day);
    await setReviewException(tx, {
      ...{ id: ctx.newId(), ledgerId: ctx.ledger.id, seriesId: found.series.id },
      ...{ slot, movedTo: null, reason, setBy: ctx.userId, setAt: ctx.clock() },
    });
    const said = mrkdwn`The meeting of ${wordsForSlot(slot)} does not take place`;
    const before = found.times.exceptions.find((each) => each.slot === slot)?.movedTo ?? slot;
    return {
      action: "skipped",
      before: { heldSlot: before },
      after: { heldSlot: null },
      notice: tell(ctx, said, reason),
    };
  });
}

/** Moves one meeting to another day or time (admins only), and tells the channel. @throws UserError */
export async function moveMeeting(
  ctx: Ctx,
  channelId: string,
  given: { day: Day | null; to: MovedTo; reason: string | null },
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "move a meeting");
  const { day, to, reason } = given;
  return changeSeries(ctx, channelId, request, async (tx, found) => {
    const { times, series } = found;
    const meeting = findMeeting(ctx, found, day);
    const movedTo = `${dayIn(meeting, to)}T${to.time ?? times.localTime}`;
    refuseOutOfTurn(ctx, found, meeting, movedTo);
    await setReviewException(tx, {
      ...{ id: ctx.newId(), ledgerId: ctx.ledger.id, seriesId: series.id },
      ...{ slot: meeting.slot, movedTo, reason, setBy: ctx.userId, setAt: ctx.clock() },
    });
    const said = mrkdwn`The meeting of ${wordsForSlot(meeting.slot)} is on ${wordsForSlot(movedTo)} instead`;
    const before = times.exceptions.find((each) => each.slot === meeting.slot)?.movedTo ?? meeting.slot;
    return {
      action: "moved",
      before: { heldSlot: before },
      after: { heldSlot: movedTo },
      notice: tell(ctx, said, reason),
    };
  });
}

/** The day that is meant; a weekday is that of the meeting's own week. */
function dayIn({ slot }: Slot, { day, weekday }: MovedTo): string {
  const own = slot.slice(0, 10);
  return day ?? (isDay(own) && weekday !== null ? addDays(own, weekday - dayOfWeek(own)) : own);
}

/** A meeting moves to the future, and stays before the one after it. @throws UserError */
function refuseOutOfTurn(ctx: Ctx, { times }: Series, meeting: Slot, movedTo: string): void {
  const at = slotInstant(movedTo, times.timeZone);
  if (at <= ctx.clock())
    throw new UserError(`${wordsForSlot(movedTo)} is past.`, "/review move tuesday to thursday 14:00");
  const after = meetingFrom(times, nextSlot(times, meeting.at));
  if (at >= after.at)
    throw new UserError(
      `The meeting after it is on ${wordsForSlot(after.held)}: it can only move to before that.`,
      "/review skip tuesday",
    );
}

/** What the channel is told of it. */
function tell(ctx: Ctx, said: Mrkdwn, reason: string | null): Message {
  const why = reason === null ? mrkdwn`` : mrkdwn`, because ${reason}`;
  const text = mrkdwn`${said}${why} (${userMention(ctx.userId)}).`;
  return message(text, [section(text)]);
}
