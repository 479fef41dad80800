import { type Day, isDay } from "../core/day.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Database } from "./client.ts";
import { dealsOf, toHistogram } from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** An open deal and the business day on which something last happened to it. */
export type QuietDeal = { id: string; company: string | null; lastDay: Day };

/** Days from sales-ready to won of every won deal of a ledger, as a histogram. */
export async function countCycleDays(database: Database, ledgerId: string): Promise<ValueCount[]> {
  const days = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const [rows = []] = await database.ask([
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal" d
        WHERE "ledgerId" = ? AND "status" = 'won' AND "salesReadyDay" IS NOT NULL AND "closedDay" IS NOT NULL GROUP BY 1`,
      params: [ledgerId],
    },
  ]);
  return toHistogram(rows);
}

/**
 * Open deals to which nothing has happened since before `before`: no meeting was booked or held, no stage was reached.
 * The longest quiet ones first. @param teamId only those that this team sourced; null: all
 */
export async function listQuietDeals(
  database: Database,
  ledgerId: string,
  before: Day,
  teamId: string | null,
): Promise<QuietDeal[]> {
  const own = dealsOf(teamId);
  const [rows = []] = await database.ask([
    {
      sql: `SELECT d."id" AS id, a."name" AS company, d."salesReadyDay" AS day,
          (SELECT max(e."day") FROM "StageEntry" e WHERE e."ledgerId" = d."ledgerId" AND e."dealId" = d."id" AND e."status" <> 'undone') AS stage,
          (SELECT max(COALESCE(m."heldDay", m."meetingDay", m."bookedDay")) FROM "Meeting" m
            WHERE m."ledgerId" = d."ledgerId" AND m."dealId" = d."id" AND m."outcome" <> 'undone') AS meeting
        FROM "Deal" d LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
        WHERE d."ledgerId" = ? AND d."status" = 'open' AND d."salesReadyDay" < ?${own.sql}`,
      params: [ledgerId, before, ...own.params],
    },
  ]);
  return rows
    .flatMap((row) => {
      const last = [row.day, row.stage, row.meeting].map(String).filter(isDay).toSorted().at(-1);
      if (last === undefined || last >= before) return [];
      const company = typeof row.company === "string" ? row.company : null;
      return [{ id: String(row.id), company, lastDay: last }];
    })
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
}
