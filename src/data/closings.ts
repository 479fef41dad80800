import type { Day } from "../core/day.ts";
import type { WinsOfYear } from "../core/key-figure.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { reopenedCycleQuestion } from "./count-reopened.ts";
import { toHistogram } from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** What was closed in a span: counts, known amounts in minor units of one currency, and days from sales-ready to won. */
export type Closings = Omit<WinsOfYear, "cycle" | "used" | "others"> & {
  /** won deals with an amount in another currency, which the sum leaves out */
  foreign: number;
  cycleDays: ValueCount[];
  /** won deals that were never sales-ready, and so have no cycle */
  undated: number;
};

/** A half-open span of business days. */
type Span = { start: Day; end: Day };

/**
 * The won and lost deals whose closing is dated in a half-open span, also where a reopening ended it later, as the
 * activity view has them; amounts of `currency` alone.
 */
export async function countClosings(
  database: Database,
  ledgerId: string,
  span: Span,
  currency: string,
): Promise<Closings> {
  const days = (of: string) => sqlDaysBetween(database.provider, 'd."salesReadyDay"', `${of}."closedDay"`);
  const params = [ledgerId, span.start, span.end];
  const amounts = (of: string) =>
    `CAST(sum(CASE WHEN ${of}."currency" = ? THEN ${of}."amountMinor" ELSE 0 END) AS BIGINT) AS amount,
      count(CASE WHEN ${of}."currency" = ? THEN ${of}."amountMinor" END) AS amounts,
      count(CASE WHEN ${of}."currency" <> ? THEN ${of}."amountMinor" END) AS others, count(*) - count(d."salesReadyDay") AS undated`;
  const questions: Question[] = [
    {
      sql: `SELECT d."status" AS status, count(*) AS n, ${amounts("d")} FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" IN ('won', 'lost') GROUP BY 1`,
      params: [currency, currency, currency, ...params],
    },
    {
      sql: `SELECT r."wasStatus" AS status, count(*) AS n, ${amounts("r")} FROM "Reopening" r
        JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
        WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' GROUP BY 1`,
      params: [currency, currency, currency, ...params],
    },
    {
      sql: `SELECT ${days("d")} AS days, count(*) AS n FROM "Deal" d WHERE d."ledgerId" = ? AND d."closedDay" >= ?
        AND d."closedDay" < ? AND d."status" = 'won' AND d."salesReadyDay" IS NOT NULL GROUP BY 1`,
      params,
    },
    reopenedCycleQuestion(ledgerId, span, days("r"), null),
  ];
  const [closed = [], before = [], cycle = [], cycleBefore = []] = await database.ask(questions);
  const all = [...closed, ...before];
  const won = all.filter(({ status }) => status === "won");
  const sum = (rows: readonly Row[], column: string) =>
    rows.reduce((total, row) => total + BigInt(row[column] ?? 0n), 0n);
  return {
    won: Number(sum(won, "n")),
    lost: Number(sum(all, "n") - sum(won, "n")),
    amountMinor: sum(won, "amount"),
    amounts: Number(sum(won, "amounts")),
    foreign: Number(sum(won, "others")),
    undated: Number(sum(won, "undated")),
    cycleDays: toHistogram([...cycle, ...cycleBefore]),
  };
}
