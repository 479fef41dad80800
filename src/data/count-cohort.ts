import type { Period } from "../core/period.ts";
import type { Database } from "./client.ts";
import {
  addClosed,
  type Counted,
  collector,
  type Dimension,
  dealColumn,
  joinTeamOfLead,
  leadColumn,
  toHistogram,
  undatedOf,
  undatedQuestion,
} from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** How many leads came in during the period. */
export async function countLeads(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
): Promise<number> {
  const [rows] = await database.ask([
    {
      sql: `SELECT count(*) AS n FROM "Lead" WHERE "ledgerId" = ? AND "day" >= ? AND "day" < ? AND "status" <> 'undone'`,
      params: [ledgerId, period.start, period.end],
    },
  ]);
  return Number(rows?.[0]?.n ?? 0n);
}

/** Cohort view from meetings: what became, to date, of the deals that got sales-ready in the period. */
export async function countCohortOfMeetings(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
): Promise<Counted> {
  const days = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const inPeriod = [ledgerId, period.start, period.end];
  const [deals = [], cycle = [], undated] = await database.ask([
    {
      sql: `SELECT ${dealColumn[by]} AS k, d."status" AS status, d."currency" AS currency, count(*) AS n,
          count(*) - count(d."amountMinor") AS "withoutAmount", CAST(sum(d."amountMinor") AS BIGINT) AS amount FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ? AND d."status" <> 'undone' GROUP BY 1, 2, 3`,
      params: inPeriod,
    },
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal"
        WHERE "ledgerId" = ? AND "salesReadyDay" >= ? AND "salesReadyDay" < ? AND "status" = 'won' AND "closedDay" IS NOT NULL GROUP BY 1`,
      params: inPeriod,
    },
    undatedQuestion(ledgerId),
  ]);
  const { rows, at } = collector();
  for (const row of deals) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    addClosed(into, row);
  }
  return { rows: [...rows.values()], cycleDays: toHistogram(cycle), undated: undatedOf(undated) };
}

/**
 * Cohort view from leads: what became, to date, of the leads that came in during the period. A deal converts only its
 * origin lead, a lead is converted once; rows follow the lead's own source, product line and division.
 */
export async function countCohortOfLeads(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
): Promise<Counted> {
  const days = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'd."closedDay"');
  const inPeriod = [ledgerId, period.start, period.end];
  const joinDeal = `JOIN "Deal" d ON d."ledgerId" = l."ledgerId" AND d."originLeadId" = l."id" AND d."status" <> 'undone'`;
  const [leads = [], deals = [], cycle = [], undated] = await database.ask([
    {
      sql: `SELECT ${leadColumn[by]} AS k, count(*) AS n FROM "Lead" l ${joinTeamOfLead(by)}
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone' GROUP BY 1`,
      params: inPeriod,
    },
    {
      // Of several deals from one lead the best counts, once; what was won is the sum of all.
      sql: `SELECT k, status, currency, sum(CASE WHEN place = 1 THEN 1 ELSE 0 END) AS n,
          count(*) - count(minor) AS "withoutAmount", CAST(sum(minor) AS BIGINT) AS amount
        FROM (SELECT ${leadColumn[by]} AS k, d."status" AS status, d."currency" AS currency, d."amountMinor" AS minor,
            row_number() OVER (PARTITION BY l."id" ORDER BY CASE d."status"
              WHEN 'won' THEN 1 WHEN 'open' THEN 2 WHEN 'lost' THEN 3 ELSE 4 END, d."id") AS place
          FROM "Lead" l ${joinDeal} ${joinTeamOfLead(by)}
          WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone') AS each_deal
        GROUP BY 1, 2, 3`,
      params: inPeriod,
    },
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Lead" l ${joinDeal}
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone' AND d."status" = 'won'
          AND d."salesReadyDay" IS NOT NULL AND d."closedDay" IS NOT NULL GROUP BY 1`,
      params: inPeriod,
    },
    undatedQuestion(ledgerId),
  ]);
  const { rows, at } = collector();
  for (const row of leads) at(row.k).leads += Number(row.n);
  for (const row of deals) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    addClosed(into, row);
  }
  return { rows: [...rows.values()], cycleDays: toHistogram(cycle), undated: undatedOf(undated) };
}
