import { formatDay } from "../../../core/day.ts";
import { nextWorkingInstant } from "../../../core/working-hours.ts";
import { clockwork, forLedger } from "../../../ctx.ts";
import { findAction } from "../../../data/action-items.ts";
import { getLedger } from "../../../data/ledgers.ts";
import { hasLaterReminder } from "../../../data/reminders.ts";
import type { Job, Jobs } from "../../../schedule/job.ts";
import { findOwner } from "./remind-owner.ts";
import { sayReminder } from "./view.ts";

/**
 * A reminder, built when it is due: not for what was done, handed over or snoozed by then; never outside its owner's
 * working hours, however late it is; and of several that are late only the last.
 */
const makeReminderJob =
  (isGiven: boolean): Job =>
  async (services, { ledgerId, recordId, target, outboxId }) => {
    const { db } = services.database;
    const action = await findAction(db, ledgerId, recordId ?? "");
    if (action === null || action.state !== "open") return { skip: "the action is not open any more" };
    const ledger = await getLedger(db, ledgerId);
    const ctx = forLedger(services, ledger, action.ownerUserId, clockwork);
    const owner = await findOwner(ctx, action);
    if (owner.target !== target) return { skip: "somebody else has the action now" };
    if (owner.hasLeft) return { skip: "its owner has left; the next agenda says so" };
    if (action.snoozedUntil !== null && owner.today < action.snoozedUntil)
      return { skip: `snoozed until ${formatDay(action.snoozedUntil)}` };
    const now = services.clock();
    const { at } = nextWorkingInstant(now, owner.hours);
    const of = { actionId: action.id, target, outboxId, until: at };
    if (await hasLaterReminder(db, ledgerId, of)) return { skip: "a later reminder says it" };
    if (at > now) return { laterAt: at, why: "it is outside working hours there" };
    return { message: sayReminder(ctx, { action, today: owner.today, isGiven }) };
  };

/** What the clock does about actions. */
export const reminderJobs: Jobs = {
  "action-given": makeReminderJob(true),
  "action-reminder": makeReminderJob(false),
};
