import type { Journey, JourneyTouch } from "../core/credit-journeys.ts";
import { type Day, isDay } from "../core/day.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { type Dimension, dealKey, sqlRateDay } from "./counted-rows.ts";
import { sqlMonthsBefore } from "./dialect.ts";
import { inSlices } from "./in-slices.ts";
import { dayIn, textIn } from "./read-row.ts";

/** What touches can be credited to. */
export type CreditedTo = Exclude<Dimension, `attribute:${string}`>;

/** Journeys with how their deals ended so far, and whether they became sales-ready before the asked day. */
export type ReadJourney = Journey & {
  status: string;
  isOld: boolean;
  /** the day of closing whose rate converts the amount; null where the question names no currency to convert to */
  rateDay: Day | null;
};

/** Which deals' journeys, and how exactly. */
export type JourneyQuestion = {
  by: CreditedTo;
  /** deals with this day in the half-open period */
  day: "closedDay" | "salesReadyDay";
  start: Day;
  end: Day;
  statuses: readonly string[];
  /** where the journeys of open deals end */
  today: Day;
  /** deals that became sales-ready before this day are old */
  oldBefore: Day;
  /** whether touches carry their own days, which time decay needs; without them equal journeys become one row */
  withDays: boolean;
  /** touches count so many months back from the day a deal became sales-ready */
  lookBackMonths: number;
  /** the ledger's currency where it has rates: other amounts stand by their day of closing; null: they are only added up */
  convertTo: string | null;
  /**
   * only deals that a touch of this campaign, or their own origin, may credit to it, and of their touches only whether they
   * are its own (key null: another's); with `by` "campaign". Absent: all
   */
  campaignId?: string;
};

const columns: Record<CreditedTo, string> = {
  ...{ source: "sourceId", team: "sourceId", campaign: "campaignId" },
  ...{ product: "productLineId", division: "divisionId" },
};

/** Whether touches can be credited to this split: not to attributes, which all touches of a deal share. */
export const isCreditedTo = (by: Dimension | null): by is CreditedTo =>
  by !== null && Object.hasOwn(columns, by);

/** What a row `of` is credited to; of one campaign (a `?` mark) whether it is its own. */
function keyOf({ by, campaignId }: JourneyQuestion, of: "t" | "l" | "d"): string {
  if (by === "team")
    return `(SELECT s."teamId" FROM "Source" s WHERE s."ledgerId" = ${of}."ledgerId" AND s."id" = ${of}."sourceId")`;
  const column = `${of}."${columns[by]}"`;
  return campaignId === undefined ? column : `CASE WHEN ${column} = ? THEN ${column} END`;
}

/**
 * The journeys of deals: their account's touches from the look-back and the account's last closing before the deal on, up
 * to the deal's own closing, or today while it is open. The origin lead counts even where it has no touch row, and so
 * does a deal's own source where neither lead nor touch names it: its first meeting was the touch. Equal journeys
 * are one row.
 */
export async function readJourneys(
  database: Database,
  ledgerId: string,
  asked: JourneyQuestion,
): Promise<ReadJourney[]> {
  return (await askJourneys(database, ledgerId, asked)).journeys;
}

/** The journeys, and what another question answers of the same state of the database. */
async function askJourneys(
  database: Database,
  ledgerId: string,
  asked: JourneyQuestion,
  beside: readonly Question[] = [],
): Promise<{ journeys: ReadJourney[]; beside: Row[] }> {
  const journeys: ReadJourney[] = [];
  const touches: KnownTouches = new Map();
  const add = (rows: readonly Row[]) => {
    for (const row of rows) journeys.push(toJourney(row, asked, touches));
  };
  const questions = [journeyQuestion(database, ledgerId, asked), ...beside];
  const [left = [], others = []] = await database.ask(questions, add);
  await inSlices(left, add);
  return { journeys, beside: others };
}

/** Deals won by their own source, campaign, team …, which was written when they opened; null: none. */
export type Sourced = {
  key: string | null;
  won: number;
  amounts: (AmountByCurrency & { day: Day | null })[];
};

