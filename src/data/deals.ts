import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A deal as rules and messages see it. Amounts are minor units of `currency`. */
export type Deal = {
  id: string;
  accountId: string | null;
  accountName: string | null;
  sourceId: string | null;
  sourceName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  teamId: string | null;
  teamName: string | null;
  fromText: string | null;
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  ownerUserId: string | null;
  ownerName: string | null;
  status: DealStatus;
  stage: string | null;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  dueDay: Day | null;
  lostReason: string | null;
  note: string | null;
  version: number;
  createdAt: number;
};

/** "undone": it was never so, and counts nowhere. */
export type DealStatus = "open" | "won" | "lost" | "disqualified" | "undone";

const statuses: readonly DealStatus[] = ["open", "won", "lost", "disqualified", "undone"];

const named = { select: { name: true } } as const;
const columns = {
  id: true,
  accountId: true,
  account: named,
  sourceId: true,
  source: named,
  campaignId: true,
  campaign: named,
  teamId: true,
  team: named,
  fromText: true,
  productLineId: true,
  productLine: named,
  divisionId: true,
  division: named,
  ownerUserId: true,
  ownerName: true,
  status: true,
  stage: true,
  salesReadyDay: true,
  closedDay: true,
  amountMinor: true,
  currency: true,
  dueDay: true,
  lostReason: true,
  note: true,
  version: true,
  createdAt: true,
} as const;

type Name = { name: string } | null;
type Row = Omit<
  Deal,
  | "accountName"
  | "sourceName"
  | "campaignName"
  | "teamName"
  | "productLineName"
  | "divisionName"
  | "status"
  | "salesReadyDay"
  | "closedDay"
  | "dueDay"
  | "createdAt"
> & {
  account: Name;
  source: Name;
  campaign: Name;
  team: Name;
  productLine: Name;
  division: Name;
  status: string;
  salesReadyDay: string | null;
  closedDay: string | null;
  dueDay: string | null;
  createdAt: bigint;
};

const dayOf = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null);

function toDeal({ account, source, campaign, team, productLine, division, ...row }: Row): Deal {
  return {
    ...row,
    accountName: account?.name ?? null,
    sourceName: source?.name ?? null,
    campaignName: campaign?.name ?? null,
    teamName: team?.name ?? null,
    productLineName: productLine?.name ?? null,
    divisionName: division?.name ?? null,
    status: statuses.find((status) => status === row.status) ?? "undone",
    salesReadyDay: dayOf(row.salesReadyDay),
    closedDay: dayOf(row.closedDay),
    dueDay: dayOf(row.dueDay),
    createdAt: Number(row.createdAt),
  };
}

/** A deal by id; null in another ledger. */
export async function findDeal(db: Queryable, ledgerId: string, dealId: string): Promise<Deal | null> {
  const row = await db.deal.findUnique({ where: { ledgerId_id: { ledgerId, id: dealId } }, select: columns });
  return row === null ? null : toDeal(row);
}

/** A deal by id. @throws Error when the ledger has none */
export async function getDeal(db: Queryable, ledgerId: string, dealId: string): Promise<Deal> {
  const deal = await findDeal(db, ledgerId, dealId);
  if (deal === null) throw new Error(`no deal ${dealId} in ledger ${ledgerId}`);
  return deal;
}

/** An account's open deals, newest first; at most `most`. */
export async function listOpenDeals(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  most = 200,
): Promise<Deal[]> {
  const rows = await db.deal.findMany({
    where: { ledgerId, accountId, status: "open" },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toDeal);
}

/** An account's deals that count, newest first; at most `most`. */
export async function listDealsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  most = 20,
): Promise<Deal[]> {
  const rows = await db.deal.findMany({
    where: { ledgerId, accountId, status: { not: "undone" } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toDeal);
}

/** How many deals that count an account has, by status. */
export async function countDealsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
): Promise<Map<DealStatus, number>> {
  const rows = await db.deal.groupBy({
    by: ["status"],
    where: { ledgerId, accountId },
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
  most = 20,
): Promise<{ deals: Deal[]; total: number }> {
  const where = { ledgerId, ownerUserId, status: "open" };
  const rows = await db.deal.findMany({
    where,
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  const total = rows.length < most ? rows.length : await db.deal.count({ where });
  return { deals: rows.map(toDeal), total };
}

/** The columns of a deal that rules write. */
export type DealColumns = {
  accountId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
  productLineId: string | null;
  divisionId: string | null;
  ownerUserId: string | null;
  status: DealStatus;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  dueDay: Day | null;
  lostReason: string | null;
  note: string | null;
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
