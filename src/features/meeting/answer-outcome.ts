import type { Ctx } from "../../ctx.ts";
import { getDeal } from "../../data/deals.ts";
import { findChange } from "../../data/history.ts";
import { getMeeting } from "../../data/meetings.ts";
import { findStanding } from "../../reports/find-standing.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { askOutcome, sayOutcome } from "./outcome-view.ts";
import { type AskedOutcome, recordOutcome } from "./record-outcome.ts";

/** Records what became of a meeting and answers it, or asks what has to be settled first. */
export async function answerOutcome(ctx: Ctx, asked: AskedOutcome, request: RequestId): Promise<Message> {
  const recorded = await recordOutcome(ctx, asked, request);
  if (recorded.kind !== "recorded") return askOutcome(ctx.ledger.id, recorded);
  return describeOutcome(ctx, recorded.changeId);
}

/** The answer to an outcome, rebuilt from what is stored: a repeated request reads the same. */
export async function describeOutcome(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  const meeting = await getMeeting(db, ctx.ledger.id, change.subjectId);
  const deal = await getDeal(db, ctx.ledger.id, meeting.dealId);
  const dealChangeId = change.after?.dealChangeId;
  const dealChange =
    typeof dealChangeId === "string" ? await findChange(db, ctx.ledger.id, dealChangeId) : null;
  const standing = meeting.isSalesReady ? await findStanding(ctx, ["meetings"], deal.teamId) : null;
  return sayOutcome({ ledgerId: ctx.ledger.id, change, dealChange, meeting, deal, standing });
}
