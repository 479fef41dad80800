import { type Day, isDay } from "../core/day.ts";
import type { Database } from "./client.ts";
import { textIn } from "./read-row.ts";
import { type RoundedDays, sqlRoundedDay } from "./round-days.ts";

/** A sum of money by what it was spent on, whose it was, what for, currency and day; minor units. */
export type SpendSum = {
  campaignId: string | null;
  sourceId: string | null;
  teamId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  currency: string;
  day: Day;
  amountMinor: bigint;
};

/**
 * What was spent in the half-open span of days, summed by all that tells one line from another. Spend that names no team,
 * product line or division is its campaign's, and without one there its source's team's. Days are rounded where that is asked for.
 */
export async function sumSpend(
  database: Database,
  ledgerId: string,
  { start, end }: { start: Day; end: Day },
  rounded?: RoundedDays,
): Promise<SpendSum[]> {
  const day = rounded === undefined ? null : sqlRoundedDay("s", "day", rounded);
  const [rows = []] = await database.ask([
    {
      sql: `SELECT s."campaignId" AS "campaignId", s."sourceId" AS "sourceId",
          COALESCE(s."teamId", c."teamId", o."teamId") AS "teamId",
          COALESCE(s."productLineId", c."productLineId") AS "productLineId",
          COALESCE(s."divisionId", c."divisionId") AS "divisionId", s."currency" AS "currency", ${day?.sql ?? 's."day"'} AS "day",
          CAST(sum(s."amountMinor") AS BIGINT) AS amount
        FROM "Spend" s
          LEFT JOIN "Campaign" c ON c."ledgerId" = s."ledgerId" AND c."id" = s."campaignId"
          LEFT JOIN "Source" o ON o."ledgerId" = s."ledgerId" AND o."id" = COALESCE(s."sourceId", c."sourceId")
        WHERE s."ledgerId" = ? AND s."day" >= ? AND s."day" < ? AND s."status" <> 'undone'
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      params: [...(day?.params ?? []), ledgerId, start, end],
    },
  ]);
  return rows.flatMap((row) => {
    const day = textIn(row, "day") ?? "";
    if (!isDay(day)) return [];
    return [
      {
        ...{
          campaignId: textIn(row, "campaignId"),
          sourceId: textIn(row, "sourceId"),
          teamId: textIn(row, "teamId"),
        },
        ...{ productLineId: textIn(row, "productLineId"), divisionId: textIn(row, "divisionId") },
        ...{ currency: textIn(row, "currency") ?? "", day, amountMinor: BigInt(row.amount ?? 0n) },
      },
    ];
  });
}
