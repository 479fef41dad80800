import type { Queryable } from "./client.ts";
import { type OutboxRow, toOutboxRow } from "./outbox.ts";

/** The kinds of a meeting's messages: the one it runs in, its rewriting, its minutes, and theirs. */
export const reviewKinds = {
  ...{ live: "review-live", liveUpdate: "review-live-update" },
  ...{ minutes: "minutes", minutesUpdate: "minutes-update" },
} as const;

/** The last message of a kind that was put in line for a meeting; null where none was. */
export async function findReviewDelivery(
  db: Queryable,
  of: { ledgerId: string; reviewId: string; kind: string },
): Promise<OutboxRow | null> {
  const { ledgerId, reviewId, kind } = of;
  const row = await db.outbox.findFirst({
    where: { ledgerId, recordId: reviewId, kind },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return row && toOutboxRow(row);
}

/** Whether a message is gone for good: it could not be posted, or could not be rewritten any more. */
export async function isDeliveryLost(db: Queryable, row: OutboxRow): Promise<boolean> {
  if (["failed", "cancelled", "skipped"].includes(row.state)) return true;
  const { ledgerId, id: correctsId } = row;
  return (await db.outbox.count({ where: { ledgerId, correctsId, state: "failed" } })) > 0;
}

/** Whether a later rewriting of the same message waits, which will say all that this one does. */
export async function hasLaterUpdate(
  db: Queryable,
  of: { ledgerId: string; reviewId: string; kind: string; outboxId: string },
): Promise<boolean> {
  const { ledgerId, reviewId, kind, outboxId } = of;
  const where = { ledgerId, recordId: reviewId, kind, id: { gt: outboxId } };
  return (await db.outbox.count({ where: { ...where, state: "waiting" } })) > 0;
}

/** Minutes that could not be posted since an instant (epoch ms). */
export async function listFailedMinutes(
  db: Queryable,
  ledgerId: string,
  since: number,
): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { ledgerId, kind: reviewKinds.minutes, state: "failed", createdAt: { gte: BigInt(since) } },
    orderBy: { id: "asc" },
  });
  return rows.map(toOutboxRow);
}

/** The last agenda that was put in line for a channel until an instant (epoch ms); null where none was. */
export async function findLastAgenda(
  db: Queryable,
  of: { ledgerId: string; channelId: string; until: number },
): Promise<{ slot: string; subscriptionId: string | null } | null> {
  const { ledgerId, channelId, until } = of;
  const row = await db.outbox.findFirst({
    where: {
      ...{ ledgerId, target: channelId, kind: "agenda", part: 0, slot: { not: null } },
      dueAt: { lte: BigInt(until) },
    },
    select: { slot: true, subscriptionId: true },
    orderBy: [{ dueAt: "desc" }, { id: "desc" }],
  });
  return row === null || row.slot === null ? null : { ...row, slot: row.slot };
}
