import type { Queryable } from "./client.ts";
import type { ReviewException, ReviewSeries, Stakeholder } from "./review-series.ts";

/** Makes the series of a schedule; `id` of the new row, `createdAt` epoch ms. */
export async function insertReviewSeries(
  tx: Queryable,
  series: Pick<ReviewSeries, "id" | "subscriptionId" | "audienceTeamId"> & {
    ledgerId: string;
    createdAt: number;
    createdBy: string;
  },
): Promise<void> {
  await tx.reviewSeries.create({ data: { ...series, createdAt: BigInt(series.createdAt) } });
}

/** Sets when a series' agenda arrives, how long a meeting is planned for, or for whom it is built. */
export async function setReviewSeries(
  tx: Queryable,
  at: { ledgerId: string; id: string },
  change: Partial<Pick<ReviewSeries, "audienceTeamId" | "agendaDaysBefore" | "agendaTime" | "minutes">>,
): Promise<void> {
  await tx.reviewSeries.updateMany({ where: at, data: { ...change, version: { increment: 1 } } });
}

/** Skips or moves one meeting, in place of what was decided about it before. `setAt` epoch ms, `id` for a new row. */
export async function setReviewException(
  tx: Queryable,
  exception: ReviewException & { id: string; ledgerId: string; seriesId: string; setAt: number },
): Promise<void> {
  const { id, ledgerId, seriesId, slot, setAt, ...rest } = exception;
  const change = { ...rest, setAt: BigInt(setAt) };
  await tx.reviewException.upsert({
    where: { ledgerId_seriesId_slot: { ledgerId, seriesId, slot } },
    create: { id, ledgerId, seriesId, slot, ...change },
    update: { ...change, version: { increment: 1 } },
  });
}

/** Expects somebody at the meetings of a series, also somebody who had left. `createdAt` epoch ms, `id` for a new row. */
export async function setStakeholder(
  tx: Queryable,
  stakeholder: Stakeholder & { id: string; ledgerId: string; seriesId: string; createdAt: number },
): Promise<void> {
  const { ledgerId, seriesId, userId, teamId, createdAt } = stakeholder;
  await tx.stakeholder.upsert({
    where: { ledgerId_seriesId_userId: { ledgerId, seriesId, userId } },
    create: { ...stakeholder, createdAt: BigInt(createdAt) },
    update: { teamId, leftAt: null, version: { increment: 1 } },
  });
}

/** Expects somebody no longer (`leftAt` epoch ms); false when they were not expected. */
export async function removeStakeholder(
  tx: Queryable,
  at: { ledgerId: string; seriesId: string; userId: string },
  leftAt: number,
): Promise<boolean> {
  const { count } = await tx.stakeholder.updateMany({
    where: { ...at, leftAt: null },
    data: { leftAt: BigInt(leftAt), version: { increment: 1 } },
  });
  return count === 1;
}
