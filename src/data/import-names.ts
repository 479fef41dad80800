import type { Queryable } from "./client.ts";
import { inChunks } from "./in-chunks.ts";
import { type ColumnValue, insertRows } from "./insert-rows.ts";
import type { Named } from "./vocabulary.ts";

/** Names that an import makes where the ledger has none of them. */
export type NameKind = "productLine" | "division";

/** A company, with its id in the other system where it has one. */
export type ImportedAccount = Named & { externalId: string | null };

/** A source, with the team it belongs to. */
export type ImportedSource = Named & { teamId: string };

/** A campaign, with its id in the other system where it has one. */
export type ImportedCampaign = Named & { sourceId: string; externalId: string | null };

const tables = { productLine: "ProductLine", division: "Division" } as const;
const named = { id: true, name: true, key: true } as const;
const joined = { ...named, externalId: true } as const;

/** Which of these normalised names the ledger has, of one kind, in no order. */
export async function listNamesByKeys(
  db: Queryable,
  ledgerId: string,
  kind: NameKind,
  keys: readonly string[],
): Promise<Named[]> {
  return inChunks(keys, (chunk) => {
    const asked = { where: { ledgerId, key: { in: chunk } }, select: named };
    return kind === "productLine" ? db.productLine.findMany(asked) : db.division.findMany(asked);
  });
}

/** The ledger's accounts of these normalised names or these ids of another system, in no order, some perhaps twice. */
export async function listImportedAccounts(
  db: Queryable,
  ledgerId: string,
  { keys, externalIds }: { keys: readonly string[]; externalIds: readonly string[] },
): Promise<ImportedAccount[]> {
  const byKey = await inChunks(keys, (chunk) =>
    db.account.findMany({ where: { ledgerId, key: { in: chunk } }, select: joined }),
  );
  const byId = await inChunks(externalIds, (chunk) =>
    db.account.findMany({ where: { ledgerId, externalId: { in: chunk } }, select: joined }),
  );
  return [...byKey, ...byId];
}

/**
 * Writes names new to the ledger, all of one kind.
 * @throws a unique violation when the ledger has one of them already
 */
export async function insertNames(
  db: Queryable,
  ledgerId: string,
  kind: NameKind,
  names: readonly Named[],
): Promise<void> {
  const rows = names.map(({ id, name, key }) => ({ id, name, key, ledgerId }));
  await insertRows(db, tables[kind], rows);
}

/** What an import makes beside its records: companies, sources of a team, campaigns of a source. */
export type NewNames = {
  accounts: readonly ImportedAccount[];
  sources: readonly ImportedSource[];
  campaigns: readonly ImportedCampaign[];
};

/**
 * Writes companies, sources and campaigns new to the ledger. `createdAt` epoch ms.
 * @throws a unique violation when the ledger has one of them already
 */
export async function insertImportedNames(
  db: Queryable,
  ledgerId: string,
  { accounts, sources, campaigns }: NewNames,
  createdAt: number,
): Promise<void> {
  const stamp = { ledgerId, createdAt: BigInt(createdAt) };
  const pick = <T extends Named>(rows: readonly T[], rest: (row: T) => Record<string, ColumnValue>) =>
    rows.map((row) => ({ id: row.id, name: row.name, key: row.key, ...rest(row) }));
  await insertRows(
    db,
    "Account",
    pick(accounts, ({ externalId }) => ({ externalId, ...stamp })),
  );
  await insertRows(
    db,
    "Source",
    pick(sources, ({ teamId }) => ({ teamId, ledgerId })),
  );
  await insertRows(
    db,
    "Campaign",
    pick(campaigns, ({ sourceId, externalId }) => ({ sourceId, externalId, ...stamp })),
  );
}

/** Gives a campaign its id in another system, where it has none yet. */
export async function joinCampaign(
  db: Queryable,
  ledgerId: string,
  { id, externalId }: { id: string; externalId: string },
): Promise<void> {
  await db.campaign.updateMany({ where: { ledgerId, id, externalId: null }, data: { externalId } });
}

/** All campaigns of the ledger, each with the source it stands under, oldest first. */
export async function listCampaigns(db: Queryable, ledgerId: string): Promise<ImportedCampaign[]> {
  return db.campaign.findMany({
    where: { ledgerId },
    select: { ...joined, sourceId: true },
    orderBy: { id: "asc" },
  });
}

/** The ids of the workspaces that the database knows, oldest first; at most `most`. */
export async function listWorkspaceIds(db: Queryable, most = 20): Promise<string[]> {
  const rows = await db.workspace.findMany({
    select: { id: true },
    orderBy: { createdAt: "asc" },
    take: most,
  });
  return rows.map((row) => row.id);
}
