import type { Queryable } from "./client.ts";

/** A name with its normalised key. */
export type Named = { id: string; name: string; key: string };
export type Team = Named & { kind: string; position: number };
export type Source = Named & { teamId: string };

/** The ledger's teams in the order of its tables. */
export async function listTeams(db: Queryable, ledgerId: string): Promise<Team[]> {
  return db.team.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true, kind: true, position: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** The ledger's sources, each with the team it belongs to, oldest first. */
export async function listSources(db: Queryable, ledgerId: string): Promise<Source[]> {
  return db.source.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true, teamId: true },
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
export async function listProductLines(db: Queryable, ledgerId: string): Promise<Named[]> {
  return db.productLine.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true },
    orderBy: { id: "asc" },
  });
}

/** The ledger's divisions, oldest first. */
export async function listDivisions(db: Queryable, ledgerId: string): Promise<Named[]> {
  return db.division.findMany({
    where: { ledgerId },
    select: { id: true, name: true, key: true },
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
