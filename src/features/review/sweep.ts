import { clockwork, forLedger, type Services } from "../../ctx.ts";
import { findAction } from "../../data/action-items.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { listUnreminded } from "../../data/reminders.ts";
import { findOwner, lineUpReminders } from "./action-item/remind-owner.ts";
import { checkDueDecisions } from "./decision/check-decisions.ts";
import { endLeftReviews } from "./run/close-review.ts";
import { sendLostMinutes } from "./run/lost-minutes.ts";

/**
 * What is looked after every hour, in every ledger of the workspace: an action that is overdue and has no reminder in
 * line gets its next one; decisions whose day has come are checked; meetings
 * that nobody closed end; minutes whose channel is gone reach whoever began the meeting. Again at once changes nothing.
 */
export async function sweepReviews(services: Services, workspaceId: string | null): Promise<void> {
  if (workspaceId === null) return;
  const { db } = services.database;
  for (const ledger of await listLedgers(db, workspaceId)) {
    const ctx = forLedger(services, ledger, "", clockwork);
    for (const id of await listUnreminded(db, ledger.id)) {
      const action = await findAction(db, ledger.id, id);
      if (action === null || action.state !== "open") continue;
      const owner = await findOwner(ctx, action);
      await services.database.transaction((tx) =>
        lineUpReminders(ctx, tx, { action, owner, isGiven: false }),
      );
    }
    await checkDueDecisions(ctx);
    await endLeftReviews(ctx);
    await sendLostMinutes(ctx);
  }
}
