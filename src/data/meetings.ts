import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A meeting as rules and messages see it. */
export type Meeting = {
  id: string;
  dealId: string;
  contactName: string | null;
  bookedDay: Day;
  meetingDay: Day | null;
  /** the one that opened the deal */
  isSalesReady: boolean;
  outcome: string;
  note: string | null;
  version: number;
};

/** A meeting by id. @throws Error when the ledger has none */
export async function getMeeting(db: Queryable, ledgerId: string, meetingId: string): Promise<Meeting> {
  const row = await db.meeting.findUnique({
    where: { ledgerId_id: { ledgerId, id: meetingId } },
    select: {
      id: true,
      dealId: true,
      contact: { select: { name: true } },
      bookedDay: true,
      meetingDay: true,
      isSalesReady: true,
      outcome: true,
      note: true,
      version: true,
    },
  });
  if (row === null || !isDay(row.bookedDay)) throw new Error(`no meeting ${meetingId} in ledger ${ledgerId}`);
  const { contact, bookedDay, meetingDay, ...rest } = row;
  return {
    ...rest,
    bookedDay,
    meetingDay: meetingDay !== null && isDay(meetingDay) ? meetingDay : null,
    contactName: contact?.name ?? null,
  };
}

/** Adds a meeting, version 1. `createdAt` epoch ms. */
export async function insertMeeting(
  db: Queryable,
  meeting: {
    id: string;
    ledgerId: string;
    dealId: string;
    contactId: string | null;
    bookedDay: Day;
    meetingDay: Day | null;
    isSalesReady: boolean;
    outcome: "booked";
    note: string | null;
    createdAt: number;
    createdBy: string;
  },
): Promise<void> {
  await db.meeting.create({ data: { ...meeting, createdAt: BigInt(meeting.createdAt) } });
}

/** How many meetings of a deal count. */
export async function countMeetings(db: Queryable, ledgerId: string, dealId: string): Promise<number> {
  return db.meeting.count({ where: { ledgerId, dealId, outcome: { not: "undone" } } });
}

/** Compare-and-set of a meeting's outcome or day; false when it has another version. */
export async function changeMeeting(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: { outcome?: string; meetingDay?: Day; bookedDay?: Day },
): Promise<boolean> {
  const { count } = await db.meeting.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/** A deal was never so: neither were its meetings. */
export async function undoMeetingsOf(db: Queryable, ledgerId: string, dealId: string): Promise<void> {
  await db.meeting.updateMany({
    where: { ledgerId, dealId, outcome: { not: "undone" } },
    data: { outcome: "undone", version: { increment: 1 } },
  });
}

/** Keeps others from changing this meeting until the transaction ends; the row stays as it is. */
export async function lockMeeting(tx: Queryable, ledgerId: string, meetingId: string): Promise<void> {
  await tx.meeting.updateMany({ where: { ledgerId, id: meetingId }, data: { createdAt: { increment: 0 } } });
}
