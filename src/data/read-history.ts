import { type Day, isDay } from "../core/day.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import type { Metric } from "../core/metric.ts";
import type { Question, Row } from "./ask.ts";
import { meetingsThatCount } from "./counted-meetings.ts";

/** What a team (null: nobody) has of a metric on a business day: records, or minor units of the ledger's currency. */
export type DatedCount = { teamId: string | null; day: Day; n: bigint };

/** What is known of a metric by day. `firstDay`: the day of its very first record, whenever; null: there is none. */
export type MetricHistory = {
  firstDay: Day | null;
  counts: DatedCount[];
  /** whether there are amounts of other currencies, which `counts` leaves out */
  hasForeign: boolean;
};

/** Every metric's days in a span. */
export type History = Record<Metric, MetricHistory>;

const won = `d."status" = 'won'`;
const ready = `d."status" NOT IN ('undone', 'disqualified')`;

/**
 * The questions behind the history of a ledger's metrics in the half-open span of days: by team and day what became a
 * lead, became sales-ready (rejected ones left out) and was won, also where a deal was opened again later; and the first
 * day of each. Amounts are sums of the ledger's currency alone, and whether there are others. Meetings that count once they
 * are held or accepted are two questions more, the last ones. readHistory reads their answers in this order.
 */
export function historyQuestions(
  ledgerId: string,
  span: { start: Day; end: Day },
  currency: string,
  counted: MeetingsCounted = "booked",
): Question[] {
  const params = [ledgerId, span.start, span.end];
  const { from, day: countedDay } = meetingsThatCount(counted);
  const later: Question[] = [
    {
      sql: `SELECT d."teamId" AS k, ${countedDay} AS day, count(*) AS n FROM ${from}
        WHERE d."ledgerId" = ? AND ${countedDay} >= ? AND ${countedDay} < ? AND ${ready} GROUP BY 1, 2`,
      params,
    },
    {
      sql: `SELECT min(${countedDay}) AS day FROM ${from} WHERE d."ledgerId" = ? AND ${ready}`,
      params: [ledgerId],
    },
  ];
  const amount = (of: string) =>
    `CAST(sum(CASE WHEN ${of}."currency" = ? THEN ${of}."amountMinor" ELSE 0 END) AS BIGINT) AS amount,
      count(CASE WHEN ${of}."currency" <> ? THEN ${of}."amountMinor" END) AS others`;
  const dated = (day: string, condition: string): Question => ({
    sql: `SELECT d."teamId" AS k, d."${day}" AS day, count(*) AS n, ${amount("d")} FROM "Deal" d
      WHERE d."ledgerId" = ? AND d."${day}" >= ? AND d."${day}" < ? AND ${condition} GROUP BY 1, 2`,
    params: [currency, currency, ...params],
  });
  const first = (day: string, condition: string): Question => ({
    sql: `SELECT min(d."${day}") AS day FROM "Deal" d WHERE d."ledgerId" = ? AND ${condition}`,
    params: [ledgerId],
  });
  return [
    {
      // Grouped in the index's order first, as group-in-order.ts says why.
      sql: `SELECT s."teamId" AS k, l."day" AS day, CAST(sum(l."n") AS BIGINT) AS n
        FROM (SELECT "ledgerId", "day", "status", "sourceId", count(*) AS "n" FROM "Lead"
          WHERE "ledgerId" = ? AND "day" >= ? AND "day" < ? AND "status" <> 'undone' GROUP BY 1, 2, 3, 4) l
        LEFT JOIN "Source" s ON s."ledgerId" = l."ledgerId" AND s."id" = l."sourceId" GROUP BY 1, 2`,
      params,
    },
    dated("salesReadyDay", ready),
    dated("closedDay", won),
    {
      sql: `SELECT d."teamId" AS k, r."closedDay" AS day, count(*) AS n, ${amount("r")} FROM "Reopening" r
        JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
        WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won' GROUP BY 1, 2`,
      params: [currency, currency, ...params],
    },
    {
      sql: `SELECT min("day") AS day FROM "Lead" WHERE "ledgerId" = ? AND "status" <> 'undone'`,
      params: [ledgerId],
    },
    first("salesReadyDay", ready),
    first("closedDay", won),
    ...(counted === "booked" ? [] : later),
  ];
}

/** The history from what its questions answered. */
export function readHistory(answers: readonly (readonly Row[])[]): History {
  const [leads = [], ready = [], deals = [], reopened = [], firstLead, firstReady, firstDeal, ...later] =
    answers;
  const [meetings = ready, firstMeeting = firstReady] = later;
  const won = [...deals, ...reopened];
  const of = (rows: readonly Row[], first: readonly Row[] | undefined, column: "n" | "amount") => ({
    firstDay: dayOf(first?.[0]),
    counts: rows.flatMap((row) => toDatedCount(row, column) ?? []),
    hasForeign: column === "amount" && rows.some(({ others }) => Number(others ?? 0n) > 0),
  });
  return {
    leads: of(leads, firstLead, "n"),
    meetings: of(meetings, firstMeeting, "n"),
    pipeline: of(ready, firstReady, "amount"),
    deals: of(won, firstDeal, "n"),
    revenue: of(won, firstDeal, "amount"),
  };
}

function toDatedCount(row: Row, column: "n" | "amount"): DatedCount | null {
  const day = dayOf(row);
  const n = BigInt(row[column] ?? 0n);
  if (day === null || n === 0n) return null;
  return { teamId: row.k === null || row.k === undefined ? null : String(row.k), day, n };
}

function dayOf(row: Row | undefined): Day | null {
  const day = row?.day;
  return typeof day === "string" && isDay(day) ? day : null;
}
