import { isDay } from "../../core/day.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { getDeal } from "../../data/deals.ts";
import { findChange } from "../../data/history.ts";
import { countMeetings, getMeeting } from "../../data/meetings.ts";
import { UserError } from "../../errors.ts";
import { findSourceOffer } from "../../reports/find-source-offer.ts";
import { findStanding } from "../../reports/find-standing.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { type Asked, logMeeting } from "./log-meeting.ts";
import { askMeeting, sayMeeting } from "./view.ts";

/** Logs what was typed and answers it: the logged meeting, or the question that has to be settled first. */
export async function answerMeeting(ctx: Ctx, asked: Asked, request: RequestId): Promise<Message> {
  const logged = await logMeeting(ctx, asked, request);
  if (logged.kind !== "logged") return askMeeting(ctx.ledger.id, logged);
  return describeMeeting(ctx, logged.changeId);
}

/** The answer to a logged meeting, rebuilt from what is stored: a repeated request reads the same. */
export async function describeMeeting(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  const { dealId, meetingId, otherDay, lateSource } = change?.after ?? {};
  if (typeof dealId !== "string" || typeof meetingId !== "string")
    throw new UserError("That meeting is not in this ledger.", "/deal list");
  const [meeting, deal, place] = await Promise.all([
    getMeeting(db, ctx.ledger.id, meetingId),
    getDeal(db, ctx.ledger.id, dealId),
    countMeetings(db, ctx.ledger.id, dealId),
  ]);
  const offer = await findSourceOffer(ctx, { ...deal, kind: "deal" }, change);
  const standing = await findStanding(ctx, ["meetings"], deal.teamId);
  return sayMeeting({
    changeId,
    ledgerId: ctx.ledger.id,
    meeting,
    deal,
    place,
    standing,
    offer,
    visibleTeamId: visibleTeam(ctx.actor),
    changed: Object.keys(change?.before ?? {}),
    lateSource: typeof lateSource === "string" ? lateSource : null,
    // Once the meeting was moved, the other day is no longer a question.
    otherDay: typeof otherDay === "string" && isDay(otherDay) && meeting.version === 1 ? otherDay : null,
  });
}
