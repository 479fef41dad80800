import type { Queryable } from "./client.ts";

export type OutboxState =
  | "waiting"
  | "claimed"
  | "sending"
  | "sent"
  | "unknown"
  | "failed"
  | "skipped"
  | "cancelled";

/** One message of the Outbox; instants in epoch ms, `payload` and `figures` frozen JSON. */
export type OutboxRow = {
  id: string;
  ledgerId: string;
  workspaceId: string;
  /** "<what it is>:<part>", unique for ever; posted as the message's metadata key */
  dedupeKey: string;
  /** Slack channel or user id */
  target: string;
  kind: string;
  /** place in its thread, from 0 */
  part: number;
  subscriptionId: string | null;
  /** local slot "2026-11-23T09:00" */
  slot: string | null;
  recordId: string | null;
  /** for a correction: the row whose message is rewritten */
  correctsId: string | null;
  /** who is told when it cannot be delivered; null: the owner of its subscription */
  ownerUserId: string | null;
  payload: string | null;
  figures: string | null;
  state: OutboxState;
  /** not before this instant (process clock) */
  dueAt: number;
  /** end of the claim (lease clock) */
  leaseUntil: number | null;
  fence: number;
  /** no request leaves after this instant (lease clock) */
  deadline: number | null;
  attempts: number;
  /** Slack's place of the message, once posted */
  channelId: string | null;
  ts: string | null;
  /** why it was not sent, in words */
  error: string | null;
  createdAt: number;
  sentAt: number | null;
};

const states: readonly string[] = [
  "waiting",
  "claimed",
  "sending",
  "sent",
  "unknown",
  "failed",
  "skipped",
  "cancelled",
];

const isState = (text: string): text is OutboxState => states.includes(text);

type Row = Omit<OutboxRow, "state" | "dueAt" | "leaseUntil" | "deadline" | "createdAt" | "sentAt"> & {
  state: string;
  dueAt: bigint;
  leaseUntil: bigint | null;
  deadline: bigint | null;
  createdAt: bigint;
  sentAt: bigint | null;
};

const numberOf = (instant: bigint | null): number | null => (instant === null ? null : Number(instant));

/** A stored row as plain values. @throws Error on a state that we never write */
export function toOutboxRow(row: Row): OutboxRow {
  const { state } = row;
  if (!isState(state)) throw new Error(`Outbox row ${row.id} has state "${state}"`);
  return {
    ...row,
    state,
    dueAt: Number(row.dueAt),
    leaseUntil: numberOf(row.leaseUntil),
    deadline: numberOf(row.deadline),
    createdAt: Number(row.createdAt),
    sentAt: numberOf(row.sentAt),
  };
}

/** The key of another part of the same message: "…:0" → "…:1". */
export const keyOfPart = (row: { dedupeKey: string; part: number }, part: number): string =>
  `${row.dedupeKey.slice(0, row.dedupeKey.lastIndexOf(":"))}:${part}`;

/** One row of a ledger; null when there is none. */
export async function findDelivery(db: Queryable, ledgerId: string, id: string): Promise<OutboxRow | null> {
  const row = await db.outbox.findUnique({ where: { ledgerId_id: { ledgerId, id } } });
  return row && toOutboxRow(row);
}

/** The row of a ledger with this dedupe key; null when there is none. */
export async function findDeliveryByKey(
  db: Queryable,
  ledgerId: string,
  dedupeKey: string,
): Promise<OutboxRow | null> {
  const row = await db.outbox.findFirst({ where: { ledgerId, dedupeKey } });
  return row && toOutboxRow(row);
}

/** What was posted or is to be posted about a record, oldest first. */
export async function listDeliveriesOf(
  db: Queryable,
  ledgerId: string,
  recordId: string,
): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { ledgerId, recordId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toOutboxRow);
}

/** The last `count` slots of a subscription, newest first, skipped and failed ones too; without thread parts. */
export async function listRecentDeliveries(
  db: Queryable,
  ledgerId: string,
  subscriptionId: string,
  count = 10,
): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { ledgerId, subscriptionId, part: 0, slot: { not: null } },
    orderBy: [{ slot: "desc" }, { id: "desc" }],
    take: count,
  });
  return rows.map(toOutboxRow);
}

/** Messages of a ledger of which nobody knows whether Slack has them, oldest first. */
export async function listUnknown(db: Queryable, ledgerId: string): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { ledgerId, state: "unknown" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toOutboxRow);
}

/**
 * Rows of all ledgers whose request left, or was about to, and whose outcome nobody recorded, with a deadline at or
 * before `deadlineBefore` (epoch ms, lease clock); at most 50.
 */
export async function listUnsettled(db: Queryable, deadlineBefore: number): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { state: "sending", deadline: { lte: BigInt(deadlineBefore) } },
    orderBy: [{ deadline: "asc" }, { id: "asc" }],
    take: 50,
  });
  return rows.map(toOutboxRow);
}

/** The instant (epoch ms) of the first message that becomes due after `after`; null when none waits. */
export async function findNextDueAt(db: Queryable, after: number): Promise<number | null> {
  const row = await db.outbox.findFirst({
    where: { state: "waiting", dueAt: { gt: BigInt(after) } },
    select: { dueAt: true },
    orderBy: { dueAt: "asc" },
  });
  return row && Number(row.dueAt);
}
