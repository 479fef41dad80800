import { planUndo, undoAction } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { lockDeal } from "../../data/deals.ts";
import { addHistory, type Change, findChange, listChanges } from "../../data/history.ts";
import { lockMeeting } from "../../data/meetings.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { lookAgain } from "../../reports/answer-once.ts";
import { restoreDeal, restoreMeeting } from "./restore-record.ts";

const showExample = "/deal show Acme, to see how it stands now";

/** The columns to put back. @throws UserError when it was undone already or touched since */
async function planRestoring(ctx: Ctx, tx: Tx, change: Change): Promise<Readonly<Record<string, unknown>>> {
  // Locked first: of two who undo at once on PostgreSQL, the second would not see the first one's history row yet.
  const lock = change.subject === "deal" ? lockDeal : lockMeeting;
  await lock(tx, ctx.ledger.id, change.subjectId);
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
 * @returns the undone change
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
  const restore = change.subject === "deal" ? restoreDeal : restoreMeeting;
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  await lookAgain(() =>
    recordOnce(database, made, async (tx, id) => {
      const columns = await planRestoring(ctx, tx, change);
      await restore(ctx, tx, change, columns);
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
    }),
  );
  ctx.wake.nudge();
  return change;
}
