import { type Day, isDay } from "../core/day.ts";
import { type MeetingsCounted, readMeetingsCounted } from "../core/key-metrics.ts";
import type { Queryable } from "./client.ts";

/** One company's closed loop and its settings. */
export type Ledger = {
  id: string;
  workspaceId: string;
  name: string;
  /** ISO-4217, the currency of its reports */
  currency: string;
  /** IANA zone */
  timeZone: string;
  /** 1..12 */
  fiscalStartMonth: number;
  weekStart: "monday" | "sunday";
  holidays: readonly Day[];
  salesMeans: "deals" | "revenue" | null;
  /** the metrics it chose to study, in its order, "meetings,deals"; empty: none. core/key-metrics.ts reads it */
  keyMetrics: string;
  meetingsCount: MeetingsCounted;
  /** how many months back a lead may be the origin of a deal */
  lookBackMonths: number;
  /** epoch ms at which currency and zone were asked; null: not yet */
  askedAt: number | null;
  /** whether its workspace has others, so that answers must name it */
  isOneOfSeveral: boolean;
  /** the step of the guided set-up that comes next, from 0; null: finished */
  setupStep: number | null;
};

const columns = {
  id: true,
  workspaceId: true,
  name: true,
  currency: true,
  timeZone: true,
  fiscalStartMonth: true,
  weekStart: true,
  holidays: true,
  salesMeans: true,
  keyMetrics: true,
  meetingsCount: true,
  lookBackMonths: true,
  setupStep: true,
  askedAt: true,
} as const;

type Row = {
  id: string;
  workspaceId: string;
  name: string;
  currency: string;
  timeZone: string;
  fiscalStartMonth: number;
  weekStart: string;
  holidays: string;
  salesMeans: string | null;
  keyMetrics: string;
  meetingsCount: string;
  lookBackMonths: number;
  askedAt: bigint | null;
  setupStep: number | null;
};

function toLedger(row: Row, isOneOfSeveral: boolean): Ledger {
  return {
    ...row,
    weekStart: row.weekStart === "sunday" ? "sunday" : "monday",
    holidays: row.holidays.split(",").filter(isDay),
    salesMeans: row.salesMeans === "deals" || row.salesMeans === "revenue" ? row.salesMeans : null,
    meetingsCount: readMeetingsCounted(row.meetingsCount),
    askedAt: row.askedAt === null ? null : Number(row.askedAt),
    isOneOfSeveral,
  };
}

/** All ledgers of a workspace, oldest first. */
export async function listLedgers(db: Queryable, workspaceId: string): Promise<Ledger[]> {
  const rows = await db.ledger.findMany({
    where: { workspaceId },
    select: columns,
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => toLedger(row, rows.length > 1));
}

/** The id of the ledger that a channel belongs to; null when it belongs to none. */
export async function findBoundLedgerId(
  db: Queryable,
  workspaceId: string,
  channelId: string,
): Promise<string | null> {
  const row = await db.channelBinding.findUnique({
    where: { workspaceId_channelId: { workspaceId, channelId } },
  });
  return row?.ledgerId ?? null;
}

/** The id of the ledger that a person chose; null when they chose none. */
export async function findChosenLedgerId(
  db: Queryable,
  workspaceId: string,
  userId: string,
): Promise<string | null> {
  const row = await db.ledgerChoice.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  return row?.ledgerId ?? null;
}

/** Remembers which ledger a person means in channels that belong to none. */
export async function chooseLedger(
  db: Queryable,
  choice: { workspaceId: string; userId: string; ledgerId: string },
): Promise<void> {
  const { workspaceId, userId, ledgerId } = choice;
  await db.ledgerChoice.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: choice,
    update: { ledgerId },
  });
}

/** Binds a channel to a ledger: what is asked there is answered from it. */
export async function bindChannel(
  db: Queryable,
  binding: { workspaceId: string; channelId: string; ledgerId: string },
): Promise<void> {
  const { workspaceId, channelId, ledgerId } = binding;
  await db.channelBinding.upsert({
    where: { workspaceId_channelId: { workspaceId, channelId } },
    create: binding,
    update: { ledgerId },
  });
}

/** What a new ledger starts with; ids are UUIDv7, `createdAt` epoch ms. */
export type NewLedger = {
  id: string;
  workspaceId: string;
  key: string;
  name: string;
  currency: string;
  timeZone: string;
  createdAt: number;
  teams: readonly { id: string; name: string; key: string; kind: "marketing" | "sales" | "partner" }[];
  sources: readonly { id: string; name: string; key: string; teamId: string }[];
  /** without them the ledger gets its stages when one is first needed */
  stages?: readonly { id: string; name: string; key: string; position: number }[];
};

/**
 * Makes a ledger with its teams, sources and stages. Run in a transaction: two at once race on (workspace, key).
 * @throws a unique violation when the workspace has a ledger with this key
 */
export async function insertLedger(db: Queryable, ledger: NewLedger): Promise<void> {
  const { teams, sources, stages = [], createdAt, ...row } = ledger;
  const workspace = { id: ledger.workspaceId, createdAt: BigInt(createdAt) };
  await db.workspace.upsert({ where: { id: workspace.id }, create: workspace, update: {} });
  await db.ledger.create({ data: { ...row, createdAt: BigInt(createdAt) } });
  await db.team.createMany({
    data: teams.map((team, position) => ({ ...team, position, ledgerId: row.id })),
  });
  await db.source.createMany({ data: sources.map((source) => ({ ...source, ledgerId: row.id })) });
  await db.stage.createMany({ data: stages.map((stage) => ({ ...stage, ledgerId: row.id })) });
}

/** Sets what is given of a ledger's settings; `askedAt` epoch ms, `holidays` as in its column. */
export async function setLedgerSettings(
  db: Queryable,
  ledgerId: string,
  settings: {
    name?: string;
    currency?: string;
    timeZone?: string;
    salesMeans?: "deals" | "revenue";
    keyMetrics?: string;
    meetingsCount?: MeetingsCounted;
    askedAt?: number;
    lookBackMonths?: number;
    fiscalStartMonth?: number;
    weekStart?: "monday" | "sunday";
    holidays?: string;
    setupStep?: number | null;
  },
): Promise<void> {
  const { askedAt, ...rest } = settings;
  await db.ledger.update({
    where: { id: ledgerId },
    data: { ...rest, ...(askedAt !== undefined && { askedAt: BigInt(askedAt) }) },
  });
}

/** Marks currency and zone as asked; true for the one caller who did it first. */
export async function claimAsking(db: Queryable, ledgerId: string, askedAt: number): Promise<boolean> {
  const { count } = await db.ledger.updateMany({
    where: { id: ledgerId, askedAt: null },
    data: { askedAt: BigInt(askedAt) },
  });
  return count === 1;
}

/** A ledger by id. @throws Error when there is none */
export async function getLedger(db: Queryable, ledgerId: string): Promise<Ledger> {
  const row = await db.ledger.findUniqueOrThrow({ where: { id: ledgerId }, select: columns });
  return toLedger(row, (await db.ledger.count({ where: { workspaceId: row.workspaceId } })) > 1);
}
