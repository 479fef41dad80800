import type { MeetingsCounted } from "../core/key-metrics.ts";
import type { Period } from "../core/period.ts";
import type { Reopened } from "../core/reopened-words.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { readReopened, reopenedCycleQuestion, reopenedQuestions } from "./count-reopened.ts";
import { meetingsThatCount } from "./counted-meetings.ts";
import {
  addAmount,
  addClosed,
  type Counted,
  type CountedRow,
  collector,
  type Dimension,
  dealKey,
  dealsOf,
  toHistogram,
  undatedOf,
  undatedQuestion,
} from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";
import { dealsQuestion, leadsQuestion } from "./group-in-order.ts";

/**
 * The questions behind the activity view's rows, of one team or (null) all; readActivity reads their answers in this order.
 * @param counted which meetings count: what is not booked is counted by one question more, the last one
 */
export function activityQuestions(
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null = null,
  counted: MeetingsCounted = "booked",
): Question[] {
  const ofDeal = dealKey(by);
  const ownDeals = dealsOf(teamId);
  const { from, day } = meetingsThatCount(counted);
  const later: Question = {
    sql: `SELECT ${ofDeal.sql} AS k, d."status" AS status, count(*) AS n, count(*) - count(d."originLeadId") AS "withoutLead" FROM ${from}
      WHERE d."ledgerId" = ? AND ${day} >= ? AND ${day} < ? AND d."status" <> 'undone'${ownDeals.sql} GROUP BY 1, 2`,
    params: [...ofDeal.params, ledgerId, period.start, period.end, ...ownDeals.params],
  };
  const ready = { day: "salesReadyDay", statuses: `d."status" <> 'undone'` } as const;
  const closed = { day: "closedDay", statuses: `d."status" IN ('won', 'lost')` } as const;
  return [
    leadsQuestion(ledgerId, period, by, teamId),
    dealsQuestion(ledgerId, period, by, ready, teamId),
    dealsQuestion(ledgerId, period, by, closed, teamId),
    ...reopenedQuestions(ledgerId, period, by, teamId),
    ...(counted === "booked" ? [] : [later]),
  ];
}

/**
 * The activity view's rows from what its questions answered, and the deals opened again in the period. What a deal was
 * closed as before it was opened again stays in the quarter of its day (formulas.md §7).
 */
export function readActivity([
  leads = [],
  meetings = [],
  closed = [],
  closedBefore = [],
  reopened = [],
  later,
]: readonly (readonly Row[])[]): { rows: CountedRow[]; reopened: Reopened[] } {
  const { rows, at } = collector();
  for (const row of leads) at(row.k).leads += Number(row.n);
  for (const row of meetings) {
    const into = at(row.k);
    if (row.status === "open") into.open += Number(row.n);
    if (row.status !== "disqualified" && row.amount !== null) addAmount(into.pipelineAmounts, row);
  }
  for (const row of later ?? meetings) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    into.meetingsWithoutLead += Number(row.withoutLead);
    if (row.status === "disqualified") into.disqualified += Number(row.n);
  }
  for (const row of [...closed, ...closedBefore]) addClosed(at(row.k), row);
  return { rows: [...rows.values()], reopened: readReopened(reopened) };
}

/**
 * Activity view: events dated in the period, whatever their past. Leads by their day, sales-ready meetings by the day
 * on which they count, won and lost by the day of closing; `open` is what became sales-ready in the period and is open.
 * @param teamId only what this team sourced; null: all
 * @param counted which meetings count, and so on which day: all when they are booked, or those held or accepted
 */
export async function countActivity(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null = null,
  counted: MeetingsCounted = "booked",
): Promise<Counted> {
  const own = dealsOf(teamId);
  const days = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const daysBefore = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'r."closedDay"');
  const [cycle = [], cycleBefore = [], undated, ...activity] = await database.ask([
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal" d
        WHERE "ledgerId" = ? AND "closedDay" >= ? AND "closedDay" < ? AND "status" = 'won' AND "salesReadyDay" IS NOT NULL${own.sql} GROUP BY 1`,
      params: [ledgerId, period.start, period.end, ...own.params],
    },
    reopenedCycleQuestion(ledgerId, period, daysBefore, teamId),
    undatedQuestion(ledgerId, teamId),
    ...activityQuestions(ledgerId, period, by, teamId, counted),
  ]);
  return {
    ...readActivity(activity),
    cycleDays: toHistogram([...cycle, ...cycleBefore]),
    undated: undatedOf(undated),
  };
}
