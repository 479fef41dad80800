import { isLateOrigin } from "../../core/first-lead.ts";
import { planDealOrigin } from "../../core/plan-deal-origin.ts";
import type { Ctx } from "../../ctx.ts";
import { originActions } from "../../data/choose-origin.ts";
import { findDeal, lockDeal } from "../../data/deals.ts";
import { findKnownOfAccount } from "../../data/known-leads.ts";
import { findLead } from "../../data/leads.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { openedOf } from "../../reports/find-late-deals.ts";
import { writeOrigin } from "./write-origin.ts";

/**
 * Makes a lead that was logged after its deal opened, and came in before, the deal's origin: only when a person says
 * so, whose name the history row keeps; the lead's note is the reason where there is one.
 * @returns the change's id
 * @throws UserError when the deal has an earlier origin by now, or is no longer open
 */
export async function replaceOrigin(
  ctx: Ctx,
  to: { leadId: string; dealId: string },
  request: RequestId,
): Promise<string> {
  const { database, ledger } = ctx;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, made, async (tx, id) => {
    await lockDeal(tx, ledger.id, to.dealId);
    const deal = await findDeal(tx, ledger.id, to.dealId);
    const lead = await findLead(tx, ledger.id, to.leadId);
    if (deal === null || lead === null || lead.accountId === null || lead.accountId !== deal.accountId)
      throw new UserError("That lead is not in this ledger.", "/lead list");
    const show = `/lead show ${deal.accountName ?? "Acme"}`;
    if (deal.status !== "open") throw new UserError(`That deal is ${deal.status} by now.`, show);
    if (lead.status === "undone") throw new UserError("That lead was undone.", show);
    const { closings, leads } = await findKnownOfAccount(tx, ledger.id, lead.accountId);
    const opened = openedOf(deal);
    const origin = leads.find((each) => each.id === deal.originLeadId) ?? null;
    const happened = { day: lead.day, recordedAt: lead.createdAt };
    if (opened === null || !isLateOrigin(happened, { opened, origin }, closings, ledger.lookBackMonths))
      throw new UserError("This deal has an origin that came earlier, or this one already.", show);
    const { columns } = planDealOrigin(lead, deal);
    const said = lead.note === null ? {} : { reason: lead.note };
    await writeOrigin(ctx, tx, { id, deal, columns, action: originActions.replaced, said });
  });
}
