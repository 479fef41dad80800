import type { Queryable } from "./client.ts";

/** A name with its normalised key. */
export type Named = { id: string; name: string; key: string };
/** A name that may have been retired: no longer offered, still shown where it was used. */
export type Listed = Named & { isRetired: boolean };
export type Team = Listed & { kind: string; position: number };
export type Source = Listed & { teamId: string };

/** What may still be chosen, in the same order. */
export const offered = <T extends Listed>(list: readonly T[]): T[] => list.filter((one) => !one.isRetired);

/** The ledger's teams in the order of its tables. */
export async function listTeams(db: Queryable, ledgerId: string): Promise<Team[]> {
  return db.team.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true, kind: true, position: true, isRetired: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** The ledger's sources, each with the team it belongs to, oldest first. @param teamId only this team's; null: all */
export async function listSources(
  db: Queryable,
  ledgerId: string,
  teamId: string | null = null,
): Promise<Source[]> {
  return db.source.findMany({
    where: { ledgerId, ...(teamId !== null && { teamId }) },
    select: { id: true, name: true, key: true, teamId: true, isRetired: true },
    orderBy: { id: "asc" },
  });
}

/** A campaign by its normalised name. */
export async function findCampaign(
  db: Queryable,
  ledgerId: string,
  key: string,
): Promise<(Named & { sourceId: string }) | null> {
  return db.campaign.findUnique({
    where: { ledgerId_key: { ledgerId, key } },
    select: { id: true, name: true, key: true, sourceId: true },
  });
}

/** A campaign by id; null in another ledger. */
export async function findCampaignById(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<(Named & { sourceId: string }) | null> {
  return db.campaign.findUnique({
    where: { ledgerId_id: { ledgerId, id } },
    select: { id: true, name: true, key: true, sourceId: true },
  });
}

/** The ledger's campaigns that are still run, newest first; at most `most`. */
export async function listCampaigns(
  db: Queryable,
  ledgerId: string,
  most = 500,
): Promise<(Named & { sourceId: string })[]> {
  return db.campaign.findMany({
    where: { ledgerId, isRetired: false },
    select: { id: true, name: true, key: true, sourceId: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
}

/** Campaigns by id, in no order; those of another ledger are left out. */
export async function listCampaignsByIds(
  db: Queryable,
  ledgerId: string,
  ids: readonly string[],
): Promise<Named[]> {
  if (ids.length === 0) return [];
  return db.campaign.findMany({
    where: { ledgerId, id: { in: [...ids] } },
    select: { id: true, name: true, key: true },
  });
}

/** A campaign's id, made under this source when the ledger has none of that name. `createdAt` epoch ms. */
export async function ensureCampaign(
  db: Queryable,
  campaign: { id: string; ledgerId: string; sourceId: string; name: string; key: string; createdAt: number },
): Promise<string> {
  const { ledgerId, key } = campaign;
  const row = await db.campaign.upsert({
    where: { ledgerId_key: { ledgerId, key } },
    create: { ...campaign, createdAt: BigInt(campaign.createdAt) },
    update: {},
    select: { id: true },
  });
  return row.id;
}

/** The ledger's product lines, oldest first. */
export async function listProductLines(db: Queryable, ledgerId: string): Promise<Listed[]> {
  return db.productLine.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true, isRetired: true },
    orderBy: { id: "asc" },
  });
}

/** The ledger's divisions, oldest first. */
export async function listDivisions(db: Queryable, ledgerId: string): Promise<Listed[]> {
  return db.division.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true, isRetired: true },
    orderBy: { id: "asc" },
  });
}

/** A product line's id, made when the ledger has none of that name. */
export async function ensureProductLine(
  db: Queryable,
  line: { id: string; ledgerId: string; name: string; key: string },
): Promise<string> {
  const { ledgerId, key } = line;
  const row = await db.productLine.upsert({
    where: { ledgerId_key: { ledgerId, key } },
    create: line,
    update: {},
    select: { id: true },
  });
  return row.id;
}

/** A division's id, made when the ledger has none of that name. */
export async function ensureDivision(
  db: Queryable,
  division: { id: string; ledgerId: string; name: string; key: string },
): Promise<string> {
  const { ledgerId, key } = division;
  const row = await db.division.upsert({
    where: { ledgerId_key: { ledgerId, key } },
    create: division,
    update: {},
    select: { id: true },
  });
  return row.id;
}
