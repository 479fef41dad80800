import type { Day } from "../core/day.ts";
import type { Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import { type Deal, type DealStatus, listWhere, sourcedBy, statuses } from "./read-deal.ts";

export type { Deal, DealStatus } from "./read-deal.ts";

/** A deal by id; null in another ledger. @param teamId null too where this team did not source it; null: all */
export async function findDeal(
  db: Queryable,
  ledgerId: string,
  dealId: string,
  teamId: string | null = null,
): Promise<Deal | null> {
  const condition = Prisma.sql`d."ledgerId" = ${ledgerId} AND d."id" = ${dealId}${sourcedBy(teamId)}`;
  const [deal] = await listWhere(db, condition, 1);
  return deal ?? null;
}

/** A deal by id. @throws Error when the ledger has none */
export async function getDeal(db: Queryable, ledgerId: string, dealId: string): Promise<Deal> {
  const deal = await findDeal(db, ledgerId, dealId);
  if (deal === null) throw new Error(`no deal ${dealId} in ledger ${ledgerId}`);
  return deal;
}

/** How many rows at most, and whose: only what this team sourced; everything for null. */
export type Among = { most?: number; teamId?: string | null };

/** An account's open deals, newest first; at most `most`. */
export function listOpenDeals(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  { most = 200, teamId = null }: Among = {},
): Promise<Deal[]> {
  const condition = Prisma.sql`d."ledgerId" = ${ledgerId} AND d."accountId" = ${accountId} AND d."status" = 'open'${sourcedBy(teamId)}`;
  return listWhere(db, condition, most);
}

/** An account's deals that ended, newest first; at most `most`. */
export function listClosedDeals(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  { most = 200, teamId = null }: Among = {},
): Promise<Deal[]> {
  const condition = Prisma.sql`d."ledgerId" = ${ledgerId} AND d."accountId" = ${accountId}
    AND d."status" IN ('won', 'lost', 'disqualified')${sourcedBy(teamId)}`;
  return listWhere(db, condition, most);
}

/** An account's deals that count, newest first; at most `most`. */
export function listDealsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  { most = 20, teamId = null }: Among = {},
): Promise<Deal[]> {
  const condition = Prisma.sql`d."ledgerId" = ${ledgerId} AND d."accountId" = ${accountId} AND d."status" <> 'undone'${sourcedBy(teamId)}`;
  return listWhere(db, condition, most);
}

/** How many deals that count an account has, by status. @param teamId only what this team sourced; null: all */
export async function countDealsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  teamId: string | null = null,
): Promise<Map<DealStatus, number>> {
  const rows = await db.deal.groupBy({
    by: ["status"],
    where: { ledgerId, accountId, ...(teamId !== null && { teamId }) },
    _count: { _all: true },
  });
  return new Map(
    rows.flatMap((row): [DealStatus, number][] => {
      const status = statuses.find((known) => known === row.status);
      return status === undefined || status === "undone" ? [] : [[status, row._count._all]];
    }),
  );
}

/** A person's open deals, newest first, and how many there are in all. */
export async function listOpenDealsOf(
  db: Queryable,
  ledgerId: string,
  ownerUserId: string,
  { most = 20, teamId = null }: Among = {},
): Promise<{ deals: Deal[]; total: number }> {
  const condition = Prisma.sql`d."ledgerId" = ${ledgerId} AND d."ownerUserId" = ${ownerUserId} AND d."status" = 'open'${sourcedBy(teamId)}`;
  const deals = await listWhere(db, condition, most);
  const total =
    deals.length < most
      ? deals.length
      : await db.deal.count({
          where: { ledgerId, ownerUserId, status: "open", ...(teamId !== null && { teamId }) },
        });
  return { deals, total };
}

/** The columns of a deal that rules write. */
export type DealColumns = {
  accountId: string | null;
  originLeadId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
  productLineId: string | null;
  divisionId: string | null;
  ownerUserId: string | null;
  status: DealStatus;
  stage: string | null;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  dueDay: Day | null;
  lostReason: string | null;
  note: string | null;
  leadQuality: string | null;
  leadQualityReason: string | null;
  leadQualityBy: string | null;
  leadQualityAt: bigint | null;
};

/** Opens a deal, version 1. `createdAt` epoch ms. */
export async function insertDeal(
  db: Queryable,
  deal: { id: string; ledgerId: string; createdAt: number; createdBy: string } & Partial<DealColumns> &
    Pick<DealColumns, "status" | "currency">,
): Promise<void> {
  await db.deal.create({ data: { ...deal, createdAt: BigInt(deal.createdAt) } });
}

/** Compare-and-set: changes a deal that still has this version, which grows by one; false when it has another. */
export async function changeDeal(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<DealColumns>,
): Promise<boolean> {
  const { count } = await db.deal.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/**
 * Keeps others from changing this deal until the transaction ends, so that what is read of its history after this
 * stays true; the row stays as it is. (On SQLite a transaction keeps everybody out anyway.)
 */
export async function lockDeal(tx: Queryable, ledgerId: string, dealId: string): Promise<void> {
  await tx.deal.updateMany({ where: { ledgerId, id: dealId }, data: { createdAt: { increment: 0 } } });
}
