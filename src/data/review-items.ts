import type { Queryable } from "./client.ts";

export type ItemState = "open" | "discussed" | "parked" | "carried" | "dropped";

/** An item of a meeting; `spentMs` talked so far. */
export type ReviewItem = {
  id: string;
  key: string;
  kind: string;
  title: string;
  figureWords: string | null;
  ownerUserId: string | null;
  minutes: number;
  spentMs: number;
  position: number;
  state: ItemState;
  recordId: string | null;
};

const columns = {
  ...{ id: true, key: true, kind: true, title: true, figureWords: true, ownerUserId: true, minutes: true },
  ...{ spentMs: true, position: true, state: true, recordId: true },
} as const;

const states: readonly ItemState[] = ["open", "discussed", "parked", "carried", "dropped"];

/** The items of a meeting in their order. @throws Error on a state that we never write */
export async function listReviewItems(
  db: Queryable,
  ledgerId: string,
  reviewId: string,
): Promise<ReviewItem[]> {
  const rows = await db.agendaItem.findMany({
    where: { ledgerId, reviewId },
    select: columns,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ spentMs, ...row }) => {
    const state = states.find((each) => each === row.state);
    if (state === undefined) throw new Error(`agenda item ${row.id} has state ${row.state}`);
    return { ...row, state, spentMs: Number(spentMs) };
  });
}

/** What a new item of a meeting is. */
export type NewItem = Omit<ReviewItem, "spentMs" | "state"> & {
  figureId: string | null;
  state: "open" | "parked";
};

/** Adds the items of a meeting that begins. `createdAt` epoch ms. */
export async function insertReviewItems(
  tx: Queryable,
  of: { ledgerId: string; reviewId: string; channelId: string; createdAt: number },
  items: readonly NewItem[],
): Promise<void> {
  const common = { ...of, createdAt: BigInt(of.createdAt) };
  await tx.agendaItem.createMany({ data: items.map((item) => ({ ...item, ...common })) });
}

/**
 * What was added, parked or moved before a meeting, and what earlier ones parked, is on that meeting now: the rows of the
 * items that it took up become "carried", and what only gave a fact its place or parked it is "dropped".
 * @param keys the keys of all items of the meeting
 */
export async function takeUpRows(
  tx: Queryable,
  of: { ledgerId: string; channelId: string; reviewId: string },
  keys: readonly string[],
): Promise<void> {
  const { ledgerId, channelId, reviewId } = of;
  const taken = { ledgerId, channelId, key: { in: [...keys] } };
  const version = { increment: 1 };
  await tx.agendaItem.updateMany({
    where: { ...taken, reviewId: { not: reviewId }, state: "parked" },
    data: { state: "carried", version },
  });
  await tx.agendaItem.updateMany({
    where: { ...taken, reviewId: null, state: { in: ["open", "parked"] } },
    data: { state: "carried", version },
  });
  await tx.agendaItem.updateMany({
    where: { ledgerId, channelId, reviewId: null, kind: { not: "added" }, state: { in: ["open", "parked"] } },
    data: { state: "dropped", version },
  });
}

/** Changes an item that is still in a state (compare-and-set); false when it is not. */
export async function changeReviewItem(
  tx: Queryable,
  at: { ledgerId: string; id: string; from: ItemState },
  change: { state: ItemState; spentMs: number },
): Promise<boolean> {
  const { count } = await tx.agendaItem.updateMany({
    where: { ledgerId: at.ledgerId, id: at.id, state: at.from },
    data: { state: change.state, spentMs: BigInt(change.spentMs), version: { increment: 1 } },
  });
  return count === 1;
}
