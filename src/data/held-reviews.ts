import type { Queryable } from "./client.ts";

/** Since when the channels of a ledger have meetings, by the id of their schedule; epoch ms. */
export async function listSeriesStarts(
  db: Queryable,
  ledgerId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.reviewSeries.findMany({
    where: { ledgerId },
    select: { subscriptionId: true, createdAt: true },
  });
  return new Map(rows.map(({ subscriptionId, createdAt }) => [subscriptionId, Number(createdAt)]));
}

/** A meeting that was held: when it began (epoch ms) and who was there. */
export type HeldReview = { channelId: string; startedAt: number; attendees: string[] };

/** The meetings of a ledger that began at `sinceMs` (epoch ms) or later, oldest first. */
export async function listHeldReviews(
  db: Queryable,
  ledgerId: string,
  sinceMs: number,
): Promise<HeldReview[]> {
  const rows = await db.review.findMany({
    where: { ledgerId, startedAt: { gte: BigInt(sinceMs) } },
    select: { channelId: true, startedAt: true, attendees: { select: { userId: true } } },
    orderBy: { startedAt: "asc" },
  });
  return rows.map(({ channelId, startedAt, attendees }) => ({
    channelId,
    startedAt: Number(startedAt),
    attendees: attendees.map(({ userId }) => userId),
  }));
}
