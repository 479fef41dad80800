import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A touch as rules and messages see it: a known person met a campaign (or a source) on a day. */
export type Touch = {
  id: string;
  accountId: string;
  accountName: string;
  contactId: string | null;
  contactName: string | null;
  /** the lead that it made or belongs to */
  leadId: string | null;
  sourceId: string | null;
  sourceName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  /** the team of its source; null: unsourced */
  teamId: string | null;
  teamName: string | null;
  /** what it was about */
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  day: Day;
  /** "open" | "undone" (it was never so: counted nowhere) */
  status: string;
  version: number;
};

const name = { select: { name: true } } as const;
const select = {
  id: true,
  accountId: true,
  account: name,
  contactId: true,
  contact: name,
  leadId: true,
  sourceId: true,
  source: { select: { name: true, team: { select: { id: true, name: true } } } },
  campaignId: true,
  campaign: name,
  productLineId: true,
  productLine: name,
  divisionId: true,
  division: name,
  day: true,
  status: true,
  version: true,
} as const;

type Row = Omit<Touch, `${string}Name` | "teamId" | "day"> & {
  account: { name: string };
  contact: { name: string } | null;
  source: { name: string; team: { id: string; name: string } } | null;
  campaign: { name: string } | null;
  productLine: { name: string } | null;
  division: { name: string } | null;
  day: string;
};

function toTouch({ account, contact, source, campaign, productLine, division, day, ...row }: Row): Touch {
  if (!isDay(day)) throw new Error(`touch ${row.id} has no day: ${day}`);
  return {
    ...row,
    day,
    accountName: account.name,
    contactName: contact?.name ?? null,
    sourceName: source?.name ?? null,
    teamId: source?.team.id ?? null,
    teamName: source?.team.name ?? null,
    campaignName: campaign?.name ?? null,
    productLineName: productLine?.name ?? null,
    divisionName: division?.name ?? null,
  };
}

/** A touch by id, undone ones too; null in another ledger. */
export async function findTouch(db: Queryable, ledgerId: string, touchId: string): Promise<Touch | null> {
  const row = await db.touch.findUnique({ where: { ledgerId_id: { ledgerId, id: touchId } }, select });
  return row === null ? null : toTouch(row);
}

/** A touch by id, undone ones too. @throws Error when the ledger has none */
export async function getTouch(db: Queryable, ledgerId: string, touchId: string): Promise<Touch> {
  const touch = await findTouch(db, ledgerId, touchId);
  if (touch === null) throw new Error(`no touch ${touchId} in ledger ${ledgerId}`);
  return touch;
}

/** An account's touches that count, the latest day first; at most `most`. */
export async function listTouchesOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  most = 50,
): Promise<Touch[]> {
  const rows = await db.touch.findMany({
    where: { ledgerId, accountId, status: { not: "undone" } },
    select,
    orderBy: [{ day: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toTouch);
}

/**
 * An account's touches that count, up to a day (null: all) and of no campaign or another than this one: the latest `most`, the
 * latest first, and how many there are in all.
 */
export async function listOtherTouches(
  db: Queryable,
  ledgerId: string,
  of: { accountId: string; campaignId: string; until: Day | null },
  most: number,
): Promise<{ latest: Touch[]; n: number }> {
  const where = {
    ...{ ledgerId, accountId: of.accountId, status: { not: "undone" } },
    OR: [{ campaignId: null }, { campaignId: { not: of.campaignId } }],
    ...(of.until !== null && { day: { lte: of.until } }),
  };
  const rows = await db.touch.findMany({
    ...{ where, select, take: most },
    orderBy: [{ day: "desc" }, { createdAt: "desc" }, { id: "desc" }],
  });
  return { latest: rows.map(toTouch), n: await db.touch.count({ where }) };
}

/** A lead's touches that count, the first record first. */
export async function listTouchesOfLead(db: Queryable, ledgerId: string, leadId: string): Promise<Touch[]> {
  const rows = await db.touch.findMany({
    where: { ledgerId, leadId, status: { not: "undone" } },
    select,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toTouch);
}

/** Adds a touch, version 1, status "open". `createdAt` epoch ms. @throws a foreign key violation across ledgers */
export async function insertTouch(
  db: Queryable,
  touch: {
    id: string;
    ledgerId: string;
    accountId: string;
    contactId: string | null;
    leadId: string | null;
    sourceId: string | null;
    campaignId: string | null;
    productLineId: string | null;
    divisionId: string | null;
    day: Day;
    externalId: string | null;
    createdAt: number;
    createdBy: string;
  },
): Promise<void> {
  await db.touch.create({ data: { ...touch, createdAt: BigInt(touch.createdAt) } });
}

/** The columns of a touch that rules change later. */
export type TouchColumns = {
  sourceId: string | null;
  campaignId: string | null;
  contactId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  day: Day;
  status: "open" | "undone";
};

const touchColumns = [
  ...(["sourceId", "campaignId", "contactId", "productLineId", "divisionId", "day", "status"] as const),
] as const;

/** Of a lead's columns those that its own touch has too. */
export function touchColumnsOf(columns: Partial<TouchColumns>): Partial<TouchColumns> {
  const kept: Partial<TouchColumns> = {};
  for (const column of touchColumns) {
    if (columns[column] !== undefined) Object.assign(kept, { [column]: columns[column] });
  }
  return kept;
}

/** Compare-and-set: changes a touch that still has this version, which grows by one; false when it has another. */
export async function changeTouch(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<TouchColumns>,
): Promise<boolean> {
  const { count } = await db.touch.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/** Keeps others from changing this touch until the transaction ends; the row stays as it is. */
export async function lockTouch(tx: Queryable, ledgerId: string, touchId: string): Promise<void> {
  await tx.touch.updateMany({ where: { ledgerId, id: touchId }, data: { createdAt: { increment: 0 } } });
}
