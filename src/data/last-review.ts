import type { Queryable } from "./client.ts";

/** The last meeting of a channel that was closed: its local slot, what was decided, and its actions that are open. */
export type LastReview = {
  slot: string;
  decisions: string[];
  actions: { what: string; ownerUserId: string; dueDay: string }[];
};

/** The last closed meeting of a channel; null before the first one. What was taken back is left out. */
export async function findLastReview(
  db: Queryable,
  ledgerId: string,
  channelId: string,
): Promise<LastReview | null> {
  const review = await db.review.findFirst({
    where: { ledgerId, channelId, state: "closed" },
    select: { id: true, slot: true },
    orderBy: [{ slot: "desc" }, { id: "desc" }],
  });
  if (review === null) return null;
  const where = { ledgerId, reviewId: review.id };
  const decisions = await db.decision.findMany({
    where: { ...where, state: { not: "undone" } },
    select: { what: true },
    orderBy: { id: "asc" },
  });
  const actions = await db.actionItem.findMany({
    where: { ...where, state: "open" },
    select: { what: true, ownerUserId: true, dueDay: true },
    orderBy: [{ dueDay: "asc" }, { id: "asc" }],
  });
  return { slot: review.slot, decisions: decisions.map(({ what }) => what), actions };
}
