import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";
import { lockDeal } from "./deals.ts";

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
  heldDay: Day | null;
  acceptedDay: Day | null;
  outcomeReason: string | null;
  note: string | null;
  version: number;
};

const dayOf = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null);

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
      heldDay: true,
      acceptedDay: true,
      outcomeReason: true,
      note: true,
      version: true,
    },
  });
  if (row === null || !isDay(row.bookedDay)) throw new Error(`no meeting ${meetingId} in ledger ${ledgerId}`);
  const { contact, bookedDay, meetingDay, heldDay, acceptedDay, ...rest } = row;
  return {
    ...rest,
    bookedDay,
    meetingDay: dayOf(meetingDay),
    heldDay: dayOf(heldDay),
    acceptedDay: dayOf(acceptedDay),
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

/** The columns of a meeting that rules write. */
export type MeetingColumns = {
  contactId: string | null;
  bookedDay: Day;
  meetingDay: Day | null;
  outcome: string;
  heldDay: Day | null;
  acceptedDay: Day | null;
  outcomeReason: string | null;
  note: string | null;
};

/** Compare-and-set of a meeting's columns; false when it has another version. */
export async function changeMeeting(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<MeetingColumns>,
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

/**
 * Keeps others from changing this meeting and its deal until the transaction ends; the rows stay as they are. The deal
 * comes first, as wherever both are written, so that two people never wait for each other.
 */
export async function lockDealOfMeeting(tx: Queryable, ledgerId: string, meetingId: string): Promise<void> {
  const { dealId } = await getMeeting(tx, ledgerId, meetingId);
  await lockDeal(tx, ledgerId, dealId);
  await tx.meeting.updateMany({ where: { ledgerId, id: meetingId }, data: { createdAt: { increment: 0 } } });
}

/** A meeting with what tells it apart from an account's others. */
export type MeetingOfAccount = Omit<Meeting, "note" | "acceptedDay" | "outcomeReason"> & {
  /** the person's normalised name */
  contactKey: string | null;
  dealStatus: string;
};

/** An account's meetings that count, newest first; at most `most`, `teamId` of deals sourced by this team, null: all. */
export async function listMeetingsOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  { most = 400, teamId = null }: { most?: number; teamId?: string | null } = {},
): Promise<MeetingOfAccount[]> {
  const deal = { accountId, status: { not: "undone" }, ...(teamId !== null && { teamId }) };
  const rows = await db.meeting.findMany({
    where: { ledgerId, outcome: { not: "undone" }, deal },
    select: {
      id: true,
      dealId: true,
      contact: { select: { name: true, key: true } },
      bookedDay: true,
      meetingDay: true,
      isSalesReady: true,
      outcome: true,
      heldDay: true,
      version: true,
      deal: { select: { status: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.flatMap(({ contact, deal, bookedDay, meetingDay, heldDay, ...rest }) =>
    isDay(bookedDay)
      ? [
          {
            ...rest,
            bookedDay,
            meetingDay: dayOf(meetingDay),
            heldDay: dayOf(heldDay),
            contactName: contact?.name ?? null,
            contactKey: contact?.key ?? null,
            dealStatus: deal.status,
          },
        ]
      : [],
  );
}
