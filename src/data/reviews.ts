import type { Queryable } from "./client.ts";

export type ReviewState = "prepared" | "running" | "closed" | "left";

/** An alignment meeting of a channel; instants in epoch ms. */
export type Review = {
  id: string;
  workspaceId: string;
  channelId: string;
  cadence: string;
  /** local slot "2026-11-24T10:00" */
  slot: string;
  state: ReviewState;
  currentItemId: string | null;
  startedBy: string | null;
  startedAt: number | null;
  itemStartedAt: number | null;
  closedBy: string | null;
  closedAt: number | null;
  messageTs: string | null;
  version: number;
  createdAt: number;
};

const columns = {
  ...{ id: true, workspaceId: true, channelId: true, cadence: true, slot: true, state: true },
  ...{ currentItemId: true, startedBy: true, startedAt: true, itemStartedAt: true, closedBy: true },
  ...{ closedAt: true, messageTs: true, version: true, createdAt: true },
} as const;

type Instants = "startedAt" | "itemStartedAt" | "closedAt" | "createdAt";
type Row = Omit<Review, Instants | "state"> & { state: string; createdAt: bigint } & Record<
    Exclude<Instants, "createdAt">,
    bigint | null
  >;

const states: readonly ReviewState[] = ["prepared", "running", "closed", "left"];
const ms = (instant: bigint | null): number | null => (instant === null ? null : Number(instant));

/** @throws Error on a state that we never write */
function toReview(row: Row): Review {
  const state = states.find((each) => each === row.state);
  if (state === undefined) throw new Error(`review ${row.id} has state ${row.state}`);
  return {
    ...{ ...row, state, startedAt: ms(row.startedAt), itemStartedAt: ms(row.itemStartedAt) },
    ...{ closedAt: ms(row.closedAt), createdAt: Number(row.createdAt) },
  };
}

/** Keeps a ledger's meetings as they are until the transaction ends: of two who start one at once, one waits. */
export async function lockReviews(tx: Queryable, ledgerId: string): Promise<void> {
  await tx.ledger.updateMany({ where: { id: ledgerId }, data: { lookBackMonths: { increment: 0 } } });
}

/** Adds a running meeting at version 1; `startedAt` epoch ms, also of its first item. */
export async function insertReview(
  tx: Queryable,
  ledgerId: string,
  review: Pick<Review, "id" | "workspaceId" | "channelId" | "cadence" | "slot" | "currentItemId"> & {
    startedBy: string;
    startedAt: number;
    /** frozen facts of its agenda */
    agenda: string;
  },
): Promise<void> {
  const at = BigInt(review.startedAt);
  await tx.review.create({
    data: { ...review, ledgerId, state: "running", startedAt: at, itemStartedAt: at, createdAt: at },
  });
}

/** A meeting by id; null in another ledger. */
export async function findReview(db: Queryable, ledgerId: string, id: string): Promise<Review | null> {
  const row = await db.review.findUnique({ where: { ledgerId_id: { ledgerId, id } }, select: columns });
  return row === null ? null : toReview(row);
}

/** The meeting that runs in a channel; null where none does. */
export async function findRunningReview(
  db: Queryable,
  ledgerId: string,
  channelId: string,
): Promise<Review | null> {
  const row = await db.review.findFirst({
    where: { ledgerId, channelId, state: "running" },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return row === null ? null : toReview(row);
}

/** Whether a channel had a meeting for a slot. */
export async function hasReviewOf(
  db: Queryable,
  of: { ledgerId: string; channelId: string; slot: string },
): Promise<boolean> {
  return (await db.review.count({ where: of })) > 0;
}

/** The meetings of a ledger that run since before an instant (epoch ms). */
export async function listRunningSince(db: Queryable, ledgerId: string, before: number): Promise<Review[]> {
  const rows = await db.review.findMany({
    where: { ledgerId, state: "running", startedAt: { lt: BigInt(before) } },
    select: columns,
    orderBy: { id: "asc" },
  });
  return rows.map(toReview);
}

/** What of a meeting changes; its version grows with each change. */
export type ReviewChange = Partial<
  Pick<Review, "state" | "currentItemId" | "itemStartedAt" | "closedBy" | "closedAt" | "messageTs">
>;

/** Changes a meeting that still has this version (compare-and-set); false when somebody changed it first. */
export async function changeReview(
  tx: Queryable,
  at: { ledgerId: string; id: string; version: number },
  { itemStartedAt, closedAt, ...change }: ReviewChange,
): Promise<boolean> {
  const big = (instant: number | null) => (instant === null ? null : BigInt(instant));
  const { count } = await tx.review.updateMany({
    where: at,
    data: {
      ...change,
      ...(itemStartedAt !== undefined && { itemStartedAt: big(itemStartedAt) }),
      ...(closedAt !== undefined && { closedAt: big(closedAt) }),
      version: { increment: 1 },
    },
  });
  return count === 1;
}

/** Somebody who is at a meeting. */
export type Attendee = { userId: string; teamId: string | null };

/** Who is at a meeting, in the order in which they came. */
export async function listAttendees(db: Queryable, ledgerId: string, reviewId: string): Promise<Attendee[]> {
  return db.attendee.findMany({
    where: { ledgerId, reviewId },
    select: { userId: true, teamId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/**
 * Notes that somebody is at a meeting; false when they are already. `createdAt` epoch ms. @throws a unique violation when
 * they say so twice at this very moment
 */
export async function addAttendee(
  tx: Queryable,
  ledgerId: string,
  attendee: Attendee & { id: string; reviewId: string; createdAt: number },
): Promise<boolean> {
  const { reviewId, userId, createdAt } = attendee;
  if ((await tx.attendee.count({ where: { ledgerId, reviewId, userId } })) > 0) return false;
  await tx.attendee.create({ data: { ...attendee, ledgerId, createdAt: BigInt(createdAt) } });
  return true;
}
