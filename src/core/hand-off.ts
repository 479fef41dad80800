import { type Day, daysBetween } from "./day.ts";
import { quantileFromCounts } from "./quantile.ts";

/** A sales-ready meeting as marketing or a partner handed it to sales, and what became of it. */
export type HandedOff = {
  /** "booked" | "held" | "no-show" | "accepted" | "rejected" */
  outcome: string;
  bookedDay: Day;
  acceptedDay: Day | null;
  reason: string | null;
};

/** How the hand-off goes. `reasons`: why meetings were rejected, the most frequent first; days: booked to accepted. */
export type HandOff = {
  booked: number;
  noShows: number;
  rejected: number;
  reasons: { reason: string; n: number }[];
  /** the median, unrounded; null: none was accepted */
  daysToAccept: number | null;
};

/** So many of so large a share that came to nothing, or so many days until one is accepted, ask for attention. */
const fewestFailed = 2;
const failedShare = 0.2;
const slowDays = 7;

/**
 * How meetings were handed over to sales: no-shows, rejected ones and why, and the median of the days from booked to
 * accepted (negative ones are data errors and left out; quantile of type 7).
 */
export function summariseHandOff(meetings: readonly HandedOff[]): HandOff {
  const rejected = meetings.filter(({ outcome }) => outcome === "rejected");
  const counts = new Map<string, number>();
  for (const { reason } of rejected) {
    const said = reason ?? "no reason given";
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const days = meetings.flatMap(({ bookedDay, acceptedDay }) => {
    const taken = acceptedDay === null ? -1 : daysBetween(bookedDay, acceptedDay);
    return taken < 0 ? [] : [taken];
  });
  return {
    booked: meetings.length,
    noShows: meetings.filter(({ outcome }) => outcome === "no-show").length,
    rejected: rejected.length,
    reasons: [...counts].map(([reason, n]) => ({ reason, n })).toSorted((a, b) => b.n - a.n),
    daysToAccept: quantileFromCounts(
      days.map((each): [number, number] => [each, 1]),
      0.5,
    ),
  };
}

/**
 * Whether the hand-off asks for a meeting's time: at least two meetings, and at least one in five, came to nothing
 * (no-show or rejected), or the median meeting waits longer than a week to be accepted.
 */
export function isHandOffPoor({ booked, noShows, rejected, daysToAccept }: HandOff): boolean {
  const failed = noShows + rejected;
  return (failed >= fewestFailed && failed >= failedShare * booked) || (daysToAccept ?? 0) > slowDays;
}
