import { type Day, formatDay, isDay } from "../../core/day.ts";
import { addingAction } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { changeDeal, type Deal, type DealColumns, getDeal } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import { changeMeeting, getMeeting, type MeetingColumns, undoMeetingsOf } from "../../data/meetings.ts";
import { undoReopening } from "../../data/reopenings.ts";
import { undoStageEntry } from "../../data/stages.ts";
import { UserError } from "../../errors.ts";
import { takeBackWin } from "./announce-win.ts";

type Columns = Readonly<Record<string, unknown>>;

const example = ({ accountName }: Deal): string =>
  `/deal show ${accountName ?? "Acme"}, to see how it stands`;

/** Puts a deal's columns back; a deal or follow-up that never was takes its meetings with it. @throws UserError */
export async function restoreDeal(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const deal = await getDeal(tx, ctx.ledger.id, change.subjectId);
  await setDeal(ctx, tx, deal, columns);
  if (columns.status === "undone") await undoMeetingsOf(tx, ctx.ledger.id, deal.id);
  const { meetingId, stageEntryId, reopeningId } = change.after ?? {};
  if (typeof stageEntryId === "string") await undoStageEntry(tx, ctx.ledger.id, stageEntryId);
  if (typeof reopeningId === "string") await undoReopening(tx, ctx.ledger.id, reopeningId);
  if (change.action === addingAction && typeof meetingId === "string")
    await setMeeting(ctx, tx, { meetingId, deal }, { outcome: "undone" });
  if (deal.status === "won" && columns.status !== undefined) await takeBackWin(ctx, tx, deal.id);
}

/** Puts a moved meeting back on its day, and with it the day on which its deal became sales-ready. @throws UserError */
export async function restoreMeeting(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const { dealId } = await getMeeting(tx, ctx.ledger.id, change.subjectId);
  const deal = await getDeal(tx, ctx.ledger.id, dealId);
  const { salesReadyDay, ...own } = columns;
  if (isDayText(salesReadyDay)) {
    if (deal.closedDay !== null && salesReadyDay > deal.closedDay) {
      const days = `${formatDay(salesReadyDay)}, and the deal was closed on ${formatDay(deal.closedDay)}`;
      throw new UserError(`The meeting would count on ${days}.`, example(deal));
    }
    await setDeal(ctx, tx, deal, { salesReadyDay });
  }
  await setMeeting(ctx, tx, { meetingId: change.subjectId, deal }, own);
}

const isDayText = (value: unknown): value is Day => typeof value === "string" && isDay(value);

async function setDeal(ctx: Ctx, tx: Tx, deal: Deal, columns: Columns): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  // The columns come from our own history rows, which hold what DealColumns held before the change.
  const back: Partial<DealColumns> = columns;
  if (!(await changeDeal(tx, ctx.ledger.id, deal, back)))
    throw new UserError("Someone changed this deal at the same moment.", example(deal));
}

async function setMeeting(
  ctx: Ctx,
  tx: Tx,
  { meetingId, deal }: { meetingId: string; deal: Deal },
  columns: Columns,
): Promise<void> {
  const meeting = await getMeeting(tx, ctx.ledger.id, meetingId);
  if (meeting.outcome === "undone")
    throw new UserError("The meeting itself was undone, so nothing of it counts.", example(deal));
  // The columns come from our own history rows, which hold what MeetingColumns held before the change.
  const back: Partial<MeetingColumns> = columns;
  if (!(await changeMeeting(tx, ctx.ledger.id, meeting, back)))
    throw new UserError("Someone changed this meeting at the same moment.", example(deal));
}
