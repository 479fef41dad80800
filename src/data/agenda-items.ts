import type { Queryable } from "./client.ts";

/** An item of an agenda that a person put there, parked or moved before a meeting, or parked at an earlier one. */
export type AgendaRow = {
  id: string;
  /** the meeting it was on; null: it is for the next one */
  reviewId: string | null;
  key: string;
  kind: string;
  title: string;
  figureId: string | null;
  figureWords: string | null;
  ownerUserId: string | null;
  minutes: number;
  /** its place on the agenda from 0; −1: wherever it falls */
  position: number;
  /** "open" | "parked" */
  state: string;
  recordId: string | null;
  version: number;
  createdAt: number;
  createdBy: string | null;
};

const columns = {
  ...{ id: true, reviewId: true, key: true, kind: true, title: true, figureId: true, figureWords: true },
  ...{ ownerUserId: true, minutes: true, position: true, state: true, recordId: true, version: true },
  ...{ createdAt: true, createdBy: true },
} as const;

const toAgendaRow = ({
  createdAt,
  ...row
}: Omit<AgendaRow, "createdAt"> & { createdAt: bigint }): AgendaRow => ({
  ...row,
  createdAt: Number(createdAt),
});

/**
 * What people did to the agenda of a channel's next meeting, oldest first: items added, facts parked or given a place;
 * and what earlier meetings parked and no later one took up.
 */
export async function listAgendaRows(
  db: Queryable,
  ledgerId: string,
  channelId: string,
): Promise<AgendaRow[]> {
  const rows = await db.agendaItem.findMany({
    where: {
      ...{ ledgerId, channelId },
      OR: [
        { reviewId: null, state: { in: ["open", "parked"] } },
        { reviewId: { not: null }, state: "parked" },
      ],
    },
    select: columns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toAgendaRow);
}

/** What is done to an item before a meeting; a fact that nobody touched has no row yet. `createdAt` epoch ms. */
export type AgendaChange = Pick<
  AgendaRow,
  "key" | "kind" | "title" | "ownerUserId" | "minutes" | "position" | "state"
> & { id: string; ledgerId: string; channelId: string; createdAt: number; createdBy: string };

/**
 * Adds, parks, moves or takes off an item of the next meeting's agenda of a channel, by its key. Gives back the state and
 * place it had; null: there was nothing of it.
 */
export async function setAgendaItem(
  tx: Queryable,
  change: AgendaChange,
): Promise<Pick<AgendaRow, "state" | "position"> | null> {
  const { ledgerId, channelId, key, state, position, createdAt } = change;
  const place = { ledgerId, channelId, key, reviewId: null, state: { in: ["open", "parked"] } };
  const before = await tx.agendaItem.findFirst({
    where: place,
    select: { state: true, position: true },
    orderBy: { id: "asc" },
  });
  if (before === null) {
    await tx.agendaItem.create({ data: { ...change, createdAt: BigInt(createdAt) } });
    return null;
  }
  await tx.agendaItem.updateMany({
    where: place,
    data: { state, position, version: { increment: 1 } },
  });
  return before;
}

/**
 * Takes up what people did to the agenda of a channel, once a meeting has its own rows of it (`reviewId`): added and
 * earlier parked items count as carried over, places and parkings of facts as done with; what somebody added and parked
 * waits for the meeting after.
 */
export async function takeUpAgenda(
  tx: Queryable,
  at: { ledgerId: string; channelId: string; reviewId: string },
): Promise<void> {
  const { reviewId, ...place } = at;
  const version = { increment: 1 };
  const next = { ...place, reviewId: null };
  await tx.agendaItem.updateMany({
    where: { ...next, kind: "added", state: "open" },
    data: { state: "carried", version },
  });
  await tx.agendaItem.updateMany({
    where: { ...next, kind: { not: "added" }, state: { in: ["open", "parked"] } },
    data: { state: "dropped", version },
  });
  await tx.agendaItem.updateMany({
    where: { ...next, kind: "added", state: "parked" },
    data: { state: "open", version },
  });
  await tx.agendaItem.updateMany({
    where: { ...place, state: "parked", AND: [{ reviewId: { not: null } }, { reviewId: { not: reviewId } }] },
    data: { state: "carried", version },
  });
}
