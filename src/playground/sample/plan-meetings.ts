import type { Day } from "../../core/day.ts";
import { elapsedShare } from "../../core/elapsed.ts";
import { addQuarters, type Quarter, quarterOf, quarterPeriod } from "../../core/period.ts";
import { meetingTargets, type TeamProfile, teams } from "./company.ts";
import { fiscal, pickDays, workingDaysOf } from "./days.ts";
import type { Random } from "./random.ts";

/** A sales-ready meeting that will be; `team` null: nobody knows where it came from. */
export type PlannedMeeting = {
  readonly team: TeamProfile | null;
  readonly day: Day;
  readonly isRejected: boolean;
};

const unsourcedShare = 0.04;
const rejectedShare = 0.06;
/** from this part of the quarter on a team that is ahead has met its commitment */
const metFrom = 1 / 3;

/** The quarters of the sample with their meetings targets, the oldest first and today's last. */
export const quartersOf = (today: Day): { quarter: Quarter; meetings: number }[] =>
  meetingTargets.map((meetings, index) => ({
    quarter: addQuarters(quarterOf(today, fiscal), index + 1 - meetingTargets.length),
    meetings,
  }));

/** Every sales-ready meeting of the sample, in order, up to yesterday. */
export function planMeetings(random: Random, today: Day): PlannedMeeting[] {
  const planned = quartersOf(today).flatMap(({ quarter, meetings }, index) => {
    const period = quarterPeriod(quarter, fiscal);
    const days = workingDaysOf({ start: period.start, end: period.end < today ? period.end : today });
    const elapsed = elapsedShare(period, today, []);
    const ofTeams = teams.flatMap((team) => {
      const need = Math.round((meetings * team.meetingsBp) / 10_000);
      const count = countOf(team, need, elapsed, index);
      const rejected = Math.round(count * rejectedShare);
      return [
        ...pickDays(random, days, count).map((day) => ({ team, day, isRejected: false })),
        ...pickDays(random, days, rejected).map((day) => ({ team, day, isRejected: true })),
      ];
    });
    const unsourced = pickDays(random, days, Math.round(meetings * elapsed * unsourcedShare));
    return [...ofTeams, ...unsourced.map((day) => ({ team: null, day, isRejected: false }))];
  });
  return planned.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function countOf(team: TeamProfile, need: number, elapsed: number, index: number): number {
  const past = team.past[index];
  if (past !== undefined) return Math.round(need * past);
  if (team.isAhead && elapsed >= metFrom) return need + 1;
  return Math.round(need * elapsed * team.pace);
}
