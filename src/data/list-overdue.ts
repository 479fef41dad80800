import { type Day, isDay } from "../core/day.ts";
import type { DecisionRecord } from "../core/decision-words.ts";
import type { Queryable } from "./client.ts";
import { toDecision } from "./decisions.ts";

/** An action whose due day is past, or a decision whose day to look again has come. */
export type Promised = { id: string; what: string; ownerUserId: string; day: Day };

/** An action with when it was given, epoch ms. */
export type LateAction = Promised & { givenAt: number };

/** The open actions of a channel's meetings that were due before a day, the longest overdue first. */
export async function listOverdueActions(
  db: Queryable,
  ledgerId: string,
  channelId: string,
  today: Day,
): Promise<LateAction[]> {
  const rows = await db.actionItem.findMany({
    where: { ledgerId, channelId, state: "open", dueDay: { lt: today } },
    select: { id: true, what: true, ownerUserId: true, dueDay: true, createdAt: true },
    orderBy: [{ dueDay: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ dueDay: day, createdAt, ...row }) =>
    isDay(day) ? [{ ...row, day, givenAt: Number(createdAt) }] : [],
  );
}

/** A decision whose day has come, with what its record is said from: before and after as frozen, the verdict once there. */
export type DueDecision = Promised & { record: DecisionRecord & { decidedDay: Day; why: string | null } };

/**
 * The decisions of a channel's meetings whose day to be checked has come (inclusive), checked or not, until a meeting has
 * discussed them; the oldest first.
 */
export async function listDueDecisions(
  db: Queryable,
  ledgerId: string,
  channelId: string,
  until: Day,
): Promise<DueDecision[]> {
  const rows = await db.decision.findMany({
    where: { ledgerId, channelId, state: { in: ["open", "checked"] }, checkDay: { lte: until } },
    orderBy: [{ checkDay: "asc" }, { id: "asc" }],
  });
  const talked = await db.agendaItem.findMany({
    where: { ledgerId, channelId, kind: "decision", state: "discussed" },
    select: { recordId: true },
  });
  const discussed = new Set(talked.map(({ recordId }) => recordId));
  return rows.flatMap((row) => {
    const decision = toDecision(row);
    const { id, what, ownerUserId, checkDay: day } = decision;
    return discussed.has(id) ? [] : [{ id, what, ownerUserId, day, record: decision }];
  });
}
