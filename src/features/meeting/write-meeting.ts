import type { Day } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { type Deal, insertDeal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { insertMeeting } from "../../data/meetings.ts";
import { writeTerms } from "../../data/write-terms.ts";
import { termsOf, type UnderstoodRecord } from "../../reports/understand-record.ts";

/** A meeting about to be written: on an open deal, or (null) opening one. */
export type NewMeeting = {
  changeId: string;
  understood: UnderstoodRecord;
  openDeal: Deal | null;
  bookedDay: Day;
  meetingDay: Day | null;
};

/** Writes the meeting, the deal it opens and its history row, in the caller's transaction. */
export async function writeMeeting(ctx: Ctx, tx: Tx, meeting: NewMeeting): Promise<void> {
  const { ledger, newId, userId } = ctx;
  const { understood, openDeal, bookedDay, meetingDay } = meeting;
  const { line } = understood;
  const createdAt = ctx.clock();
  const { contactId, ...terms } = await writeTerms(
    tx,
    { ledgerId: ledger.id, newId, createdAt },
    termsOf(understood),
  );
  const dealId = openDeal?.id ?? newId();
  if (openDeal === null) {
    await insertDeal(tx, {
      id: dealId,
      ledgerId: ledger.id,
      ...terms,
      status: "open",
      salesReadyDay: bookedDay,
      ownerUserId: line.owner ?? userId,
      amountMinor: line.amount?.amountMinor ?? null,
      currency: line.amount?.currency ?? ledger.currency,
      dueDay: line.due ?? null,
      note: line.note ?? null,
      createdAt,
      createdBy: userId,
    });
  }
  const meetingId = newId();
  const isSalesReady = openDeal === null;
  await insertMeeting(tx, {
    id: meetingId,
    ledgerId: ledger.id,
    dealId,
    contactId,
    bookedDay,
    meetingDay,
    isSalesReady,
    outcome: "booked",
    note: line.note ?? null,
    createdAt,
    createdBy: userId,
  });
  await addHistory(tx, ledger.id, {
    id: meeting.changeId,
    subject: isSalesReady ? "deal" : "meeting",
    subjectId: isSalesReady ? dealId : meetingId,
    action: isSalesReady ? "opened" : "followed up",
    actor: userId,
    recordedAt: createdAt,
    effectiveDay: bookedDay,
    before: null,
    after: { dealId, meetingId, version: 1 },
  });
}
