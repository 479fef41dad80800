import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** Money spent, as rules and messages see it. */
export type Spend = {
  id: string;
  campaignId: string | null;
  campaignName: string | null;
  sourceId: string | null;
  sourceName: string | null;
  /** whose money it was */
  teamId: string | null;
  teamName: string | null;
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  day: Day;
  /** minor units; negative for money that came back */
  amountMinor: bigint;
  currency: string;
  note: string | null;
  /** "open" | "undone" (it was never so: counted nowhere) */
  status: string;
  version: number;
  /** Slack user, or "import" */
  createdBy: string | null;
};

const name = { select: { name: true } } as const;
const select = {
  ...{ id: true, campaignId: true, sourceId: true, teamId: true, productLineId: true, divisionId: true },
  ...{
    day: true,
    amountMinor: true,
    currency: true,
    note: true,
    status: true,
    version: true,
    createdBy: true,
  },
  ...{ campaign: name, source: name, team: name, productLine: name, division: name },
} as const;

type Named = { name: string } | null;
type Row = Omit<Spend, `${string}Name` | "day"> & { day: string } & Record<
    "campaign" | "source" | "team" | "productLine" | "division",
    Named
  >;

function toSpend({ campaign, source, team, productLine, division, day, ...row }: Row): Spend {
  if (!isDay(day)) throw new Error(`spend ${row.id} has no day: ${day}`);
  return {
    ...row,
    day,
    campaignName: campaign?.name ?? null,
    sourceName: source?.name ?? null,
    teamName: team?.name ?? null,
    productLineName: productLine?.name ?? null,
    divisionName: division?.name ?? null,
  };
}

/** A line of spend by id, undone ones too; null in another ledger. */
export async function findSpend(db: Queryable, ledgerId: string, id: string): Promise<Spend | null> {
  const row = await db.spend.findUnique({ where: { ledgerId_id: { ledgerId, id } }, select });
  return row === null ? null : toSpend(row);
}

/** A line of spend by id, undone ones too. @throws Error when the ledger has none */
export async function getSpend(db: Queryable, ledgerId: string, id: string): Promise<Spend> {
  const spend = await findSpend(db, ledgerId, id);
  if (spend === null) throw new Error(`no spend ${id} in ledger ${ledgerId}`);
  return spend;
}

/** What was spent on a campaign, or on a source without one, imported or typed, the latest day first. */
export async function listSpendOn(
  db: Queryable,
  ledgerId: string,
  on: { campaignId: string } | { sourceId: string },
): Promise<Spend[]> {
  const which = "campaignId" in on ? on : { ...on, campaignId: null };
  const rows = await db.spend.findMany({
    where: { ledgerId, ...which, status: { not: "undone" } },
    select,
    orderBy: [{ day: "desc" }, { createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toSpend);
}

/** The columns of a line of spend that rules write. */
export type SpendColumns = {
  campaignId: string | null;
  sourceId: string | null;
  teamId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  day: Day;
  amountMinor: bigint;
  currency: string;
  note: string | null;
  status: "open" | "undone";
};

/** Adds a line of spend, version 1, status "open". `createdAt` epoch ms. @throws a foreign key violation across ledgers */
export async function insertSpend(
  db: Queryable,
  spend: { id: string; ledgerId: string; createdAt: number; createdBy: string } & Omit<
    SpendColumns,
    "status"
  >,
): Promise<void> {
  await db.spend.create({ data: { ...spend, createdAt: BigInt(spend.createdAt) } });
}

/** Compare-and-set: changes spend that still has this version, which grows by one; false when it has another. */
export async function changeSpend(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<SpendColumns>,
): Promise<boolean> {
  const { count } = await db.spend.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/** Keeps others from changing this line of spend until the transaction ends; the row stays as it is. */
export async function lockSpend(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.spend.updateMany({ where: { ledgerId, id }, data: { createdAt: { increment: 0 } } });
}
