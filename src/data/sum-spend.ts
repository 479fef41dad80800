import { type Day, isDay } from "../core/day.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";

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

const text = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === "string" ? value : null;
};

/** What was spent in the half-open span of days, summed by all that tells one line from another. */
export async function sumSpend(
  database: Database,
  ledgerId: string,
  { start, end }: { start: Day; end: Day },
): Promise<SpendSum[]> {
  const columns = `"campaignId", "sourceId", "teamId", "productLineId", "divisionId", "currency", "day"`;
  const [rows = []] = await database.ask([
    {
      sql: `SELECT ${columns}, CAST(sum("amountMinor") AS BIGINT) AS amount FROM "Spend"
        WHERE "ledgerId" = ? AND "day" >= ? AND "day" < ? AND "status" <> 'undone' GROUP BY ${columns}`,
      params: [ledgerId, start, end],
    },
  ]);
  return rows.flatMap((row) => {
    const day = text(row, "day") ?? "";
    if (!isDay(day)) return [];
    return [
      {
        ...{
          campaignId: text(row, "campaignId"),
          sourceId: text(row, "sourceId"),
          teamId: text(row, "teamId"),
        },
        ...{ productLineId: text(row, "productLineId"), divisionId: text(row, "divisionId") },
        ...{ currency: text(row, "currency") ?? "", day, amountMinor: BigInt(row.amount ?? 0n) },
      },
    ];
  });
}
