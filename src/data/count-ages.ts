import type { Day } from "../core/day.ts";
import type { AgeRow } from "../core/kaplan-meier.ts";
import type { Database } from "./client.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** How long a ledger's deals took, or have taken so far, to be won; and its first dated entry. */
export type Ages = { rows: AgeRow[]; lost: number; firstDay: string | null };

/**
 * Ages in days of all deals of a ledger since they became sales-ready ("meetings") or since their origin lead came in
 * ("leads"): won deals at their day of closing, open ones at `today`; lost and disqualified ones are only counted.
 */
export async function countAges(
  database: Database,
  ledgerId: string,
  today: Day,
  base: "leads" | "meetings",
): Promise<Ages> {
  const start = base === "meetings" ? 'd."salesReadyDay"' : 'l."day"';
  const from =
    base === "meetings"
      ? `"Deal" d WHERE d."ledgerId" = ? AND d."salesReadyDay" IS NOT NULL`
      : `"Deal" d JOIN "Lead" l ON l."ledgerId" = d."ledgerId" AND l."id" = d."originLeadId" AND l."status" <> 'undone' WHERE d."ledgerId" = ?`;
  const age = (end: string) => sqlDaysBetween(database.provider, start, end);
  const [won = [], open = [], lost = [], first = []] = await database.ask([
    {
      sql: `SELECT ${age('d."closedDay"')} AS age, count(*) AS n FROM ${from} AND d."status" = 'won' AND d."closedDay" IS NOT NULL GROUP BY 1`,
      params: [ledgerId],
    },
    {
      sql: `SELECT ${age("CAST(? AS TEXT)")} AS age, count(*) AS n FROM ${from} AND d."status" = 'open' GROUP BY 1`,
      params: [today, ledgerId],
    },
    {
      sql: `SELECT count(*) AS n FROM ${from} AND d."status" IN ('lost', 'disqualified')`,
      params: [ledgerId],
    },
    { sql: `SELECT min(${start}) AS day FROM ${from}`, params: [ledgerId] },
  ]);
  return {
    rows: [
      ...won.map((row) => ({ ageDays: Number(row.age), won: Number(row.n), notWon: 0 })),
      ...open.map((row) => ({ ageDays: Number(row.age), won: 0, notWon: Number(row.n) })),
    ],
    lost: Number(lost[0]?.n ?? 0n),
    firstDay: typeof first[0]?.day === "string" ? first[0].day : null,
  };
}
