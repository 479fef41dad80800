import type { DatedAmount } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { meetingsThatCount } from "./counted-meetings.ts";
import { sqlDaysBetween } from "./dialect.ts";
import { flatMapInSlices } from "./in-slices.ts";
import { dayIn, textIn } from "./read-row.ts";

/** Meetings of a team (null: nobody's) by how they ended, and the days since each counts until it was won, or today. */
export type TeamAge = { teamId: string | null; status: "won" | "open" | "lost"; ageDays: number; n: number };

/** Meetings of a team by the first day of the month in which they count, and of the one in which they were won; null: not won. */
export type TeamMonth = { teamId: string | null; month: Day; wonMonth: Day | null; n: number };

/** Leads of a source (null: none): how many came in on a day, how many of those became meetings, and after how many days. */
export type SourceLeads = {
  came: { sourceId: string | null; day: Day; n: number }[];
  became: { sourceId: string | null; day: Day; n: number }[];
  lags: { sourceId: string | null; days: number; n: number }[];
};

/** Won amounts of a team, minor units: the ledger's own currency in one row, others by day; `squares` of their minor units. */
export type TeamWon = DatedAmount & { teamId: string | null; n: number; squares: number };

/** What funding is reckoned from. */
export type FundingRead = { ages: TeamAge[]; months: TeamMonth[]; leads: SourceLeads; won: TeamWon[] };

/**
 * How a ledger's meetings came to be won, team by team: days and months of all meetings as the ledger counts them and net
 * of rejected ones, as commitments are; the leads since a day and what became of each one's first meeting; and what was
 * won since then. All in one look at the database.
 */
export async function readFunding(
  database: Database,
  ledgerId: string,
  asked: { today: Day; since: Day; currency: string; meetingsCount: MeetingsCounted },
): Promise<FundingRead> {
  const { today, since, currency } = asked;
  const { from, day } = meetingsThatCount(asked.meetingsCount);
  const between = (start: string, end: string) => sqlDaysBetween(database.provider, start, end);
  const amount = 'CAST(d."amountMinor" AS DOUBLE PRECISION)';
  const questions: Question[] = [
    {
      sql: `SELECT d."teamId" AS k, d."status" AS status, count(*) AS n,
          CASE d."status" WHEN 'won' THEN ${between(day, 'd."closedDay"')} WHEN 'open' THEN ${between(day, "CAST(? AS TEXT)")} ELSE 0 END AS age
        FROM ${from} WHERE d."ledgerId" = ? AND ${day} IS NOT NULL AND (d."status" IN ('open', 'lost') OR d."status" = 'won' AND d."closedDay" IS NOT NULL)
        GROUP BY 1, 2, 4`,
      params: [today, ledgerId],
    },
    {
      sql: `SELECT d."teamId" AS k, substr(${day}, 1, 7) || '-01' AS month, CASE d."status" WHEN 'won' THEN substr(d."closedDay", 1, 7) || '-01' END AS won, count(*) AS n
        FROM ${from} WHERE d."ledgerId" = ? AND ${day} <= ? AND d."status" IN ('open', 'won', 'lost') GROUP BY 1, 2, 3`,
      params: [ledgerId, today],
    },
    {
      sql: `SELECT l."sourceId" AS k, l."day" AS day, count(*) AS n FROM "Lead" l
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" <= ? AND l."status" <> 'undone'
        GROUP BY l."day", l."status", l."sourceId"`,
      params: [ledgerId, since, today],
    },
    {
      sql: `WITH f AS MATERIALIZED (SELECT l."sourceId" AS k, l."day" AS day, ${between('l."day"', "m.day")} AS days, count(*) AS n
          FROM (${firstMeetings}) m CROSS JOIN "Lead" l
          WHERE l."ledgerId" = ? AND l."id" = m.id AND l."day" >= ? AND l."status" <> 'undone' GROUP BY 1, 2, 3)
        SELECT k, day, NULL AS days, CAST(sum(n) AS BIGINT) AS n FROM f GROUP BY 1, 2
        UNION ALL SELECT k, NULL AS day, days, CAST(sum(n) AS BIGINT) AS n FROM f GROUP BY 1, 3`,
      params: [ledgerId, since, today, ledgerId, since],
    },
    {
      sql: `SELECT d."teamId" AS k, d."currency" AS currency, CASE WHEN d."currency" = ? THEN ? ELSE d."closedDay" END AS day, count(*) AS n,
          CAST(sum(d."amountMinor") AS BIGINT) AS amount, CAST(sum(${amount} * ${amount}) AS TEXT) AS squares
        FROM "Deal" d WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" <= ? AND d."status" = 'won' AND d."amountMinor" IS NOT NULL
        GROUP BY 1, 2, 3`,
      params: [currency, today, ledgerId, since, today],
    },
  ];
  const [ages = [], months = [], came = [], became = [], won = []] = await database.ask(questions);
  return {
    ages: await flatMapInSlices(ages, toAge),
    months: months.flatMap((row) => {
      const month = dayIn(row, "month");
      return month === null
        ? []
        : [{ teamId: textIn(row, "k"), month, wonMonth: dayIn(row, "won"), n: Number(row.n) }];
    }),
    leads: {
      came: await flatMapInSlices(came, toLeads),
      became: await flatMapInSlices(became, toLeads),
      lags: became
        .filter(({ days }) => days !== null)
        .map((row) => ({ sourceId: textIn(row, "k"), days: Number(row.days), n: Number(row.n) })),
    },
    won: won.flatMap((row): TeamWon[] => {
      const on = dayIn(row, "day");
      if (on === null) return [];
      const money = {
        currency: textIn(row, "currency") ?? "",
        amountMinor: BigInt(row.amount ?? 0n),
        day: on,
      };
      return [{ ...money, teamId: textIn(row, "k"), n: Number(row.n), squares: Number(row.squares ?? 0) }];
    }),
  };
}

/** The first meeting that a lead led to; a lead converts once. Deals come first, so that few leads are looked up. */
const firstMeetings = `SELECT d."originLeadId" AS id, min(d."salesReadyDay") AS day FROM "Deal" d
  WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" <= ? AND d."originLeadId" IS NOT NULL
    AND d."status" NOT IN ('undone', 'disqualified') GROUP BY 1`;

function toAge(row: Row): TeamAge[] {
  const status = textIn(row, "status");
  if (status !== "won" && status !== "open" && status !== "lost") return [];
  return [{ teamId: textIn(row, "k"), status, ageDays: Number(row.age ?? 0n), n: Number(row.n) }];
}

function toLeads(row: Row): { sourceId: string | null; day: Day; n: number }[] {
  const day = dayIn(row, "day");
  return day === null ? [] : [{ sourceId: textIn(row, "k"), day, n: Number(row.n) }];
}
