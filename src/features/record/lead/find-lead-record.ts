import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Queryable } from "../../../data/client.ts";
import { findDeal } from "../../../data/deals.ts";
import { type Change, findChange } from "../../../data/history.ts";
import { findDealOfLead, findLead, type Lead } from "../../../data/leads.ts";
import { findTouch, type Touch } from "../../../data/touches.ts";
import { UserError } from "../../../errors.ts";

/** What a change was about, and what came of it. */
export type LeadRecord = {
  change: Change;
  record: Lead | Touch;
  /** null of a touch */
  lead: Lead | null;
  /** the day on which the deal that came from the lead became sales-ready; null: none came, or it has no day */
  dealDay: string | null;
  hasDeal: boolean;
};

/** Whether a change is about a lead or a touch. */
export const isAboutLead = ({ subject }: Pick<Change, "subject">): boolean =>
  subject === "lead" || subject === "touch";

/**
 * The lead or touch behind a change as it stands now; null when the change is about something else.
 * @throws UserError where the person may not see it, or it was undone
 */
export async function findLeadRecord(ctx: Ctx, db: Queryable, changeId: string): Promise<LeadRecord | null> {
  const { ledger, actor } = ctx;
  const change = await findChange(db, ledger.id, changeId);
  if (change === null || !isAboutLead(change)) return null;
  const lead = change.subject === "lead" ? await findLead(db, ledger.id, change.subjectId) : null;
  const record = lead ?? (await findTouch(db, ledger.id, change.subjectId));
  const teamId = visibleTeam(actor);
  if (record === null || (teamId !== null && record.teamId !== teamId))
    throw new UserError("There is nothing here to edit.", "/roundtrip mine");
  if (record.status === "undone")
    throw new UserError("That record was undone, so there is nothing to edit.", "/roundtrip mine");
  const dealId = lead === null ? null : await findDealOfLead(db, ledger.id, lead.id);
  const deal = dealId === null ? null : await findDeal(db, ledger.id, dealId);
  return { change, record, lead, dealDay: deal?.salesReadyDay ?? null, hasDeal: deal !== null };
}
