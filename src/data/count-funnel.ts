import type { AmountByCurrency } from "../core/funnel.ts";
import type { Period } from "../core/period.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** What a report may be split by. */
export type Dimension = "source" | "team" | "product" | "division";

/** Counts of one row; `key` is the id of its source, team, product line or division, null for none. */
export type CountedRow = {
  key: string | null;
  leads: number;
  /** sales-ready meetings, rejected ones included */
  meetings: number;
  meetingsWithoutLead: number;
  disqualified: number;
  won: number;
  wonWithoutLead: number;
  lost: number;
  open: number;
  wonAmounts: AmountByCurrency[];
  /** amounts of the deals that became sales-ready in the period, disqualified ones left out */
  pipelineAmounts: AmountByCurrency[];
  /** won deals whose amount nobody has said */
  wonWithoutAmount: number;
};

/** A counted period: its rows, days from sales-ready to won of the won deals, and open deals without a day. */
export type Counted = { rows: CountedRow[]; cycleDays: ValueCount[]; undated: number };

const dealColumn: Record<Dimension | "all", string> = {
  all: "NULL",
  source: 'd."sourceId"',
  team: 'd."teamId"',
  product: 'd."productLineId"',
  division: 'd."divisionId"',
};

const leadColumn: Record<Dimension | "all", string> = {
  all: "NULL",
  source: 'l."sourceId"',
  team: 's."teamId"',
  product: 'l."productLineId"',
  division: 'l."divisionId"',
};

const joinTeamOfLead = (by: Dimension | "all"): string =>
  by === "team" ? 'LEFT JOIN "Source" s ON s."ledgerId" = l."ledgerId" AND s."id" = l."sourceId"' : "";

/** Rows by key, filled in from several questions. */
function collector() {
  const rows = new Map<string | null, CountedRow>();
  const at = (key: Row[string]): CountedRow => {
    const id = key === null || key === undefined ? null : String(key);
    const row = rows.get(id) ?? {
      key: id,
      leads: 0,
      meetings: 0,
      meetingsWithoutLead: 0,
      disqualified: 0,
      won: 0,
      wonWithoutLead: 0,
      lost: 0,
      open: 0,
      wonAmounts: [],
      pipelineAmounts: [],
      wonWithoutAmount: 0,
    };
    rows.set(id, row);
    return row;
  };
  return { rows, at };
}

function addAmount(amounts: AmountByCurrency[], row: Row): void {
  const amountMinor = BigInt(row.amount ?? 0n);
  const currency = String(row.currency);
  const known = amounts.find((amount) => amount.currency === currency);
  if (known) known.amountMinor += amountMinor;
  else amounts.push({ currency, amountMinor });
}

function addClosed(into: CountedRow, row: Row): void {
  const n = Number(row.n);
  if (row.status === "open") into.open += n;
  if (row.status === "disqualified") into.disqualified += n;
  if (row.status === "lost") into.lost += n;
  if (row.status !== "won") return;
  into.won += n;
  into.wonWithoutLead += Number(row.withoutLead ?? 0n);
  into.wonWithoutAmount += Number(row.withoutAmount);
  if (row.amount !== null) addAmount(into.wonAmounts, row);
}

const toHistogram = (rows: readonly Row[]): ValueCount[] =>
  rows.map((row): ValueCount => [Number(row.days), Number(row.n)]);

const undatedOf = (rows: readonly Row[] | undefined): number => Number(rows?.[0]?.n ?? 0n);

const undatedQuestion = (ledgerId: string): Question => ({
  sql: `SELECT count(*) AS n FROM "Deal" WHERE "ledgerId" = ? AND "salesReadyDay" IS NULL AND "status" = 'open'`,
  params: [ledgerId],
});

/** The questions behind the activity view's rows; readActivity reads what they answer, in this order. */
export function activityQuestions(
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
): [Question, Question, Question] {
  const params = [ledgerId, period.start, period.end];
  return [
    {
      sql: `SELECT ${leadColumn[by]} AS k, count(*) AS n FROM "Lead" l ${joinTeamOfLead(by)}
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? GROUP BY 1`,
      params,
    },
    {
      sql: `SELECT ${dealColumn[by]} AS k, d."status" AS status, d."currency" AS currency, count(*) AS n,
          count(*) - count(d."originLeadId") AS "withoutLead", CAST(sum(d."amountMinor") AS BIGINT) AS amount FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ? AND d."status" <> 'undone' GROUP BY 1, 2, 3`,
      params,
    },
    {
      sql: `SELECT ${dealColumn[by]} AS k, d."status" AS status, d."currency" AS currency, count(*) AS n,
          count(*) - count(d."originLeadId") AS "withoutLead", count(*) - count(d."amountMinor") AS "withoutAmount",
          CAST(sum(d."amountMinor") AS BIGINT) AS amount FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" IN ('won', 'lost') GROUP BY 1, 2, 3`,
      params,
    },
  ];
}

/** The activity view's rows from what its three questions answered. */
export function readActivity([
  leads = [],
  meetings = [],
  closed = [],
]: readonly (readonly Row[])[]): CountedRow[] {
  const { rows, at } = collector();
  for (const row of leads) at(row.k).leads += Number(row.n);
  for (const row of meetings) {
    const into = at(row.k);
    into.meetings += Number(row.n);
    into.meetingsWithoutLead += Number(row.withoutLead);
    if (row.status === "open") into.open += Number(row.n);
    if (row.status === "disqualified") into.disqualified += Number(row.n);
    else if (row.amount !== null) addAmount(into.pipelineAmounts, row);
  }
  for (const row of closed) addClosed(at(row.k), row);
  return [...rows.values()];
}

/**
 * Activity view: events dated in the period, whatever their past. Leads by their day, sales-ready meetings by the day
 * they were booked, won and lost by the day of closing; `open` is what became sales-ready in the period and is open.
 */
export async function countActivity(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
): Promise<Counted> {
  const days = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const [cycle = [], undated, ...activity] = await database.ask([
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal"
        WHERE "ledgerId" = ? AND "closedDay" >= ? AND "closedDay" < ? AND "status" = 'won' AND "salesReadyDay" IS NOT NULL GROUP BY 1`,
      params: [ledgerId, period.start, period.end],
    },
    undatedQuestion(ledgerId),
    ...activityQuestions(ledgerId, period, by),
  ]);
  return { rows: readActivity(activity), cycleDays: toHistogram(cycle), undated: undatedOf(undated) };
}

/** How many leads came in during the period. */
export async function countLeads(
  database: Database,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
): Promise<number> {
  const [rows] = await database.ask([
    {
      sql: `SELECT count(*) AS n FROM "Lead" WHERE "ledgerId" = ? AND "day" >= ? AND "day" < ?`,
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
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? GROUP BY 1`,
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
          WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ?) AS each_deal
        GROUP BY 1, 2, 3`,
      params: inPeriod,
    },
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Lead" l ${joinDeal}
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND d."status" = 'won'
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
