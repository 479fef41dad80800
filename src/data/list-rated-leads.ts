import type { Queryable } from "./client.ts";

/** What sales said of the lead behind a deal: "good" or "poor", and why where somebody said. */
export type RatedLead = {
  company: string | null;
  quality: string;
  reason: string | null;
  source: string | null;
};

/**
 * The leads that sales rated from an instant (epoch ms) on, the first rated first.
 * @param teamId only those that this team sourced; null: all
 */
export async function listRatedLeads(
  db: Queryable,
  ledgerId: string,
  since: number,
  teamId: string | null,
): Promise<RatedLead[]> {
  const rows = await db.deal.findMany({
    where: {
      ...{ ledgerId, leadQuality: { not: null }, leadQualityAt: { gte: BigInt(since) } },
      ...{ status: { not: "undone" }, ...(teamId !== null && { teamId }) },
    },
    select: {
      ...{ leadQuality: true, leadQualityReason: true },
      ...{ account: { select: { name: true } }, source: { select: { name: true } } },
    },
    orderBy: [{ leadQualityAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ leadQuality, leadQualityReason, account, source }) => ({
    ...{ company: account?.name ?? null, quality: leadQuality ?? "", reason: leadQualityReason },
    source: source?.name ?? null,
  }));
}
