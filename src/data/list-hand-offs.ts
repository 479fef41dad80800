import { type Day, isDay } from "../core/day.ts";
import type { HandedOff } from "../core/hand-off.ts";
import type { Queryable } from "./client.ts";

/** A sales-ready meeting, by company. */
export type CompanyHandedOff = HandedOff & { company: string | null };

/**
 * The sales-ready meetings that were booked from a day on, and what became of them, the earliest first; taken back ones
 * are left out. @param teamId only those that this team sourced; null: all
 */
export async function listHandOffs(
  db: Queryable,
  ledgerId: string,
  from: Day,
  teamId: string | null,
): Promise<CompanyHandedOff[]> {
  const rows = await db.meeting.findMany({
    where: {
      ...{ ledgerId, isSalesReady: true, bookedDay: { gte: from }, outcome: { not: "undone" } },
      deal: { status: { not: "undone" }, ...(teamId !== null && { teamId }) },
    },
    select: {
      ...{ outcome: true, bookedDay: true, acceptedDay: true, outcomeReason: true },
      deal: { select: { account: { select: { name: true } } } },
    },
    orderBy: [{ bookedDay: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ deal, outcome, bookedDay, acceptedDay, outcomeReason }) =>
    isDay(bookedDay)
      ? [
          {
            ...{ company: deal.account?.name ?? null, outcome, bookedDay, reason: outcomeReason },
            acceptedDay: acceptedDay !== null && isDay(acceptedDay) ? acceptedDay : null,
          },
        ]
      : [],
  );
}
