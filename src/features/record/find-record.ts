import type { Day } from "../../core/day.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import type { Queryable } from "../../data/client.ts";
import { type Deal, findDeal } from "../../data/deals.ts";
import { type Change, findChange } from "../../data/history.ts";
import { getMeeting, type Meeting } from "../../data/meetings.ts";
import { findReopenedDay } from "../../data/reopenings.ts";
import { UserError } from "../../errors.ts";

/** What a change was about: its deal, and the meeting where it logged one or told of one. */
export type EditedRecord = {
  change: Change;
  deal: Deal;
  meeting: Meeting | null;
  /** the latest business day on which a closed deal had been opened again; null: never */
  reopenedDay: Day | null;
  /** grows with every change of either */
  version: number;
};

/** The record behind a change as it stands now. @throws UserError where the person may not see it, or it was undone */
export async function findRecord(ctx: Ctx, db: Queryable, changeId: string): Promise<EditedRecord> {
  const { ledger, actor } = ctx;
  const change = await findChange(db, ledger.id, changeId);
  const meetingId = change?.subject === "meeting" ? change.subjectId : change?.after?.meetingId;
  const meeting = typeof meetingId === "string" ? await getMeeting(db, ledger.id, meetingId) : null;
  const dealId = change?.subject === "deal" ? change.subjectId : meeting?.dealId;
  const deal = dealId === undefined ? null : await findDeal(db, ledger.id, dealId, visibleTeam(actor));
  if (change === null || deal === null)
    throw new UserError("There is nothing here to edit.", "/roundtrip mine");
  if (deal.status === "undone" || meeting?.outcome === "undone")
    throw new UserError("That record was undone, so there is nothing to edit.", "/roundtrip mine");
  const reopenedDay = deal.closedDay === null ? null : await findReopenedDay(db, ledger.id, deal.id);
  return { change, deal, meeting, reopenedDay, version: deal.version + (meeting?.version ?? 0) };
}
