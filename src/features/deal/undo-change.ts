import { planUndo, undoAction } from "../../core/plan-undo.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { lockBudget } from "../../data/budgets.ts";
import { lockCampaign } from "../../data/campaigns.ts";
import type { Tx } from "../../data/client.ts";
import { findDeal, lockDeal } from "../../data/deals.ts";
import {
  addHistory,
  type Change,
  findChange,
  isEditable,
  listChanges,
  loggedSubjects,
} from "../../data/history.ts";
import { findLead, lockLead } from "../../data/leads.ts";
import { getMeeting, lockDealOfMeeting } from "../../data/meetings.ts";
import { lockRate } from "../../data/rates.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { lockSpend } from "../../data/spend.ts";
import { findTouch, lockTouch } from "../../data/touches.ts";
import { UserError } from "../../errors.ts";
import { lookAgain } from "../../reports/answer-once.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { restoreLead, restoreTouch } from "./restore-lead.ts";
import { restoreCampaign, restoreSpend } from "./restore-money.ts";
import { restoreDeal, restoreMeeting } from "./restore-record.ts";
import { noFigures, restoreBudget, restoreRate } from "./restore-setting.ts";

type UndoableSubject = (typeof loggedSubjects)[number];

const locks = {
  ...{ deal: lockDeal, meeting: lockDealOfMeeting, lead: lockLead, touch: lockTouch },
  ...{ campaign: lockCampaign, spend: lockSpend, budget: lockBudget, rate: lockRate },
} as const;
const restores = {
  deal: restoreDeal,
  meeting: restoreMeeting,
  lead: restoreLead,
  touch: restoreTouch,
  campaign: restoreCampaign,
  spend: restoreSpend,
  budget: restoreBudget,
  rate: restoreRate,
} as const;

/** What kind of record a change is about, where it is one that can be undone. */
const undoableOf = ({ subject }: Change): UndoableSubject | null =>
  loggedSubjects.find((known) => known === subject) ?? null;

/** The columns of a record that never was; a campaign keeps its name for another time. */
function unmadeOf(subject: UndoableSubject): Record<string, unknown> {
  if (subject === "campaign") return { isRetired: true };
  if (subject === "budget") return noFigures;
  if (subject === "rate") return { rate: null };
  return { [subject === "meeting" ? "outcome" : "status"]: "undone" };
}

const showExample = "/deal show Acme, to see how it stands now";

/** The columns to put back. @throws UserError when it was undone already or touched since */
async function planRestoring(
  ctx: Ctx,
  tx: Tx,
  change: Change,
  subject: UndoableSubject,
): Promise<Readonly<Record<string, unknown>>> {
  // Locked first: of two who undo at once on PostgreSQL, the second would not see the first one's history row yet.
  await locks[subject](tx, ctx.ledger.id, change.subjectId);
  const changes = await listChanges(tx, ctx.ledger.id, change.subjectId);
  const later = changes.slice(changes.findIndex((each) => each.id === change.id) + 1);
  const plan = planUndo(change, later, unmadeOf(subject));
  if (plan.kind === "undone already") throw new UserError(`Already undone by <@${plan.by}>.`, showExample);
  if (plan.kind === "changed since") throw refuseSince(plan.action, plan.by);
  await refuseAfterOutcome(ctx, tx, change);
  return plan.columns;
}

const refuseSince = (action: string, by: string): UserError =>
  new UserError(`It was ${action} since by <@${by}>; undo that first.`, showExample);

/** A meeting that came to something since it was logged is not taken away with it. @throws UserError */
async function refuseAfterOutcome(ctx: Ctx, tx: Tx, { subject, after }: Change): Promise<void> {
  const meetingId = after?.meetingId;
  if (subject !== "deal" || typeof meetingId !== "string") return;
  const { outcome } = await getMeeting(tx, ctx.ledger.id, meetingId);
  if (outcome === "booked" || outcome === "undone") return;
  const changes = await listChanges(tx, ctx.ledger.id, meetingId);
  const told = changes.findLast((each) => each.after?.outcome === outcome);
  throw refuseSince(outcome, told?.actor ?? "");
}

/** Undoes one change in the caller's transaction. @throws UserError */
async function undoOne(ctx: Ctx, tx: Tx, id: string, change: Change): Promise<void> {
  const subject = undoableOf(change);
  if (subject === null) throw new Error(`${change.subject} changes are not undone here: ${change.id}`);
  const columns = await planRestoring(ctx, tx, change, subject);
  await restores[subject](ctx, tx, change, columns);
  await addHistory(tx, ctx.ledger.id, {
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
}

/** Whether a change is one that can be undone, to a record that the person may see. */
async function isVisible(ctx: Ctx, change: Change): Promise<boolean> {
  const { db } = ctx.database;
  const { subjectId } = change;
  const subject = undoableOf(change);
  if (subject === null) return false;
  const teamId = visibleTeam(ctx.actor);
  if (teamId === null) return true;
  if (subject === "campaign" || subject === "spend" || subject === "budget" || subject === "rate")
    return false;
  if (subject === "lead") return (await findLead(db, ctx.ledger.id, subjectId))?.teamId === teamId;
  if (subject === "touch") return (await findTouch(db, ctx.ledger.id, subjectId))?.teamId === teamId;
  const dealId = subject === "deal" ? subjectId : (await getMeeting(db, ctx.ledger.id, subjectId)).dealId;
  return (await findDeal(db, ctx.ledger.id, dealId, teamId)) !== null;
}

/** The change to be undone; one that another change caused stands and falls with it. */
async function findUndoable(ctx: Ctx, changeId: string): Promise<Change> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null || !(await isVisible(ctx, change)))
    throw new UserError("There is nothing here to undo.", "/deal list");
  const causedBy = change.after?.causedBy;
  return typeof causedBy === "string" ? findUndoable(ctx, causedBy) : change;
}

/**
 * Undoes a change to what people log: it was never so, and leaves the quarter it was dated in.
 * @returns the undone change
 * @throws UserError when it was undone already or touched since
 */
export async function undoChange(ctx: Ctx, changeId: string, request: RequestId): Promise<Change> {
  const { database, ledger } = ctx;
  const handled = await findHandled(database.db, request);
  const change = await findUndoable(ctx, changeId);
  if (!isEditable(change))
    await refuseUnlessAdmin(
      ctx.slack.people,
      { userId: ctx.userId, role: ctx.actor.role },
      "undo budgets and rates",
    );
  if (handled !== null) return change;
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  await lookAgain(() =>
    recordOnce(database, made, async (tx, id) => {
      // What it caused goes first: a deal that moved on since keeps the meeting as it is.
      const caused = change.after?.dealChangeId;
      const causedChange = typeof caused === "string" ? await findChange(tx, ledger.id, caused) : null;
      if (causedChange !== null) await undoOne(ctx, tx, ctx.newId(), causedChange);
      await undoOne(ctx, tx, id, change);
    }),
  );
  ctx.wake.nudge();
  return change;
}
