import { isDay } from "../../../core/day.ts";
import type { Ctx } from "../../../ctx.ts";
import { type ActionChange, changeAction, findAction } from "../../../data/action-items.ts";
import type { Queryable } from "../../../data/client.ts";
import type { Change } from "../../../data/history.ts";
import { listDeliveriesOf } from "../../../data/outbox.ts";
import { cancelWaiting, enqueueMessage } from "../../../data/outbox-enqueue.ts";
import { reminderKinds } from "../../../data/reminders.ts";
import { UserError } from "../../../errors.ts";
import { section } from "../../../slack/blocks.ts";
import { freezeMessage } from "../../../slack/frozen-message.ts";
import { message } from "../../../slack/message.ts";
import { mrkdwn, userMention } from "../../../slack/text.ts";
import { refreshMeeting } from "../run/refresh-meeting.ts";
import type { Restore } from "../undo.ts";
import { findOwner, lineUpReminders } from "./remind-owner.ts";

/** The columns of a history row, as an action has them. */
function readColumns(columns: Readonly<Record<string, unknown>>): ActionChange {
  const { state, ownerUserId, snoozedUntil, doneDay, doneBy } = columns;
  const day = (value: unknown) => (typeof value === "string" && isDay(value) ? value : null);
  return {
    ...((state === "open" || state === "done" || state === "undone") && { state }),
    ...(typeof ownerUserId === "string" && { ownerUserId }),
    ...(snoozedUntil !== undefined && { snoozedUntil: day(snoozedUntil) }),
    ...(doneDay !== undefined && { doneDay: day(doneDay) }),
    ...(doneBy !== undefined && { doneBy: typeof doneBy === "string" ? doneBy : null }),
  };
}

/** How the undo of a change to an action puts it back, with the reminders that it had. */
export async function prepareActionUndo(ctx: Ctx, change: Change): Promise<Restore> {
  const { database, ledger } = ctx;
  const { subjectId: id } = change;
  const known = await findAction(database.db, ledger.id, id);
  if (known === null) throw new Error(`no action ${id}`);
  const before = typeof change.before?.ownerUserId === "string" ? change.before.ownerUserId : null;
  const owner = await findOwner(ctx, { ...known, ownerUserId: before ?? known.ownerUserId });
  return async (tx, columns) => {
    const action = (await findAction(tx, ledger.id, id)) ?? known;
    const restored = readColumns(columns);
    if (!(await changeAction(tx, { ledgerId: ledger.id, id, version: action.version }, restored)))
      throw new UserError("Somebody changed it at this very moment.", "/review actions");
    const next = { ...action, ...restored, version: action.version + 1 };
    await refreshMeeting(ctx, tx, action.reviewId);
    await cancelWaiting(tx, ledger.id, id);
    if (next.state === "open") await lineUpReminders(ctx, tx, { action: next, owner, isGiven: false });
    if (next.state === "undone" || next.ownerUserId !== action.ownerUserId)
      await takeBackReminders(ctx, tx, { id, what: action.what, ownerUserId: action.ownerUserId });
  };
}

/** What its owner was told already says that it is theirs no more. */
async function takeBackReminders(
  ctx: Ctx,
  tx: Queryable,
  { id, what, ownerUserId }: { id: string; what: string; ownerUserId: string },
): Promise<void> {
  const { ledger, userId } = ctx;
  const now = ctx.clock();
  const kinds: readonly string[] = reminderKinds;
  const said = mrkdwn`Taken back by ${userMention(userId)}: ${what}. There is nothing to do for ${userMention(ownerUserId)}.`;
  for (const row of await listDeliveriesOf(tx, ledger.id, id)) {
    if (!kinds.includes(row.kind) || !["sending", "sent", "unknown"].includes(row.state)) continue;
    if (!row.dedupeKey.includes(`:${ownerUserId}:`)) continue;
    await enqueueMessage(tx, {
      ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId, target: row.target },
      ...{ key: `correction:${row.id}`, kind: "correction", recordId: id, correctsId: row.id },
      ...{ dueAt: now, createdAt: now, payload: freezeMessage(message(said, [section(said)])) },
    });
  }
}
