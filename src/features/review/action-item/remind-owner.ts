import { type Day, dayAt } from "../../../core/day.ts";
import { planReminders } from "../../../core/plan-reminders.ts";
import type { WorkingHours } from "../../../core/working-hours.ts";
import type { Ctx } from "../../../ctx.ts";
import type { ActionItem } from "../../../data/action-items.ts";
import type { Queryable } from "../../../data/client.ts";
import { putReminder } from "../../../data/reminders.ts";
import { UserError } from "../../../errors.ts";

/** Where and when somebody is reminded. */
export type Owner = {
  userId: string;
  /** their own messages with Roundtrip; for people from another workspace the action's channel, where they can press */
  target: string;
  hours: WorkingHours;
  /** today where they are */
  today: Day;
  /** whether their account is deactivated: nothing reaches them */
  hasLeft: boolean;
};

/** Where and when the owner of an action is reminded: asks Slack, so call it before the transaction. */
export async function findOwner(
  ctx: Pick<Ctx, "slack" | "ledger" | "clock">,
  { ownerUserId, channelId }: Pick<ActionItem, "ownerUserId" | "channelId">,
): Promise<Owner> {
  const { slack, ledger, clock } = ctx;
  const person = await slack.people.find(ownerUserId);
  const timeZone = person?.timeZone ?? ledger.timeZone;
  const isElsewhere = person?.workspaceId != null && person.workspaceId !== ledger.workspaceId;
  return {
    userId: ownerUserId,
    target: isElsewhere ? channelId : ownerUserId,
    hours: { timeZone, holidays: ledger.holidays },
    today: dayAt(clock(), timeZone),
    hasLeft: person?.hasLeft === true,
  };
}

/** Nobody is given what they never hear of. @throws UserError */
export function refuseWhoLeft({ userId, hasLeft }: Owner): void {
  if (hasLeft)
    throw new UserError(`<@${userId}> has left: the account is deactivated.`, "name somebody who is here");
}

/** What of an action its reminders go by. */
export type Remindable = Pick<ActionItem, "id" | "dueDay" | "snoozedUntil" | "createdBy" | "version">;

/**
 * Puts the reminders of an action in line that are still to come; in the transaction that gives, snoozes or hands it
 * over. One key per owner and day, so that nobody hears of it twice a day. @param isGiven whether the owner is to be
 * told of it first
 */
export async function lineUpReminders(
  ctx: Pick<Ctx, "ledger" | "clock" | "newId">,
  tx: Queryable,
  given: { action: Remindable; owner: Owner; isGiven: boolean },
): Promise<void> {
  const { ledger, clock, newId } = ctx;
  const { action, owner, isGiven } = given;
  const now = clock();
  const { dueDay, snoozedUntil, id, version, createdBy } = action;
  for (const { name, day, at } of planReminders({ now, dueDay, snoozedUntil, hours: owner.hours, isGiven })) {
    const which = name === "given" ? `given${version}` : day;
    await putReminder(tx, {
      ...{ id: newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId },
      ...{ key: `action:${id}:${owner.userId}:${which}`, target: owner.target, recordId: id },
      ...{ kind: name === "given" ? "action-given" : "action-reminder", ownerUserId: createdBy },
      ...{ dueAt: at, createdAt: now },
    });
  }
}
