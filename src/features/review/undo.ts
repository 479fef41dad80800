import { planUndo, undoAction } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { addHistory, type Change, findChange, listChanges } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { lookAgain } from "../../reports/answer-once.ts";
import { section } from "../../slack/blocks.ts";
import type { Action } from "../../slack/kit.ts";
import { message } from "../../slack/message.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";
import type { Pressed } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import { prepareActionUndo } from "./action-item/restore-action.ts";
import { prepareDecisionUndo } from "./decision/restore-decision.ts";

const example = "/review actions, to see how it stands";

/** Puts the columns of a record back, in the transaction of the undo. */
export type Restore = (tx: Tx, columns: Readonly<Record<string, unknown>>) => Promise<void>;

/** @throws UserError for what is no action or decision, and for what others did */
async function findUndoable(ctx: Ctx, changeId: string): Promise<Change> {
  const change = await findChange(ctx.database.db, ctx.ledger.id, changeId);
  if (change === null || (change.subject !== "action" && change.subject !== "decision"))
    throw new UserError("There is nothing here to undo.", example);
  const { userId, slack, actor } = ctx;
  if (change.actor === userId || (await isAdmin(slack.people, { userId, role: actor.role }))) return change;
  throw new UserError(`Only an admin can undo what <@${change.actor}> did.`, example);
}

/** @throws UserError when it was undone already or changed since */
function planColumns(change: Change, changes: readonly Change[]): Readonly<Record<string, unknown>> {
  const later = changes.slice(changes.findIndex(({ id }) => id === change.id) + 1);
  const plan = planUndo(change, later, { state: "undone" });
  if (plan.kind === "undone already") throw new UserError(`Already undone by <@${plan.by}>.`, example);
  if (plan.kind === "changed since")
    throw new UserError(`It was ${plan.action} since by <@${plan.by}>; undo that first.`, example);
  return plan.columns;
}

/** Takes back what was done about an action or a decision: it was never so. @throws UserError */
async function undoOnce(ctx: Ctx, { value: changeId, request }: Pressed): Promise<Change> {
  const { database, ledger, userId } = ctx;
  const change = await findUndoable(ctx, changeId);
  if ((await findHandled(database.db, request)) !== null) return change;
  const restore = await (change.subject === "action" ? prepareActionUndo : prepareDecisionUndo)(ctx, change);
  const recordedAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: recordedAt };
  await lookAgain(() =>
    recordOnce(database, made, async (tx, id) => {
      const columns = planColumns(change, await listChanges(tx, ledger.id, change.subjectId));
      await restore(tx, columns);
      await addHistory(tx, ledger.id, {
        ...{ id, subject: change.subject, subjectId: change.subjectId, action: undoAction, actor: userId },
        ...{ recordedAt, effectiveDay: change.effectiveDay, before: change.after },
        after: { undoes: change.id, ...columns },
      });
    }),
  );
  ctx.wake.nudge();
  return change;
}

/** Undo under the answers about actions and decisions. */
export const undoReview: Action<Ctx> = {
  id: "review-undo",
  least: "outsider",
  async run(ctx, pressed) {
    const { subject, action, after, before } = await undoOnce(ctx, pressed);
    const what = after?.what ?? before?.what;
    const named = typeof what === "string" ? `: ${what}` : "";
    const said = mrkdwn`Undone${named}. The ${subject} was never ${action}.`;
    return { kind: "replace", message: message(said, [section(said)]) };
  },
};
