import { type Day, isDay } from "../core/day.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import type { Period } from "../core/period.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { meetingsThatCount } from "./counted-meetings.ts";
import type { PathGap } from "./won-paths.ts";

/** Why a record that is dated in the period adds nothing; "without a rate": it is in another currency, and may be converted yet. */
export type LeftOut =
  | ("rejected" | "taken back" | "without a rate" | "no amount yet")
  /** booked in the period, where a ledger counts a meeting only then */
  | ("not held yet" | "not accepted yet")
  /** what the path of a won deal lacks */
  | PathGap;

/**
 * A record behind a figure. `n` is what it adds: 1, or minor units of the ledger's currency; 0 where it is left out.
 * `amountMinor` of `currency` is what it is worth, null where nobody said.
 */
export type CountedRecord = {
  id: string;
  day: Day;
  company: string | null;
  source: string | null;
  team: string | null;
  teamId: string | null;
  n: bigint;
  leftOut: LeftOut | null;
  amountMinor: bigint | null;
  currency: string | null;
};

const names = `LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
  LEFT JOIN "Source" s ON s."ledgerId" = d."ledgerId" AND s."id" = d."sourceId"`;
const dealColumns = (day: string, amount: string, currency: string, status: string) =>
  `d."id" AS id, ${day} AS day, a."name" AS company, s."name" AS source, t."name" AS team, d."teamId" AS "teamId",
   ${amount} AS amount, ${currency} AS currency, ${status} AS status`;
const dealTeam = `LEFT JOIN "Team" t ON t."ledgerId" = d."ledgerId" AND t."id" = d."teamId"`;

const ofLeads = `SELECT d."id" AS id, d."day" AS day, a."name" AS company, s."name" AS source, t."name" AS team,
    s."teamId" AS "teamId", NULL AS amount, NULL AS currency, d."status" AS status
  FROM "Lead" d ${names} LEFT JOIN "Team" t ON t."ledgerId" = d."ledgerId" AND t."id" = s."teamId"
  WHERE d."ledgerId" = ? AND d."day" >= ? AND d."day" < ? ORDER BY 2, 1`;
const ofMeetings = (counted: MeetingsCounted) => {
  const { from, day } = meetingsThatCount(counted);
  return `SELECT ${dealColumns(day, 'd."amountMinor"', 'd."currency"', 'd."status"')}
  FROM ${from} ${names} ${dealTeam}
  WHERE d."ledgerId" = ? AND ${day} >= ? AND ${day} < ? ORDER BY 2, 1`;
};
/** Meetings booked in the period that do not count yet, because nobody has said that they were held or accepted. */
const ofWaiting = (counted: "held" | "accepted") => {
  const { from, day } = meetingsThatCount(counted);
  const status = `CASE WHEN d."status" IN ('undone', 'disqualified') THEN d."status" ELSE 'not ${counted} yet' END`;
  return `SELECT ${dealColumns('d."salesReadyDay"', 'd."amountMinor"', 'd."currency"', status)}
  FROM "Deal" d ${names} ${dealTeam}
  WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ? AND d."id" NOT IN
    (SELECT d."id" FROM ${from} WHERE d."ledgerId" = ? AND ${day} IS NOT NULL) ORDER BY 2, 1`;
};
const ofDeals = `SELECT ${dealColumns('d."closedDay"', 'd."amountMinor"', 'd."currency"', 'd."status"')}
  FROM "Deal" d ${names} ${dealTeam}
  WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" IN ('won', 'undone') ORDER BY 2, 1`;
const ofReopened = `SELECT ${dealColumns('r."closedDay"', 'r."amountMinor"', 'r."currency"', "'won'")}
  FROM "Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" ${names} ${dealTeam}
  WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won' ORDER BY 2, 1`;

/**
 * The records of a metric that are dated in the half-open period, by day, with what each adds: all of them, or (a
 * team's id) those that the team sourced. Those that add nothing say why. What they add sums to the scorecard's figure.
 */
export async function listCounted(
  database: Database,
  ledgerId: string,
  asked: {
    metric: Metric;
    period: Pick<Period, "start" | "end">;
    currency: string;
    teamId: string | null;
    meetingsCount: MeetingsCounted;
  },
): Promise<CountedRecord[]> {
  const { metric, period, currency, teamId } = asked;
  const params = [ledgerId, period.start, period.end];
  const isWon = metric === "deals" || metric === "revenue";
  const counted = metric === "meetings" ? asked.meetingsCount : "booked";
  const texts = metric === "leads" ? [ofLeads] : isWon ? [ofDeals, ofReopened] : [ofMeetings(counted)];
  const waiting = counted === "booked" ? [] : [{ sql: ofWaiting(counted), params: [...params, ledgerId] }];
  const answers = await database.ask([...texts.map((sql) => ({ sql, params })), ...waiting]);
  return answers
    .flat()
    .flatMap((row) => toRecord(row, metric, currency) ?? [])
    .filter((record) => teamId === null || record.teamId === teamId)
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

const textOf = (row: Row, column: string): string | null =>
  typeof row[column] === "string" ? row[column] : null;

function toRecord(row: Row, metric: Metric, currency: string): CountedRecord | null {
  const day = textOf(row, "day");
  if (day === null || !isDay(day)) return null;
  const amountMinor = typeof row.amount === "bigint" ? row.amount : null;
  const of = { amountMinor, currency: textOf(row, "currency") };
  const leftOut = whyLeftOut(textOf(row, "status"), of, metric, currency);
  return {
    id: textOf(row, "id") ?? "",
    day,
    company: textOf(row, "company"),
    source: textOf(row, "source"),
    team: textOf(row, "team"),
    teamId: textOf(row, "teamId"),
    n: leftOut !== null ? 0n : isMoneyMetric(metric) ? (amountMinor ?? 0n) : 1n,
    leftOut,
    ...of,
  };
}

function whyLeftOut(
  status: string | null,
  of: Pick<CountedRecord, "amountMinor" | "currency">,
  metric: Metric,
  currency: string,
): LeftOut | null {
  if (status === "undone") return "taken back";
  if (status === "disqualified") return "rejected";
  if (status === "not held yet" || status === "not accepted yet") return status;
  if (!isMoneyMetric(metric)) return null;
  if (of.amountMinor === null) return "no amount yet";
  return of.currency === currency ? null : "without a rate";
}
