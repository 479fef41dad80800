import type { DatedAmount } from "../core/convert.ts";
import { type Day, isDay } from "../core/day.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { textIn } from "./read-row.ts";
import { type RoundedDays, sqlRoundedDay } from "./round-days.ts";

/** Won deals of one campaign (null: none), team, currency and day; minor units. */
export type WonSum = DatedAmount & {
  campaignId: string | null;
  teamId: string | null;
  n: number;
  /** whether a touch of one of the asked teams' sources came before the closing */
  isInfluenced: boolean;
  /** whether a reopening ended it later: won on its day, but not to date */
  isOpenAgain: boolean;
};

const toWon = (row: Row, isOpenAgain: boolean): WonSum[] => {
  const day = textIn(row, "day") ?? "";
  if (!isDay(day)) return [];
  return [
    {
      ...{ day, campaignId: textIn(row, "campaignId"), teamId: textIn(row, "teamId") },
      ...{ currency: textIn(row, "currency") ?? "", amountMinor: BigInt(row.amount ?? 0n) },
      ...{ n: Number(row.n ?? 0n), isInfluenced: row.influenced === 1n, isOpenAgain },
    },
  ];
};

/**
 * What was won in the half-open span of days by campaign, team, day and currency, each with whether one of these teams
 * sourced it (its first meeting was a touch) or had a touch on the account before. A win
 * that a reopening ended later was so all the same, and stays on its day (formulas.md §7). Days that need no rate are rounded.
 * @param teamIds whose touches count as influence
 */
export async function sumWon(
  database: Database,
  ledgerId: string,
  { start, end, rounded }: { start: Day; end: Day; rounded: RoundedDays },
  teamIds: readonly string[],
): Promise<WonSum[]> {
  const day = (of: "d" | "r") => sqlRoundedDay(of, "closedDay", rounded);
  const marks = teamIds.map(() => "?").join(", ");
  const influencedBy = (closedDay: string) =>
    teamIds.length === 0
      ? "0"
      : `CASE WHEN d."teamId" IN (${marks}) OR EXISTS (SELECT 1 FROM "Touch" t JOIN "Source" s ON s."ledgerId" = t."ledgerId" AND s."id" = t."sourceId"
          WHERE t."ledgerId" = d."ledgerId" AND t."accountId" = d."accountId" AND t."status" <> 'undone'
            AND t."day" <= ${closedDay} AND s."teamId" IN (${marks})) THEN 1 ELSE 0 END`;
  const sums = (of: "d" | "r", from: string): Question => ({
    sql: `SELECT "campaignId", "teamId", "currency", day, influenced, count(*) AS n,
        CAST(coalesce(sum("amountMinor"), 0) AS BIGINT) AS amount
      FROM (SELECT d."campaignId", d."teamId", ${of}."currency", ${day(of).sql} AS day, ${of}."amountMinor", ${influencedBy(`${of}."closedDay"`)} AS influenced
        FROM ${from} WHERE ${of}."ledgerId" = ? AND ${of}."closedDay" >= ? AND ${of}."closedDay" < ?
          AND ${of === "d" ? `d."status" = 'won'` : `r."status" = 'open' AND r."wasStatus" = 'won'`}) AS won
      GROUP BY 1, 2, 3, 4, 5`,
    params: [...day(of).params, ...teamIds, ...teamIds, ledgerId, start, end],
  });
  const [won = [], before = []] = await database.ask([
    sums("d", '"Deal" d'),
    sums("r", '"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"'),
  ]);
  return [...won.flatMap((row) => toWon(row, false)), ...before.flatMap((row) => toWon(row, true))];
}

/** The first day on which each campaign without a day of its own spent or brought in anything, by its id; others are left out. */
export async function findFirstDays(database: Database, ledgerId: string): Promise<Map<string, Day>> {
  const first = (table: string, day: string) =>
    `(SELECT min(x."${day}") FROM "${table}" x WHERE x."ledgerId" = c."ledgerId" AND x."campaignId" = c."id" AND x."status" <> 'undone')`;
  const [rows = []] = await database.ask([
    {
      sql: `SELECT c."id" AS id, ${first("Spend", "day")} AS spend, ${first("Lead", "day")} AS lead, ${first("Deal", "salesReadyDay")} AS deal
        FROM "Campaign" c WHERE c."ledgerId" = ? AND c."startDay" IS NULL`,
      params: [ledgerId],
    },
  ]);
  return new Map(
    rows.flatMap((row): [string, Day][] => {
      const days = [row.spend, row.lead, row.deal].flatMap((day) =>
        typeof day === "string" && isDay(day) ? [day] : [],
      );
      const [day] = days.sort();
      return day === undefined ? [] : [[String(row.id), day]];
    }),
  );
}
