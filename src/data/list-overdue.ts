import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** An action whose due day is past, or a decision whose day to look again has come. */
export type Promised = { id: string; what: string; ownerUserId: string; day: Day };

const toPromised = (rows: readonly (Omit<Promised, "day"> & { day: string })[]): Promised[] =>
  rows.flatMap((row) => (isDay(row.day) ? [{ ...row, day: row.day }] : []));

/** The open actions of a channel's meetings that were due before a day, the longest overdue first. */
export async function listOverdueActions(
  db: Queryable,
  ledgerId: string,
  channelId: string,
  today: Day,
): Promise<Promised[]> {
  const rows = await db.actionItem.findMany({
    where: { ledgerId, channelId, state: "open", dueDay: { lt: today } },
    select: { id: true, what: true, ownerUserId: true, dueDay: true },
    orderBy: [{ dueDay: "asc" }, { id: "asc" }],
  });
  return toPromised(rows.map(({ dueDay, ...row }) => ({ ...row, day: dueDay })));
}

/** The decisions of a channel's meetings that are to be checked until a day (inclusive), the oldest first. */
export async function listDueDecisions(
  db: Queryable,
  ledgerId: string,
  channelId: string,
  until: Day,
): Promise<Promised[]> {
  const rows = await db.decision.findMany({
    where: { ledgerId, channelId, state: "open", checkDay: { lte: until } },
    select: { id: true, what: true, ownerUserId: true, checkDay: true },
    orderBy: [{ checkDay: "asc" }, { id: "asc" }],
  });
  return toPromised(rows.map(({ checkDay, ...row }) => ({ ...row, day: checkDay })));
}