/** The journeys of won deals, and the same deals by what they were sourced from, of one state of the database. */
export async function readWonJourneys(
  database: Database,
  ledgerId: string,
  asked: JourneyQuestion,
): Promise<{ journeys: ReadJourney[]; sourced: Sourced[] }> {
  const { by, day, start, end } = asked;
  const rateDay = sqlRateDay(asked.convertTo);
  const won = { ...asked, statuses: ["won"] };
  const { journeys, beside } = await askJourneys(database, ledgerId, won, [
    {
      sql: `SELECT ${dealKey(by).sql} AS k, d."currency" AS currency, ${rateDay.sql} AS "rateDay", count(*) AS n, CAST(coalesce(sum(d."amountMinor"), 0) AS BIGINT) AS amount
        FROM "Deal" d WHERE d."ledgerId" = ? AND d."${day}" >= ? AND d."${day}" < ? AND d."status" = 'won' GROUP BY 1, 2, 3`,
      params: [...rateDay.params, ledgerId, start, end],
    },
  ]);
  const sourced = new Map<string | null, Sourced>();
  for (const row of beside) {
    const key = typeof row.k === "string" ? row.k : null;
    const into = sourced.get(key) ?? { key, won: 0, amounts: [] };
    sourced.set(key, into);
    into.won += Number(row.n);
    into.amounts.push({
      ...{ currency: textIn(row, "currency") ?? "", amountMinor: BigInt(row.amount ?? 0n) },
      day: dayIn(row, "rateDay"),
    });
  }
  return { journeys, sourced: [...sourced.values()] };
}

/** What is asked of deals below: carrying all their columns along takes longer than finding them. */
const dealColumns = [
  ...["id", "ledgerId", "accountId", "originLeadId", "sourceId", "campaignId", "productLineId", "divisionId"],
  ...["status", "salesReadyDay", "closedDay", "amountMinor", "currency", "createdAt"],
]
  .map((column) => `d."${column}"`)
  .join(", ");

function journeyQuestion({ provider }: Database, ledgerId: string, asked: JourneyQuestion): Question {
  const { withDays, campaignId, statuses } = asked;
  const start = `coalesce(d."salesReadyDay", d."closedDay")`;
  const own = (of: "t" | "l" | "d", isLead: string, day: string) =>
    `SELECT d."id" AS deal, ${keyOf(asked, of)} AS k, CASE WHEN ${day} <= d."salesReadyDay" THEN '1' ELSE '0' END AS before,
      ${isLead} AS lead, ${day} AS day, ${of}."createdAt" AS made, ${of}."id" AS id`;
  const isSame = `t."ledgerId" = d."ledgerId" AND t."accountId" = d."accountId" AND t."status" <> 'undone'`;
  const rateDay = sqlRateDay(asked.convertTo);
  const days = withDays ? `'/' || e.day` : `''`;
  const only = campaignId === undefined ? null : dealsTouchedBy(campaignId, ledgerId, provider, asked);
  // closedDay || '' keeps SQLite from looking an account's closings up by day among all of the ledger's.
  return {
    sql: `WITH d AS MATERIALIZED (SELECT ${dealColumns}, coalesce(d."closedDay", CAST(? AS TEXT)) AS "endDay", ${sqlMonthsBefore(provider, start)} AS "fromDay",
        (SELECT max(p."closedDay" || '') FROM "Deal" p WHERE p."ledgerId" = d."ledgerId" AND p."accountId" = d."accountId"
          AND p."status" IN ('won', 'lost') AND p."closedDay" || '' < ${start}) AS "cycleDay"
      FROM ${only?.sql ?? ""}"Deal" d WHERE d."ledgerId" = ? AND d."${asked.day}" >= ? AND d."${asked.day}" < ?
        AND d."status" IN (${statuses.map(() => "?").join(", ")})${only === null ? "" : ' AND d."id" = o."id"'}),
    touched AS MATERIALIZED (
      ${own("t", `CASE WHEN t."leadId" = d."originLeadId" THEN 'L' ELSE '' END`, `t."day"`)} FROM d JOIN "Touch" t ON ${isSame}
        AND t."day" <= d."endDay" AND (t."leadId" = d."originLeadId"
          OR (t."day" >= d."fromDay" AND (d."cycleDay" IS NULL OR t."day" > d."cycleDay")))),
    e AS (SELECT * FROM touched
      UNION ALL ${own("l", `'L'`, `l."day"`)} FROM d JOIN "Lead" l ON l."ledgerId" = d."ledgerId" AND l."id" = d."originLeadId"
        AND l."status" <> 'undone' AND l."day" <= d."endDay"
        WHERE d."id" NOT IN (SELECT deal FROM touched WHERE lead = 'L')
      UNION ALL ${own("d", `''`, start)} FROM d WHERE d."originLeadId" IS NULL AND d."sourceId" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "Touch" t WHERE ${isSame} AND t."sourceId" = d."sourceId"
          AND t."day" >= d."fromDay" AND (d."cycleDay" IS NULL OR t."day" > d."cycleDay") AND t."day" <= ${start})),
    paths AS MATERIALIZED (SELECT e.deal, string_agg(coalesce(e.k, '') || '/' || e.before || e.lead || ${days}, ' ' ORDER BY e.day, e.made, e.id) AS path
      FROM e GROUP BY 1)
    SELECT p.path AS path, d."status" AS status, d."currency" AS currency,
      CASE WHEN d."salesReadyDay" < ? THEN 1 ELSE 0 END AS "isOld", ${rateDay.sql} AS "rateDay", ${withDays ? `d."endDay" AS "endDay", d."salesReadyDay" AS "dealDay",` : ""}
      count(*) AS n, count(d."amountMinor") AS "withAmount", CAST(coalesce(sum(d."amountMinor"), 0) AS BIGINT) AS amount
    FROM d LEFT JOIN paths p ON p.deal = d."id" GROUP BY 1, 2, 3, 4, 5${withDays ? ", 6, 7" : ""}`,
    params: [
      ...[asked.today, asked.lookBackMonths, ...(only?.params ?? [])],
      ...[ledgerId, asked.start, asked.end, ...statuses],
      ...(campaignId === undefined ? [] : [campaignId, campaignId, campaignId]),
      ...[asked.oldBefore, ...rateDay.params],
    ],
  };
}

