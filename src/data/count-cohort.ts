import type { Period } from "../core/period.ts";
import type { Database } from "./client.ts";
import {
  addClosed,
  type Counted,
  collector,
  type Dimension,
  dealsOf,
  joinTeamOfLead,
  leadKey,
  leadsOf,
  toHistogram,
  undatedOf,
  undatedQuestion,
} from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";
import { dealsQuestion, leadsQuestion } from "./group-in-order.ts";

/** How many leads came in during the period. @param teamId only those of this team's sources; null: all */
export async function countLeads(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  teamId: string | null = null,
): Promise<number> {
  const own = leadsOf(ledgerId, teamId);
  const [rows] = await database.ask([
    {
      sql: `SELECT count(*) AS n FROM "Lead" l
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone'${own.sql}`,
      params: [ledgerId, period.start, period.end, ...own.params],
    },
  ]);
  return Number(rows?.[0]?.n ?? 0n);
}

/** Cohort view from meetings: what became, to date, of the deals that got sales-ready in the period. @param teamId only this team's; null: all */
export async function countCohortOfMeetings(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null = null,
): Promise<Counted> {
  const days = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const ready = { day: "salesReadyDay", statuses: `d."status" <> 'undone'` } as const;
  const own = dealsOf(teamId);
  const inPeriod = [ledgerId, period.start, period.end, ...own.params];
  const [deals = [], cycle = [], undated] = await database.ask([
    dealsQuestion(ledgerId, period, by, ready, teamId),
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal" d
        WHERE "ledgerId" = ? AND "salesReadyDay" >= ? AND "salesReadyDay" < ? AND "status" = 'won' AND "closedDay" IS NOT NULL${own.sql} GROUP BY 1`,
      params: inPeriod,
    },
    undatedQuestion(ledgerId, teamId),
  ]);
  const { rows, at } = collector();
  for (const row of deals) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    addClosed(into, row);
  }
  return {
    rows: [...rows.values()],
    cycleDays: toHistogram(cycle),
    undated: undatedOf(undated),
    reopened: [],
  };
}

/**
 * Cohort view from leads: what became, to date, of the leads that came in during the period. A deal converts only its
 * origin lead, a lead is converted once; rows follow the lead's own source, product line and division.
 * @param teamId only leads of this team's sources; null: all
 */
export async function countCohortOfLeads(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null = null,
): Promise<Counted> {
  const days = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'd."closedDay"');
  const ofLead = leadKey(by);
  const own = leadsOf(ledgerId, teamId);
  const inPeriod = [ledgerId, period.start, period.end, ...own.params];
  const joinDeal = `JOIN "Deal" d ON d."ledgerId" = l."ledgerId" AND d."originLeadId" = l."id" AND d."status" <> 'undone'`;
  const [leads = [], deals = [], cycle = [], undated] = await database.ask([
    leadsQuestion(ledgerId, period, by, teamId),
    {
      // Of several deals from one lead the best counts, once; what was won is the sum of all.
      sql: `SELECT k, status, currency, sum(CASE WHEN place = 1 THEN 1 ELSE 0 END) AS n,
          count(*) - count(minor) AS "withoutAmount", CAST(sum(minor) AS BIGINT) AS amount
        FROM (SELECT ${ofLead.sql} AS k, d."status" AS status, d."currency" AS currency, d."amountMinor" AS minor,
            row_number() OVER (PARTITION BY l."id" ORDER BY CASE d."status"
              WHEN 'won' THEN 1 WHEN 'open' THEN 2 WHEN 'lost' THEN 3 ELSE 4 END, d."id") AS place
          FROM "Lead" l ${joinDeal} ${joinTeamOfLead(by)}
          WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone'${own.sql}) AS each_deal
        GROUP BY 1, 2, 3`,
      params: [...ofLead.params, ...inPeriod],
    },
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Lead" l ${joinDeal}
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone'${own.sql} AND d."status" = 'won'
          AND d."salesReadyDay" IS NOT NULL AND d."closedDay" IS NOT NULL GROUP BY 1`,
      params: inPeriod,
    },
    undatedQuestion(ledgerId, teamId),
  ]);
  const { rows, at } = collector();
  for (const row of leads) at(row.k).leads += Number(row.n);
  for (const row of deals) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    addClosed(into, row);
  }
  return {
    rows: [...rows.values()],
    cycleDays: toHistogram(cycle),
    undated: undatedOf(undated),
    reopened: [],
  };
}
