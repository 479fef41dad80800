import { type Day, formatDay } from "../../core/day.ts";
import { canBecome, columnsOfOutcome, type Outcome, planDealOfOutcome } from "../../core/plan-outcome.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Queryable, Tx } from "../../data/client.ts";
import { changeDeal, type Deal, getDeal } from "../../data/deals.ts";
import { addHistory, listChanges } from "../../data/history.ts";
import { changeMeeting, getMeeting, lockDealOfMeeting, type Meeting } from "../../data/meetings.ts";
import { UserError } from "../../errors.ts";

/** An outcome about to be written. */
export type NewOutcome = {
  changeId: string;
  meetingId: string;
  outcome: Outcome;
  /** business day on which it came to that */
  day: Day;
  reason: string | null;
  company: string;
};

/**
 * Writes what became of a meeting, what that does to the deal it opened, and a history row of each, in the caller's
 * transaction; the meeting's row names the deal's, so that undoing the one undoes both. @throws UserError
 */
export async function writeOutcome(ctx: Ctx, tx: Tx, said: NewOutcome): Promise<void> {
  const { ledger, userId } = ctx;
  const { changeId, outcome, day, reason, company } = said;
  await lockDealOfMeeting(tx, ledger.id, said.meetingId);
  const meeting = await getMeeting(tx, ledger.id, said.meetingId);
  const deal = await getDeal(tx, ledger.id, meeting.dealId);
  if (!canBecome(meeting, outcome)) throw await sayAlready(ctx, tx, company, meeting);
  refuseImpossible({ ...meeting, dealStatus: deal.status }, said);
  const columns = columnsOfOutcome(meeting, outcome, { day, reason });
  const dealStatus = planDealOfOutcome({ ...meeting, dealStatus: deal.status }, outcome);
  const dealChangeId = dealStatus === null ? null : ctx.newId();
  const isWritten =
    (await changeMeeting(tx, ledger.id, meeting, columns)) &&
    (dealStatus === null || (await changeDeal(tx, ledger.id, deal, { status: dealStatus })));
  if (!isWritten)
    throw new UserError("Someone changed this meeting at the same moment.", `/deal show ${company}`);
  const by = { actor: userId, recordedAt: ctx.clock(), effectiveDay: day };
  await addHistory(tx, ledger.id, {
    ...by,
    id: changeId,
    subject: "meeting",
    subjectId: meeting.id,
    action: outcome,
    before: valuesBefore(meeting, columns),
    after: { ...columns, ...(dealChangeId !== null && { dealChangeId }) },
  });
  if (dealChangeId === null) return;
  await addHistory(tx, ledger.id, {
    ...by,
    id: dealChangeId,
    subject: "deal",
    subjectId: deal.id,
    action: dealStatus === "open" ? "opened again" : "disqualified",
    before: { status: deal.status },
    after: { status: dealStatus, causedBy: changeId },
  });
}

/** A deal that ended otherwise keeps its meeting; nothing is held before it was booked. @throws UserError */
function refuseImpossible(
  meeting: Meeting & { dealStatus: Deal["status"] },
  { outcome, day, company }: NewOutcome,
): void {
  const { isSalesReady, dealStatus, bookedDay } = meeting;
  const ends = outcome === "rejected" || outcome === "no-show";
  if (isSalesReady && ends && (dealStatus === "won" || dealStatus === "lost"))
    throw new UserError(
      `The deal with ${company} that this meeting opened is ${dealStatus}, so the meeting cannot be ${outcome}.`,
      `/deal show ${company}, to see how it stands`,
    );
  if (day < bookedDay)
    throw new UserError(
      `The meeting with ${company} was booked on ${formatDay(bookedDay)}, after ${formatDay(day)}.`,
      `/meeting ${outcome} ${company} on ${bookedDay}`,
    );
}

/** What became of a meeting already, and who said so. */
export async function sayAlready(
  ctx: Ctx,
  db: Queryable,
  company: string,
  meeting: Pick<Meeting, "id" | "outcome">,
): Promise<UserError> {
  const changes = await listChanges(db, ctx.ledger.id, meeting.id);
  const last = changes.findLast(({ after }) => after?.outcome === meeting.outcome);
  const who = last === undefined ? "" : `, says <@${last.actor}>`;
  return new UserError(
    meeting.outcome === "undone"
      ? `The meeting with ${company} was undone.`
      : `The meeting with ${company} was ${meeting.outcome} already${who}.`,
    `/deal show ${company}, to see how it stands`,
  );
}
