import { undoAction } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { lockCommitment } from "../../data/commitments.ts";
import { addHistory, type Change, findChange, listChanges, listChangesAt } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";
import { takeBackAsking } from "./ask-team.ts";
import { restoreSignature, restoreTarget, takeBackProposal } from "./restore-commitment.ts";

const example = "/commit history, to see how it stands";

/** A change and what was done together with it, in the order in which it was done. @throws UserError */
async function findTogether(ctx: Ctx, changeId: string): Promise<Change[]> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null || (change.subject !== "target" && change.subject !== "commitment"))
    throw new UserError("There is nothing here to undo.", example);
  if (
    change.actor !== ctx.userId &&
    !(await isAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }))
  )
    throw new UserError(`Only an admin can undo what <@${change.actor}> did.`, example);
  const same = await listChangesAt(db, ctx.ledger.id, { actor: change.actor, recordedAt: change.recordedAt });
  const isTogether = (each: Change) => each.id === change.id || each.after?.together === change.id;
  return same.filter((each) => each.action !== undoAction && isTogether(each));
}

/** @throws UserError where it was undone already, or something was changed since that stands */
function refuseTouched(change: Change, changes: readonly Change[]): void {
  const later = changes.slice(changes.findIndex(({ id }) => id === change.id) + 1);
  const undoing = later.find((each) => each.action === undoAction && each.after?.undoes === change.id);
  if (undoing !== undefined) throw new UserError(`Already undone by <@${undoing.actor}>.`, example);
  const undone = new Set(later.map((each) => each.after?.undoes));
  const touching = later.find((each) => each.action !== undoAction && !undone.has(each.id));
  if (touching !== undefined)
    throw new UserError(`It was ${touching.action} since by <@${touching.actor}>; undo that first.`, example);
}

async function undoOne(ctx: Ctx, tx: Tx, change: Change, id: string): Promise<void> {
  const { ledger, userId } = ctx;
  if (change.subject === "commitment") await lockCommitment(tx, ledger.id, change.subjectId);
  refuseTouched(change, await listChanges(tx, ledger.id, change.subjectId));
  if (change.subject === "target") await restoreTarget(ctx, tx, change);
  else if (change.action === "agreed") await restoreSignature(ctx, tx, change);
  else await takeBackProposal(ctx, tx, change);
  await addHistory(tx, ledger.id, {
    ...{ id, subject: change.subject, subjectId: change.subjectId, action: undoAction, actor: userId },
    ...{ recordedAt: ctx.clock(), effectiveDay: change.effectiveDay, before: change.after },
    after: { undoes: change.id, ...change.before },
  });
}

/**
 * Takes back what one command, form or button set, proposed or signed, all of it or nothing: it was never so. Whoever did
 * it, and admins.
 * @returns what was undone
 * @throws UserError when it was undone already or changed since
 */
export async function undoCommitments(ctx: Ctx, changeId: string, request: RequestId): Promise<Change[]> {
  const { database, ledger } = ctx;
  const together = await findTogether(ctx, changeId);
  if ((await findHandled(database.db, request)) !== null) return together;
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  await recordOnce(database, given, async (tx, id) => {
    for (const [index, change] of together.toReversed().entries())
      await undoOne(ctx, tx, change, index === 0 ? id : ctx.newId());
    await takeBackAsking(ctx, tx, changeId);
  });
  ctx.wake.nudge();
  return together;
}
