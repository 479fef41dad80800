import type { Queryable } from "./client.ts";
import type { DealStatus } from "./deals.ts";
import { inChunks } from "./in-chunks.ts";
import { insertRows } from "./insert-rows.ts";

/** What an import writes of a deal, and what it compares. Amounts are minor units of `currency`, days ISO text. */
export type ImportedColumns = {
  accountId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
  productLineId: string | null;
  divisionId: string | null;
  ownerName: string | null;
  status: Extract<DealStatus, "open" | "won" | "lost">;
  stage: string | null;
  salesReadyDay: string | null;
  closedDay: string | null;
  amountMinor: bigint | null;
  currency: string;
  dueDay: string | null;
};

/** A deal that another system has too, as it is stored; its status may be one that no import writes. */
export type StoredDeal = Omit<ImportedColumns, "status"> & {
  id: string;
  externalId: string;
  status: string;
  version: number;
};

const columns = {
  id: true,
  externalId: true,
  version: true,
  accountId: true,
  sourceId: true,
  campaignId: true,
  teamId: true,
  fromText: true,
  productLineId: true,
  divisionId: true,
  ownerName: true,
  status: true,
  stage: true,
  salesReadyDay: true,
  closedDay: true,
  amountMinor: true,
  currency: true,
  dueDay: true,
} as const;

/** The ledger's deals with these ids of another system, in no order; ids that it does not know are left out. */
export async function listDealsByExternalIds(
  db: Queryable,
  ledgerId: string,
  externalIds: readonly string[],
): Promise<StoredDeal[]> {
  const found = await inChunks(externalIds, (chunk) =>
    db.deal.findMany({ where: { ledgerId, externalId: { in: chunk } }, select: columns }),
  );
  return found.flatMap(({ externalId, ...row }) => (externalId === null ? [] : [{ ...row, externalId }]));
}

/** A deal new to the ledger; `id` UUIDv7. */
export type NewImportedDeal = ImportedColumns & { id: string; externalId: string };

/**
 * Writes new deals, version 1, made by "import". `createdAt` epoch ms. Run in the transaction of their history.
 * @throws a unique violation when one of the external ids is there already
 */
export async function insertImportedDeals(
  db: Queryable,
  ledgerId: string,
  deals: readonly NewImportedDeal[],
  createdAt: number,
): Promise<void> {
  const stamp = { ledgerId, version: 1, createdAt: BigInt(createdAt), createdBy: "import" };
  await insertRows(
    db,
    "Deal",
    deals.map((deal) => ({ ...deal, ...stamp })),
  );
}

/** Compare-and-set: changes a deal that still has this version, which grows by one; false when it has another. */
export async function changeImportedDeal(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  changed: Partial<ImportedColumns>,
): Promise<boolean> {
  const { count } = await db.deal.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...changed, version: at.version + 1 },
  });
  return count === 1;
}
