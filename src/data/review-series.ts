import type { Queryable } from "./client.ts";

/** What a series of meetings is besides its schedule. */
export type ReviewSeries = {
  id: string;
  subscriptionId: string;
  /** the partner whom it is built for; null: internal */
  audienceTeamId: string | null;
  /** when the agenda arrives: so many working days before the meeting, at "16:00" local */
  agendaDaysBefore: number;
  agendaTime: string;
  /** planned minutes of a meeting */
  minutes: number;
  version: number;
};

/** Somebody who is expected at the meetings, for a team or for nobody in particular. */
export type Stakeholder = { userId: string; teamId: string | null };

/** A meeting of a series that is skipped (`movedTo` null) or moved; slots are local, "2026-11-24T10:00". */
export type ReviewException = { slot: string; movedTo: string | null; reason: string | null; setBy: string };

const columns = {
  ...{ id: true, subscriptionId: true, audienceTeamId: true, agendaDaysBefore: true, agendaTime: true },
  ...{ minutes: true, version: true },
} as const;

/** The series of a schedule; null where none was made. */
export async function findReviewSeries(
  db: Queryable,
  ledgerId: string,
  subscriptionId: string,
): Promise<ReviewSeries | null> {
  return db.reviewSeries.findFirst({
    where: { ledgerId, subscriptionId },
    select: columns,
    orderBy: { id: "asc" },
  });
}

/** Who is expected at the meetings of a series, in the order in which they were named; those who left are not. */
export async function listStakeholders(
  db: Queryable,
  ledgerId: string,
  seriesId: string,
): Promise<Stakeholder[]> {
  return db.stakeholder.findMany({
    where: { ledgerId, seriesId, leftAt: null },
    select: { userId: true, teamId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What was skipped and moved in a series, by the slot it would have had. */
export async function listReviewExceptions(
  db: Queryable,
  ledgerId: string,
  seriesId: string,
): Promise<ReviewException[]> {
  return db.reviewException.findMany({
    where: { ledgerId, seriesId },
    select: { slot: true, movedTo: true, reason: true, setBy: true },
    orderBy: { slot: "asc" },
  });
}
