import type { Happened } from "../core/buying-cycle.ts";
import { pickFirstLead } from "../core/first-lead.ts";
import { type CameFrom, type DealOrigin, planDealOrigin } from "../core/plan-deal-origin.ts";
import type { Queryable } from "./client.ts";
import { findKnownOfAccount } from "./known-leads.ts";
import { findLead } from "./leads.ts";

/**
 * The origin of a deal that opens on an account: its first lead within the look-back and after its last closed deal,
 * else what was typed. Ask in the transaction that writes the deal. formulas.md §1.
 * @param by `onlyTeamId` only this team's leads count, because a partner's records are the partner's; null: all
 * @param opened the sales-ready day, of a closing without a meeting its own day; recordedAt epoch ms
 * @returns the columns to write, and what its history row keeps of a typed source that disagrees (null: it does not)
 */
export async function decideOrigin(
  db: Queryable,
  by: { ledgerId: string; lookBackMonths: number; onlyTeamId: string | null },
  opened: Happened & { accountId: string },
  typed: CameFrom,
): Promise<Pick<DealOrigin, "columns"> & { disputed: DisputedOrigin | null }> {
  const { leads, closings } = await findKnownOfAccount(db, by.ledgerId, opened.accountId);
  const pick = async (among: typeof leads): Promise<Awaited<ReturnType<typeof findLead>>> => {
    const first = pickFirstLead(opened, among, closings, by.lookBackMonths);
    const lead = first === null ? null : await findLead(db, by.ledgerId, first.id);
    const isOthers = lead !== null && by.onlyTeamId !== null && lead.teamId !== by.onlyTeamId;
    return isOthers ? pick(among.filter(({ id }) => id !== lead.id)) : lead;
  };
  const lead = await pick(leads);
  const { columns, isDisputed } = planDealOrigin(lead, typed);
  const { sourceId, campaignId, teamId, fromText } = typed;
  const disputed =
    isDisputed && lead !== null
      ? { leadId: lead.id, typed: { sourceId, campaignId, teamId, fromText } }
      : null;
  return { columns, disputed };
}

/** A disagreement as the history row of the opening keeps it. */
export type DisputedOrigin = {
  leadId: string;
  /** `fromText`: what was typed where it is no source that anybody knows */
  typed: CameFrom;
};

/** Reads a kept disagreement; null where the row has none. Never throws. */
export function readDisputed(after: Readonly<Record<string, unknown>> | null): DisputedOrigin | null {
  const kept = after?.disputed;
  if (typeof kept !== "object" || kept === null || !("leadId" in kept) || !("typed" in kept)) return null;
  const { leadId, typed } = kept;
  if (typeof leadId !== "string" || typeof typed !== "object" || typed === null) return null;
  const text = (field: string) => {
    const value: unknown = Object.entries(typed).find(([name]) => name === field)?.[1];
    return typeof value === "string" ? value : null;
  };
  return {
    leadId,
    typed: {
      ...{ sourceId: text("sourceId"), campaignId: text("campaignId") },
      ...{ teamId: text("teamId"), fromText: text("fromText") },
    },
  };
}
