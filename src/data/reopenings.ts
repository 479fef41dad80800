import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A closed deal was opened again: what it had been closed as, when and for how much (minor units), and when it was opened. */
export type NewReopening = {
  id: string;
  ledgerId: string;
  dealId: string;
  wasStatus: "won" | "lost";
  closedDay: Day;
  amountMinor: bigint | null;
  currency: string;
  reopenedDay: Day;
  reason: string | null;
  /** epoch ms */
  createdAt: number;
  createdBy: string;
};

/** Keeps a closing that a reopening ended: it stays in the quarter of its day. */
export async function insertReopening(db: Queryable, reopening: NewReopening): Promise<void> {
  await db.reopening.create({ data: { ...reopening, createdAt: BigInt(reopening.createdAt) } });
}

/** A deal was never opened again. */
export async function undoReopening(db: Queryable, ledgerId: string, reopeningId: string): Promise<void> {
  await db.reopening.updateMany({ where: { ledgerId, id: reopeningId }, data: { status: "undone" } });
}

/** The latest business day on which a deal was opened again; null where it never was. */
export async function findReopenedDay(db: Queryable, ledgerId: string, dealId: string): Promise<Day | null> {
  const latest = await db.reopening.findFirst({
    where: { ledgerId, dealId, status: "open" },
    select: { reopenedDay: true },
    orderBy: { reopenedDay: "desc" },
  });
  return latest !== null && isDay(latest.reopenedDay) ? latest.reopenedDay : null;
}
