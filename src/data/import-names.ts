import type { Queryable } from "./client.ts";
import { inChunks } from "./in-chunks.ts";
import { insertRows } from "./insert-rows.ts";
import type { Named } from "./vocabulary.ts";

/** Names that an import makes where the ledger has none of them. */
export type NameKind = "account" | "productLine" | "division";

const tables = { account: "Account", productLine: "ProductLine", division: "Division" } as const;
const named = { id: true, name: true, key: true } as const;

/** Which of these normalised names the ledger has, of one kind, in no order. */
export async function listNamesByKeys(
  db: Queryable,
  ledgerId: string,
  kind: NameKind,
  keys: readonly string[],
): Promise<Named[]> {
  return inChunks(keys, (chunk) => {
    const asked = { where: { ledgerId, key: { in: chunk } }, select: named };
    if (kind === "account") return db.account.findMany(asked);
    return kind === "productLine" ? db.productLine.findMany(asked) : db.division.findMany(asked);
  });
}

/**
 * Writes names new to the ledger, all of one kind. `createdAt` epoch ms, kept for accounts.
 * @throws a unique violation when the ledger has one of them already
 */
export async function insertNames(
  db: Queryable,
  ledgerId: string,
  kind: NameKind,
  names: readonly Named[],
  createdAt: number,
): Promise<void> {
  const rows = names.map(({ id, name, key }) => ({ id, name, key, ledgerId }));
  const dated = rows.map((row) => ({ ...row, createdAt: BigInt(createdAt) }));
  await insertRows(db, tables[kind], kind === "account" ? dated : rows);
}

/** All campaigns of the ledger, each with the source it stands under, oldest first. */
export async function listCampaigns(
  db: Queryable,
  ledgerId: string,
): Promise<(Named & { sourceId: string })[]> {
  return db.campaign.findMany({
    where: { ledgerId },
    select: { ...named, sourceId: true },
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