/**
 * The ids of the deals that a campaign is the origin of or has a touch on in time, to join: found from the campaign's own
 * rows, not by asking every deal. CROSS JOIN is how SQLite is told where to begin.
 */
function dealsTouchedBy(
  campaignId: string,
  ledgerId: string,
  provider: Database["provider"],
  { today, lookBackMonths }: JourneyQuestion,
): Pick<Question, "sql"> & { params: (string | number)[] } {
  const fromDay = sqlMonthsBefore(provider, 'coalesce(o."salesReadyDay", o."closedDay")');
  return {
    sql: `(SELECT DISTINCT touched.id AS "id" FROM (SELECT o."id" AS id FROM "Deal" o WHERE o."ledgerId" = ? AND o."campaignId" = ?
        UNION ALL SELECT o."id" AS id FROM "Touch" t CROSS JOIN "Deal" o WHERE t."ledgerId" = ? AND t."campaignId" = ? AND t."status" <> 'undone'
          AND o."ledgerId" = t."ledgerId" AND o."accountId" = t."accountId" AND t."day" <= coalesce(o."closedDay", CAST(? AS TEXT))
          AND (t."leadId" = o."originLeadId" OR t."day" >= ${fromDay})
        UNION ALL SELECT o."id" AS id FROM "Lead" l CROSS JOIN "Deal" o WHERE l."ledgerId" = ? AND l."campaignId" = ? AND l."status" <> 'undone'
          AND o."ledgerId" = l."ledgerId" AND o."originLeadId" = l."id") touched) o CROSS JOIN `,
    params: [
      ...[ledgerId, campaignId, ledgerId, campaignId, today, lookBackMonths],
      ...[ledgerId, campaignId],
    ],
  };
}

// Without days only the order counts, and what came before the deal was opened: any days will do that say so.
const beforeDeal: Day = "2000-01-01";
const afterDeal: Day = "2000-01-02";
const endOfDeal: Day = "2000-01-03";

/** Touches by the words of a path, each made once: paths are many, and the touches in them are the same again and again. */
type KnownTouches = Map<string, JourneyTouch>;

function touchOf(step: string, known: KnownTouches): JourneyTouch {
  const found = known.get(step);
  if (found !== undefined) return found;
  const [key = "", flags = "", day] = step.split("/");
  const place = flags.startsWith("1") ? beforeDeal : afterDeal;
  const touch = { key: key === "" ? null : key, isLead: flags.endsWith("L"), day: dayOf(day, place) };
  known.set(step, touch);
  return touch;
}

const dayOf = (text: Row[string], or: Day): Day => (typeof text === "string" && isDay(text) ? text : or);

function toJourney(row: Row, { withDays }: JourneyQuestion, known: KnownTouches): ReadJourney {
  const steps = typeof row.path === "string" ? row.path.split(" ") : [];
  return {
    touches: steps.map((step) => touchOf(step, known)),
    endDay: withDays ? dayOf(row.endDay, afterDeal) : endOfDeal,
    dealDay: withDays ? (row.dealDay === null ? null : dayOf(row.dealDay, beforeDeal)) : beforeDeal,
    n: Number(row.n),
    withAmount: Number(row.withAmount),
    currency: String(row.currency),
    amountMinor: BigInt(row.amount ?? 0n),
    status: String(row.status),
    isOld: row.isOld === 1n,
    rateDay: dayIn(row, "rateDay"),
  };
}
