import { planUndo, undoAction } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { changeDeal, type DealColumns, getDeal } from "../../data/deals.ts";
import { addHistory, type Change, findChange, listChanges } from "../../data/history.ts";
import { changeMeeting, getMeeting, undoMeetingsOf } from "../../data/meetings.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { takeBackWin } from "./announce-win.ts";

const showExample = "/deal show Acme, to see how it stands now";

async function restoreDeal(
  ctx: Ctx,
  tx: Tx,
  dealId: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const deal = await getDeal(tx, ctx.ledger.id, dealId);
  // The columns come from our own history rows, which hold what DealColumns held before the change.
  const back: Partial<DealColumns> = columns;
  if (!(await changeDeal(tx, ctx.ledger.id, deal, back)))
    throw new UserError("Someone changed this deal at the same moment.", showExample);
  if (columns.status === "undone") await undoMeetingsOf(tx, ctx.ledger.id, dealId);
  if (deal.status === "won") await takeBackWin(ctx, tx, dealId);
}

async function restoreMeeting(ctx: Ctx, tx: Tx, meetingId: string): Promise<void> {
  const meeting = await getMeeting(tx, ctx.ledger.id, meetingId);
  if (!(await changeMeeting(tx, ctx.ledger.id, meeting, { outcome: "undone" }))) {
    throw new UserError("Someone changed this meeting at the same moment.", showExample);
  }
}

/** The columns to put back. @throws UserError when it was undone already or touched since */
async function planRestoring(ctx: Ctx, tx: Tx, change: Change): Promise<Readonly<Record<string, unknown>>> {
  const changes = await listChanges(tx, ctx.ledger.id, change.subjectId);
  const later = changes.slice(changes.findIndex((each) => each.id === change.id) + 1);
  const plan = planUndo(change, later, change.subject === "deal" ? "status" : "outcome");
  if (plan.kind === "undone already") throw new UserError(`Already undone by <@${plan.by}>.`, showExample);
  if (plan.kind === "changed since")
    throw new UserError(`It was ${plan.action} since by <@${plan.by}>; undo that first.`, showExample);
  return plan.columns;
}

/**
 * Undoes a change to a deal or a meeting: it was never so, and leaves the quarter it was dated in.
 * @returns the id of the undone change's deal
 * @throws UserError when it was undone already or touched since
 */
export async function undoChange(ctx: Ctx, changeId: string, request: RequestId): Promise<Change> {
  const { database, ledger } = ctx;
  const handled = await findHandled(database.db, request);
  const change = await findChange(database.db, ledger.id, changeId);
  if (change === null || (change.subject !== "deal" && change.subject !== "meeting")) {
    throw new UserError("There is nothing here to undo.", "/deal list");
  }
  if (handled !== null) return change;
  await recordOnce(
    database,
    { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    async (tx, id) => {
      const columns = await planRestoring(ctx, tx, change);
      if (change.subject === "deal") await restoreDeal(ctx, tx, change.subjectId, columns);
      else await restoreMeeting(ctx, tx, change.subjectId);
      await addHistory(tx, ledger.id, {
        id,
        subject: change.subject,
        subjectId: change.subjectId,
        action: undoAction,
        actor: ctx.userId,
        recordedAt: ctx.clock(),
        effectiveDay: change.effectiveDay,
        before: change.after,
        after: { undoes: change.id, ...columns },
      });
    },
  );
  ctx.wake.nudge();
  return change;
}
