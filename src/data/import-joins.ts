import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";
import { inChunks } from "./in-chunks.ts";

/** A lead that another record of a file belongs to. */
export type JoinedLead = {
  id: string;
  accountId: string | null;
  contactId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  day: Day;
};

/**
 * The external id of the touch that a row of a leads file made: of a lead's own first touch, and of a known person
 * again, whose row makes no lead. Rows of a touches file keep their ids as they are, so that the two never meet.
 */
export const touchOfLeadRow = (externalId: string): string => `lead:${externalId}`;

const select = {
  id: true,
  accountId: true,
  contactId: true,
  sourceId: true,
  campaignId: true,
  day: true,
} as const;

/**
 * The leads behind these ids of another system, by that id: the lead it became, or the known person's lead where it
 * became a touch. Ids that the ledger does not know are left out.
 */
export async function listJoinedLeads(
  db: Queryable,
  ledgerId: string,
  externalIds: readonly string[],
): Promise<Map<string, JoinedLead>> {
  const leads = await inChunks(externalIds, (chunk) =>
    db.lead.findMany({
      where: { ledgerId, externalId: { in: chunk } },
      select: { ...select, externalId: true },
    }),
  );
  const touches = await inChunks(externalIds, (chunk) =>
    db.touch.findMany({
      where: { ledgerId, externalId: { in: chunk.map(touchOfLeadRow) }, leadId: { not: null } },
      select: { externalId: true, lead: { select } },
    }),
  );
  const behind = [
    ...touches.map(({ externalId, lead }) => ({ externalId: externalId?.slice("lead:".length), lead })),
    ...leads.map(({ externalId, ...lead }) => ({ externalId, lead })),
  ];
  const joined = new Map<string, JoinedLead>();
  for (const { externalId, lead } of behind) {
    if (typeof externalId !== "string" || lead === null || !isDay(lead.day)) continue;
    joined.set(externalId, { ...lead, day: lead.day });
  }
  return joined;
}
