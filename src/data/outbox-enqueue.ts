import type { Queryable } from "./client.ts";
import { keyOfPart, type OutboxRow } from "./outbox.ts";
import type { Subscription } from "./subscriptions.ts";

/** A message to post; instants in epoch ms. `payload` null: its kind's job builds it when it is due. */
export type NewMessage = {
  id: string;
  ledgerId: string;
  workspaceId: string;
  /** what makes it the same message, without the part: "win:<deal>:<version>" */
  key: string;
  /** Slack channel or user id */
  target: string;
  kind: string;
  dueAt: number;
  createdAt: number;
  payload?: string;
  recordId?: string;
  /** for a correction: the row whose message is rewritten */
  correctsId?: string;
  subscriptionId?: string;
  /** who is told when it cannot be delivered, in place of the owner of its subscription */
  ownerUserId?: string;
};

/**
 * Puts a message in line; run it in the transaction that causes the message. False when the same message (its key)
 * is or was in line already, in which case nothing changes.
 * @throws a unique violation when another transaction puts the same message in line at this very moment
 */
export async function enqueueMessage(tx: Queryable, message: NewMessage): Promise<boolean> {
  const { key, dueAt, createdAt, ...rest } = message;
  const dedupeKey = `${key}:0`;
  if ((await tx.outbox.count({ where: { dedupeKey } })) > 0) return false;
  await tx.outbox.create({
    data: { ...rest, dedupeKey, state: "waiting", dueAt: BigInt(dueAt), createdAt: BigInt(createdAt) },
  });
  return true;
}

/**
 * Cancels what was not sent about a record, also what another process has claimed and not sent yet: its fence moves
 * on, so that it cannot be sent any more. Gives back how many; what is "sending" or "sent" stays.
 */
export async function cancelWaiting(
  tx: Queryable,
  ledgerId: string,
  recordId: string,
  reason = "undone",
): Promise<number> {
  const { count } = await tx.outbox.updateMany({
    where: { ledgerId, recordId, state: { in: ["waiting", "claimed"] } },
    data: { state: "cancelled", error: reason, fence: { increment: 1 }, leaseUntil: null },
  });
  return count;
}

/** A due slot: to be posted, or too old because a later one is due. `at` epoch ms. */
export type DueSlot = { id: string; slot: string; at: number; skip: string | null };

/**
 * Puts a subscription's due slots in line and moves it on to its next one; run in a transaction. Only the caller who
 * saw the subscription's present slot does it (compare-and-set), and a slot that is in line already, as after the
 * clock was set back, is not repeated. Slots still waiting from before are skipped for the newest one.
 * Gives back the number of slots put in line; 0 when another process was first. Instants in epoch ms.
 */
export async function insertSlots(
  tx: Queryable,
  subscription: Subscription,
  slots: readonly DueSlot[],
  next: { slot: string; at: number },
  now: number,
): Promise<number> {
  const { id, ledgerId, workspaceId, kind, channelId, nextSlot, version } = subscription;
  const advanced = await tx.subscription.updateMany({
    where: { ledgerId, id, state: "active", nextSlot, version },
    data: { nextSlot: next.slot, nextAt: BigInt(next.at) },
  });
  if (advanced.count === 0) return 0;
  const keys = slots.map(({ slot }) => `${kind}:${id}:${slot}:0`);
  const rows = await tx.outbox.findMany({ where: { dedupeKey: { in: keys } }, select: { dedupeKey: true } });
  const taken = new Set(rows.map(({ dedupeKey }) => dedupeKey));
  const fresh = slots.filter(({ slot }) => !taken.has(`${kind}:${id}:${slot}:0`));
  if (fresh.length === 0) return 0;
  await tx.outbox.updateMany({
    where: { ledgerId, subscriptionId: id, slot: { not: null }, state: "waiting" },
    data: {
      state: "skipped",
      error: "the next one came due before it could be posted",
      fence: { increment: 1 },
    },
  });
  await tx.outbox.createMany({
    data: fresh.map(({ id: rowId, slot, at, skip }) => ({
      id: rowId,
      ledgerId,
      workspaceId,
      dedupeKey: `${kind}:${id}:${slot}:0`,
      target: channelId,
      kind,
      subscriptionId: id,
      slot,
      state: skip === null ? "waiting" : "skipped",
      error: skip,
      dueAt: BigInt(at),
      createdAt: BigInt(now),
    })),
  });
  return fresh.length;
}

/** Puts the thread of a message in line, in order: part n is sent after part n − 1. `ids` are for the new rows. */
export async function insertThread(
  tx: Queryable,
  root: OutboxRow,
  parts: readonly { id: string; payload: string }[],
  now: number,
): Promise<void> {
  if (parts.length === 0) return;
  const { ledgerId, workspaceId, target, kind, subscriptionId, slot, recordId, ownerUserId, dueAt } = root;
  await tx.outbox.createMany({
    data: parts.map(({ id, payload }, index) => ({
      id,
      ledgerId,
      workspaceId,
      dedupeKey: keyOfPart(root, index + 1),
      target,
      kind,
      part: index + 1,
      subscriptionId,
      slot,
      recordId,
      ownerUserId,
      payload,
      state: "waiting",
      dueAt: BigInt(dueAt),
      createdAt: BigInt(now),
    })),
  });
}
