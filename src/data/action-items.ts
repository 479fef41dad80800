import type { Day } from "../core/day.ts";
import type { Queryable } from "./client.ts";

export type ActionState = "open" | "done" | "undone";

/** What somebody promised to do, by when. `snoozedUntil`: no reminder before that day; `createdAt` epoch ms. */
export type ActionItem = {
  id: string;
  channelId: string;
  reviewId: string | null;
  itemId: string | null;
  what: string;
  ownerUserId: string;
  dueDay: Day;
  state: ActionState;
  snoozedUntil: Day | null;
  doneDay: Day | null;
  doneBy: string | null;
  version: number;
  createdAt: number;
  createdBy: string;
};

type Row = Omit<ActionItem, "dueDay" | "state" | "snoozedUntil" | "doneDay" | "createdAt"> & {
  dueDay: string;
  state: string;
  snoozedUntil: string | null;
  doneDay: string | null;
  createdAt: bigint;
};

// Days and states are written by insertAction and changeAction only, from these very types.
const toAction = (row: Row): ActionItem =>
  ({ ...row, createdAt: Number(row.createdAt) }) as unknown as ActionItem;

/** Adds an action at version 1. */
export async function insertAction(
  tx: Queryable,
  ledgerId: string,
  action: Omit<ActionItem, "state" | "snoozedUntil" | "doneDay" | "doneBy" | "version">,
): Promise<void> {
  const { createdAt, ...rest } = action;
  await tx.actionItem.create({ data: { ...rest, ledgerId, state: "open", createdAt: BigInt(createdAt) } });
}

/** An action by id; null in another ledger. */
export async function findAction(db: Queryable, ledgerId: string, id: string): Promise<ActionItem | null> {
  const row = await db.actionItem.findUnique({ where: { ledgerId_id: { ledgerId, id } } });
  return row === null ? null : toAction(row);
}

/** What of an action changes; its version grows with each change. */
export type ActionChange = Partial<
  Pick<ActionItem, "what" | "ownerUserId" | "dueDay" | "state" | "snoozedUntil" | "doneDay" | "doneBy">
>;

/** Changes an action that still has this version (compare-and-set); false when somebody changed it first. */
export async function changeAction(
  tx: Queryable,
  at: { ledgerId: string; id: string; version: number },
  change: ActionChange,
): Promise<boolean> {
  const { count } = await tx.actionItem.updateMany({
    where: at,
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Whose open actions are asked for; a field that is not there asks for everybody's. */
export type ActionsWanted = {
  ownerUserId?: string;
  /** those of people of these channels' meetings */
  channelIds?: readonly string[];
  reviewId?: string;
  /** due before this day */
  dueBefore?: Day;
  states?: readonly ActionState[];
};

/** The open actions of a ledger, or those in other states, the one due longest first; at most `most`. */
export async function listActions(
  db: Queryable,
  ledgerId: string,
  wanted: ActionsWanted = {},
  most = 200,
): Promise<ActionItem[]> {
  const { ownerUserId, channelIds, reviewId, dueBefore, states = ["open"] } = wanted;
  const rows = await db.actionItem.findMany({
    where: {
      ledgerId,
      state: { in: [...states] },
      ...(ownerUserId !== undefined && { ownerUserId }),
      ...(channelIds !== undefined && { channelId: { in: [...channelIds] } }),
      ...(reviewId !== undefined && { reviewId }),
      ...(dueBefore !== undefined && { dueDay: { lt: dueBefore } }),
    },
    orderBy: [{ dueDay: "asc" }, { id: "asc" }],
    take: most,
  });
  return rows.map(toAction);
}
