import { type Day, isDay } from "../core/day.ts";
import type { Period } from "../core/period.ts";
import type { Reopened } from "../core/reopened-words.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { type Dimension, dealKey, dealsOf } from "./counted-rows.ts";

// Reopenings are few and indexed by both of their days; the deal is joined by its id.
const from = `"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
  WHERE r."ledgerId" = ? AND r."status" = 'open'`;

/**
 * Two questions about a period's reopenings: the closings dated in it that a reopening ended later, in the columns of
 * the other closings; and the deals opened again in it, by what they were, when they had been closed, and currency.
 * @param teamId only what this team sourced; null: all
 */
export function reopenedQuestions(
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null = null,
): [Question, Question] {
  const own = dealsOf(teamId);
  const key = dealKey(by);
  const params = [ledgerId, period.start, period.end, ...own.params];
  return [
    {
      sql: `SELECT ${key.sql} AS k, r."wasStatus" AS status, r."currency" AS currency, count(*) AS n,
          count(*) - count(d."originLeadId") AS "withoutLead", count(*) - count(r."amountMinor") AS "withoutAmount",
          CAST(sum(r."amountMinor") AS BIGINT) AS amount FROM ${from}
          AND r."closedDay" >= ? AND r."closedDay" < ?${own.sql} GROUP BY 1, 2, 3`,
      params: [...key.params, ...params],
    },
    {
      sql: `SELECT r."wasStatus" AS status, r."closedDay" AS day, r."currency" AS currency, count(*) AS n,
          CAST(sum(r."amountMinor") AS BIGINT) AS amount FROM ${from}
          AND r."reopenedDay" >= ? AND r."reopenedDay" < ?${own.sql} GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`,
      params,
    },
  ];
}

/** The second question's answer; amounts in minor units. */
export const readReopened = (rows: readonly Row[] = []): Reopened[] =>
  rows.flatMap((row) => {
    const closedDay = String(row.day);
    if (!isDay(closedDay)) return [];
    const was = row.status === "won" ? ("won" as const) : ("lost" as const);
    const day: Day = closedDay;
    return [
      {
        was,
        closedDay: day,
        n: Number(row.n),
        amountMinor: BigInt(row.amount ?? 0n),
        currency: String(row.currency),
      },
    ];
  });

/** The deals opened again in a half-open period, of all teams. */
export async function listReopened(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
): Promise<Reopened[]> {
  const [, question] = reopenedQuestions(ledgerId, period, "all");
  const [rows] = await database.ask([question]);
  return readReopened(rows);
}

/** Days from sales-ready to won of the wins dated in a period that a reopening ended later. @param days SQL of that difference */
export const reopenedCycleQuestion = (
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  days: string,
  teamId: string | null,
): Question => {
  const own = dealsOf(teamId);
  return {
    sql: `SELECT ${days} AS days, count(*) AS n FROM ${from} AND r."closedDay" >= ? AND r."closedDay" < ?
      AND r."wasStatus" = 'won' AND d."salesReadyDay" IS NOT NULL${own.sql} GROUP BY 1`,
    params: [ledgerId, period.start, period.end, ...own.params],
  };
};
