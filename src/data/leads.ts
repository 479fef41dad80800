import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A lead as rules and messages see it. */
export type Lead = {
  id: string;
  accountId: string | null;
  accountName: string | null;
  contactId: string | null;
  contactName: string | null;
  sourceId: string | null;
  sourceName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  /** the team of its source; null: unsourced */
  teamId: string | null;
  teamName: string | null;
  /** what was typed after `from` when it matched no source */
  fromText: string | null;
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  /** business day on which it came in */
  day: Day;
  /** "open" | "undone" (it was never so: counted nowhere) */
  status: string;
  note: string | null;
  version: number;
  /** epoch ms */
  createdAt: number;
  /** Slack user, "import" or "hook" */
  createdBy: string | null;
};

const name = { select: { name: true } } as const;
const select = {
  id: true,
  accountId: true,
  account: name,
  contactId: true,
  contact: name,
  sourceId: true,
  source: { select: { name: true, team: { select: { id: true, name: true } } } },
  campaignId: true,
  campaign: name,
  fromText: true,
  productLineId: true,
  productLine: name,
  divisionId: true,
  division: name,
  day: true,
  status: true,
  note: true,
  version: true,
  createdAt: true,
  createdBy: true,
} as const;

type Name = { name: string } | null;
type Row = Omit<Lead, `${string}Name` | "teamId" | "day" | "createdAt"> & {
  account: Name;
  contact: Name;
  source: { name: string; team: { id: string; name: string } } | null;
  campaign: Name;
  productLine: Name;
  division: Name;
  day: string;
  createdAt: bigint;
};

function toLead(row: Row): Lead {
  const { account, contact, source, campaign, productLine, division, day, createdAt, ...rest } = row;
  if (!isDay(day)) throw new Error(`lead ${row.id} has no day: ${day}`);
  return {
    ...rest,
    accountName: account?.name ?? null,
    contactName: contact?.name ?? null,
    sourceName: source?.name ?? null,
    teamId: source?.team.id ?? null,
    teamName: source?.team.name ?? null,
    campaignName: campaign?.name ?? null,
    productLineName: productLine?.name ?? null,
    divisionName: division?.name ?? null,
    day,
    createdAt: Number(createdAt),
  };
}

/** A lead by id, undone ones too; null in another ledger. */
export async function findLead(db: Queryable, ledgerId: string, leadId: string): Promise<Lead | null> {
  const row = await db.lead.findUnique({ where: { ledgerId_id: { ledgerId, id: leadId } }, select });
  return row === null ? null : toLead(row);
}

/** A lead by id, undone ones too. @throws Error when the ledger has none */
export async function getLead(db: Queryable, ledgerId: string, leadId: string): Promise<Lead> {
  const lead = await findLead(db, ledgerId, leadId);
  if (lead === null) throw new Error(`no lead ${leadId} in ledger ${ledgerId}`);
  return lead;
}

/** An account's leads that count, the latest day first; at most `most`. */
export async function listLeadsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  most = 20,
): Promise<Lead[]> {
  const rows = await db.lead.findMany({
    where: { ledgerId, accountId, status: { not: "undone" } },
    select,
    orderBy: [{ day: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toLead);
}

/** Adds a lead, version 1, status "open". `createdAt` epoch ms. @throws a foreign key violation across ledgers */
export async function insertLead(
  db: Queryable,
  lead: {
    id: string;
    ledgerId: string;
    accountId: string | null;
    contactId: string | null;
    sourceId: string | null;
    campaignId: string | null;
    productLineId: string | null;
    divisionId: string | null;
    day: Day;
    fromText: string | null;
    note: string | null;
    externalId: string | null;
    createdAt: number;
    createdBy: string;
  },
): Promise<void> {
  await db.lead.create({ data: { ...lead, createdAt: BigInt(lead.createdAt) } });
}

/** The columns of a lead that rules change later. */
export type LeadColumns = {
  sourceId: string | null;
  campaignId: string | null;
  fromText: string | null;
  contactId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  day: Day;
  note: string | null;
  status: "open" | "undone";
};

/** Compare-and-set: changes a lead that still has this version, which grows by one; false when it has another. */
export async function changeLead(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<LeadColumns>,
): Promise<boolean> {
  const { count } = await db.lead.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/** Keeps others from changing this lead until the transaction ends; the row stays as it is. */
export async function lockLead(tx: Queryable, ledgerId: string, leadId: string): Promise<void> {
  await tx.lead.updateMany({ where: { ledgerId, id: leadId }, data: { createdAt: { increment: 0 } } });
}

/** The id of a deal that counts and came from this lead; null where there is none. */
export async function findDealOfLead(
  db: Queryable,
  ledgerId: string,
  leadId: string,
): Promise<string | null> {
  const where = { ledgerId, originLeadId: leadId, status: { not: "undone" } };
  return (await db.deal.findFirst({ where, select: { id: true } }))?.id ?? null;
}
