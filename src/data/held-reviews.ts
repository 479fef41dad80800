import type { Queryable } from "./client.ts";

/** A channel's alignment meetings as they are planned; instants in epoch ms. */
export type PlannedSeries = {
  subscriptionId: string;
  channelId: string;
  createdAt: number;
  /** local slots that are skipped */
  skipped: string[];
  /** who is expected */
  stakeholders: string[];
};

/** The series of a ledger, whatever the state of their schedule, oldest first. */
export async function listPlannedSeries(db: Queryable, ledgerId: string): Promise<PlannedSeries[]> {
  const rows = await db.reviewSeries.findMany({
    where: { ledgerId },
    select: {
      subscriptionId: true,
      createdAt: true,
      subscription: { select: { channelId: true } },
      exceptions: { where: { movedTo: null }, select: { slot: true } },
      stakeholders: { where: { leftAt: null }, select: { userId: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ subscription, exceptions, stakeholders, createdAt, ...row }) => ({
    ...row,
    ...subscription,
    createdAt: Number(createdAt),
    skipped: exceptions.map(({ slot }) => slot),
    stakeholders: stakeholders.map(({ userId }) => userId),
  }));
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
