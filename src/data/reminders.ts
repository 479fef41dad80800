import type { Queryable } from "./client.ts";
import { insertMissingRows } from "./insert-rows.ts";
import type { NewMessage } from "./outbox-enqueue.ts";

/** The kinds of an action's messages to its owner: that it was given to them, and what reminds them. */
export const reminderKinds = ["action-given", "action-reminder"] as const;

/**
 * Puts a reminder in line; run it in the transaction that causes it. Where the same one (its key) was taken out before it
 * was sent, it is back in line; where it was sent or waits, nothing changes, so that nobody is reminded twice.
 */
export async function putReminder(tx: Queryable, message: NewMessage): Promise<void> {
  const { key, dueAt, createdAt, ...rest } = message;
  const dedupeKey = `${key}:0`;
  const taken = { ledgerId: message.ledgerId, dedupeKey, state: { in: ["cancelled", "skipped"] } };
  const { count } = await tx.outbox.updateMany({
    where: taken,
    data: { state: "waiting", dueAt: BigInt(dueAt), error: null, attempts: 0, fence: { increment: 1 } },
  });
  if (count > 0) return;
  const fresh = { part: 0, fence: 0, attempts: 0, state: "waiting" };
  const row = { ...rest, ...fresh, dedupeKey, dueAt: BigInt(dueAt), createdAt: BigInt(createdAt) };
  await insertMissingRows(tx, "Outbox", [row], "dedupeKey"); // two processes may put the same one in line at once
}

/** Whether a later reminder about the same action to the same person or channel waits and is due by `until` (epoch ms). */
export async function hasLaterReminder(
  db: Queryable,
  ledgerId: string,
  of: { actionId: string; target: string; outboxId: string; until: number },
): Promise<boolean> {
  const row = await db.outbox.findFirst({
    where: {
      ...{ ledgerId, recordId: of.actionId, target: of.target, kind: { in: [...reminderKinds] } },
      ...{ state: { in: ["waiting", "claimed", "sending"] }, dueAt: { lte: BigInt(of.until) } },
    },
    select: { id: true },
    orderBy: [{ dueAt: "desc" }, { id: "desc" }],
  });
  return row !== null && row.id !== of.outboxId;
}

/** The ids of a ledger's open actions of which no reminder waits any more, the oldest first; at most `most`. */
export async function listUnreminded(db: Queryable, ledgerId: string, most = 500): Promise<string[]> {
  const open = await db.actionItem.findMany({
    where: { ledgerId, state: "open" },
    select: { id: true },
    orderBy: { id: "asc" },
    take: most,
  });
  const waiting = await db.outbox.findMany({
    where: { ledgerId, kind: { in: [...reminderKinds] }, state: { in: ["waiting", "claimed", "sending"] } },
    select: { recordId: true },
  });
  const reminded = new Set(waiting.map(({ recordId }) => recordId));
  return open.map(({ id }) => id).filter((id) => !reminded.has(id));
}
