import type { Happened } from "../core/buying-cycle.ts";
import { isLateOrigin } from "../core/first-lead.ts";
import type { Ctx } from "../ctx.ts";
import { type Deal, listOpenDeals } from "../data/deals.ts";
import { findKnownOfAccount } from "../data/known-leads.ts";
import type { Lead } from "../data/leads.ts";

const offeredMost = 3;

/** When a deal opened, for its origin; null where it is undated. */
export const openedOf = ({ salesReadyDay, createdAt }: Deal): Happened | null =>
  salesReadyDay === null ? null : { day: salesReadyDay, recordedAt: createdAt };

/** The open deals whose origin a lead would have been, had it been known when they opened; at most three. */
export async function listLateDeals(ctx: Ctx, lead: Lead): Promise<Deal[]> {
  const { accountId } = lead;
  if (accountId === null || lead.status === "undone") return [];
  const { db } = ctx.database;
  const [deals, { leads, closings }] = await Promise.all([
    listOpenDeals(db, ctx.ledger.id, accountId, { most: 20 }),
    findKnownOfAccount(db, ctx.ledger.id, accountId),
  ]);
  const happened = { day: lead.day, recordedAt: lead.createdAt };
  const isLate = (deal: Deal): boolean => {
    const opened = openedOf(deal);
    const origin = leads.find(({ id }) => id === deal.originLeadId) ?? null;
    return opened !== null && isLateOrigin(happened, { opened, origin }, closings, ctx.ledger.lookBackMonths);
  };
  return deals.filter(isLate).slice(0, offeredMost);
}
