import type { Day } from "../../../core/day.ts";
import type { Ctx } from "../../../ctx.ts";
import { insertAction } from "../../../data/action-items.ts";
import type { Tx } from "../../../data/client.ts";
import { addHistory } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { UserError } from "../../../errors.ts";
import { forPerson } from "../../../reports/for-audience.ts";
import { findOwner, lineUpReminders, refuseWhoLeft } from "./remind-owner.ts";

/** What is to be done, and where it was said: in a channel, at a meeting, about an item of it. */
export type Given = {
  what: string;
  ownerUserId: string;
  dueDay: Day;
  channelId: string;
  reviewId: string | null;
  itemId: string | null;
  /** no day was named: it is due in a week */
  isDayGuessed?: boolean;
};

/**
 * Gives somebody an action, once per request: with its history row and the messages to its owner.
 * @param alongside what else changes with it, in the same transaction
 * @returns the id of the change
 * @throws UserError where the ledger is closed to its owner
 */
export async function giveAction(
  ctx: Ctx,
  given: Given,
  request: RequestId,
  alongside: (tx: Tx) => Promise<void> = async () => {},
): Promise<string> {
  const { database, ledger, userId } = ctx;
  if ((await forPerson(ctx, given.ownerUserId)) === null)
    throw new UserError(
      `<@${given.ownerUserId}> belongs to another ledger, and this one is closed to them.`,
      "/review action me follow this up by friday",
    );
  const owner = await findOwner(ctx, given);
  refuseWhoLeft(owner);
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  const changeId = await recordOnce(database, made, async (tx, id) => {
    const { isDayGuessed: _guessed, ...columns } = given;
    const action = { ...columns, id: ctx.newId(), createdAt, createdBy: userId };
    await insertAction(tx, ledger.id, action);
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "action", subjectId: action.id, action: "given", actor: userId },
      ...{ recordedAt: createdAt, effectiveDay: given.dueDay, before: null },
      after: { ...given, state: "open" },
    });
    const isGiven = given.ownerUserId !== userId;
    await lineUpReminders(ctx, tx, { action: { ...action, snoozedUntil: null, version: 1 }, owner, isGiven });
    await alongside(tx);
  });
  ctx.wake.nudge();
  return changeId;
}
