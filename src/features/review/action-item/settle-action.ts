import { formatDay } from "../../../core/day.ts";
import { snoozeUntil } from "../../../core/plan-reminders.ts";
import { valuesBefore } from "../../../core/plan-undo.ts";
import { isAtLeast } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { type ActionChange, type ActionItem, changeAction, findAction } from "../../../data/action-items.ts";
import type { Queryable, Tx } from "../../../data/client.ts";
import { addHistory, listChanges } from "../../../data/history.ts";
import { cancelWaiting } from "../../../data/outbox-enqueue.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { UserError } from "../../../errors.ts";
import { lookAgain } from "../../../reports/answer-once.ts";
import { forPerson } from "../../../reports/for-audience.ts";
import { refreshMeeting } from "../run/refresh-meeting.ts";
import { findOwner, lineUpReminders, refuseWhoLeft } from "./remind-owner.ts";

/** What becomes of an action: it is done, it rests for a week, or somebody else does it. */
export type Settling = { kind: "done" } | { kind: "snoozed" } | { kind: "handed over"; to: string };

const listExample = "/review actions";

/** An action that a person may settle: its owner, who gave it, and everybody of the workspace's own. @throws UserError */
export async function findMine(ctx: Ctx, db: Queryable, actionId: string): Promise<ActionItem> {
  const { ledger, userId, actor } = ctx;
  const action = await findAction(db, ledger.id, actionId);
  if (action === null || action.state === "undone")
    throw new UserError("There is no such action any more.", listExample);
  const isTheirs = action.ownerUserId === userId || action.createdBy === userId;
  if (isTheirs || isAtLeast(actor.role, "member")) return action;
  throw new UserError("Only its owner, or who gave it, can settle an action.", listExample);
}

/** Who last changed an action in this way, for "already done by @x". */
async function lastBy(ctx: Ctx, tx: Tx, actionId: string, way: string): Promise<string> {
  const changes = await listChanges(tx, ctx.ledger.id, actionId);
  const by = changes.findLast(({ action }) => action === way)?.actor;
  return by === undefined ? "" : ` by <@${by}>`;
}

/** @throws UserError where it is done, or was snoozed or handed over since the button was drawn */
async function refuseStale(
  ctx: Ctx,
  tx: Tx,
  { action, version, settling }: { action: ActionItem; version: number; settling: Settling },
): Promise<void> {
  const { id, state, doneBy, doneDay, snoozedUntil, ownerUserId } = action;
  if (state === "done")
    throw new UserError(
      `Already done by <@${doneBy}>${doneDay === null ? "" : ` on ${formatDay(doneDay)}`}.`,
      listExample,
    );
  if (settling.kind === "handed over" && settling.to === ownerUserId)
    throw new UserError(`<@${ownerUserId}> has it already.`, listExample);
  if (action.version === version || settling.kind === "done") return;
  const changes = await listChanges(tx, ctx.ledger.id, id);
  const last = changes.at(-1)?.action;
  if (settling.kind === "snoozed" && last === "snoozed" && snoozedUntil !== null)
    throw new UserError(
      `Already snoozed until ${formatDay(snoozedUntil)}${await lastBy(ctx, tx, id, "snoozed")}.`,
      listExample,
    );
  if (last === "handed over")
    throw new UserError(
      `Already handed over to <@${ownerUserId}>${await lastBy(ctx, tx, id, "handed over")}.`,
      listExample,
    );
}

/**
 * Settles an action once per request, by compare-and-set: its history row, and the reminders that change with it.
 * @param version the action's version when the button was drawn
 * @returns the id of the change
 * @throws UserError where somebody settled it first, in words that say who
 */
export async function settleAction(
  ctx: Ctx,
  given: { actionId: string; version: number; settling: Settling; request: RequestId },
): Promise<string> {
  const { actionId, version, settling, request } = given;
  const { database, ledger } = ctx;
  const known = await findMine(ctx, database.db, actionId);
  if (settling.kind === "handed over" && (await forPerson(ctx, settling.to)) === null)
    throw new UserError(`This ledger is closed to <@${settling.to}>.`, "hand it to somebody of this ledger");
  const ownerUserId = settling.kind === "handed over" ? settling.to : known.ownerUserId;
  const owner = await findOwner(ctx, { ...known, ownerUserId });
  if (settling.kind === "handed over") refuseWhoLeft(owner);
  const recordedAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: recordedAt };
  const changeId = await lookAgain(() =>
    recordOnce(database, made, async (tx, id) => {
      const action = await findMine(ctx, tx, actionId);
      await refuseStale(ctx, tx, { action, version, settling });
      const change = changeOf(ctx, settling, owner.today);
      if (!(await changeAction(tx, { ledgerId: ledger.id, id: actionId, version: action.version }, change)))
        throw new UserError("Somebody changed it at this very moment.", listExample);
      await addHistory(tx, ledger.id, {
        ...{ id, subject: "action", subjectId: actionId, action: settling.kind, actor: ctx.userId },
        ...{ recordedAt, effectiveDay: ctx.today, before: valuesBefore(action, change), after: change },
      });
      await cancelWaiting(tx, ledger.id, actionId, settling.kind);
      if (settling.kind !== "done") {
        const next = { ...action, ...change, version: action.version + 1 };
        const isGiven = settling.kind === "handed over" && settling.to !== ctx.userId;
        await lineUpReminders(ctx, tx, { action: next, owner, isGiven });
      }
      await refreshMeeting(ctx, tx, action.reviewId);
    }),
  );
  ctx.wake.nudge();
  return changeId;
}

function changeOf(ctx: Ctx, settling: Settling, today: ActionItem["dueDay"]): ActionChange {
  switch (settling.kind) {
    case "done":
      return { state: "done", doneDay: ctx.today, doneBy: ctx.userId };
    case "snoozed":
      return { snoozedUntil: snoozeUntil(today, ctx.ledger.holidays) };
    case "handed over":
      return { ownerUserId: settling.to, snoozedUntil: null };
  }
}
