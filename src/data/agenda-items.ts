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
