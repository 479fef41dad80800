import { type DatedAmount, type RateRow, rateAsNumber } from "../core/convert.ts";
import { type Day, isDay } from "../core/day.ts";
import type { Database } from "./client.ts";
import { dealKey, sqlRateDay } from "./counted-rows.ts";
import { dayIn, textIn } from "./read-row.ts";

/** What was spent on a source or campaign on a day, minor units of one currency; `key` null: on none. */
export type DatedSpend = DatedAmount & { key: string | null };

/** What a ledger spent and won since a day. */
export type ReturnsRead = {
  spend: DatedSpend[];
  /** the day of the youngest sales-ready meeting by source or campaign */
  lastMeeting: ReadonlyMap<string, Day>;
  /** meetings older than the asked day, whatever became of them, and how many of them were won */
  pool: { meetings: number; wins: number };
  /** won deals with an amount in the ledger's currency, converted ones too: count, sum in minor units, and standard deviation ÷ mean */
  amounts: { n: number; meanMinor: number; variation: number };
};

/** `oldBefore`: meetings before it are old; `rates` of the ledger, by which won amounts in other currencies count. */
type ReturnsQuestion = {
  by: "source" | "campaign";
  since: Day;
  oldBefore: Day;
  currency: string;
  rates: readonly RateRow[];
};

/**
 * What was spent since a day by source (a campaign's spend is its source's too) or campaign, and what the ledger's won
 * deals since then were worth.
 */
export async function readReturns(
  database: Database,
  ledgerId: string,
  { by, since, oldBefore, currency, rates }: ReturnsQuestion,
): Promise<ReturnsRead> {
  const hasRates = rates.length > 0;
  const rateDay = sqlRateDay(hasRates ? currency : null);
  const key = by === "campaign" ? 's."campaignId"' : 'coalesce(s."sourceId", c."sourceId")';
  const amount = 'CAST(d."amountMinor" AS DOUBLE PRECISION)';
  const [spend = [], last = [], sums = [], [pool] = []] = await database.ask([
    {
      sql: `SELECT ${key} AS k, s."day" AS day, s."currency" AS currency, CAST(sum(s."amountMinor") AS BIGINT) AS amount FROM "Spend" s
        LEFT JOIN "Campaign" c ON c."ledgerId" = s."ledgerId" AND c."id" = s."campaignId"
        WHERE s."ledgerId" = ? AND s."day" >= ? AND s."status" <> 'undone' GROUP BY 1, 2, 3`,
      params: [ledgerId, since],
    },
    {
      sql: `SELECT ${dealKey(by).sql} AS k, max(d."salesReadyDay") AS day FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."status" <> 'undone' GROUP BY 1`,
      params: [ledgerId, since],
    },
    {
      sql: `SELECT d."currency" AS currency, ${rateDay.sql} AS day, count(*) AS n, CAST(sum(d."amountMinor") AS BIGINT) AS amount,
          CAST(sum(${amount} * ${amount}) AS TEXT) AS squares
        FROM "Deal" d WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."status" = 'won' AND d."amountMinor" IS NOT NULL
          ${hasRates ? "" : 'AND d."currency" = ?'} GROUP BY 1, 2`,
      params: [...rateDay.params, ledgerId, since, ...(hasRates ? [] : [currency])],
    },
    {
      sql: `SELECT count(*) AS meetings, sum(CASE WHEN d."status" = 'won' THEN 1 ELSE 0 END) AS wins FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ? AND d."status" <> 'undone'`,
      params: [ledgerId, since, oldBefore],
    },
  ]);
  const worth = sums.flatMap((row) => {
    const factor = rateAsNumber(rates, {
      from: textIn(row, "currency") ?? "",
      to: currency,
      day: dayIn(row, "day"),
    });
    if (factor === null) return [];
    const [sum, squares] = [Number(row.amount ?? 0n) * factor, Number(row.squares ?? 0) * factor ** 2];
    return [{ n: Number(row.n), sum, squares }];
  });
  const add = (read: (row: (typeof worth)[number]) => number) =>
    worth.reduce((all, row) => all + read(row), 0);
  const n = add((row) => row.n);
  const meanMinor = n === 0 ? 0 : add(({ sum }) => sum) / n;
  const variance = n === 0 ? 0 : Math.max(0, add(({ squares }) => squares) / n - meanMinor ** 2);
  const keyOf = (k: unknown) => (typeof k === "string" ? k : null);
  return {
    spend: spend.flatMap((row): DatedSpend[] => {
      const day = String(row.day);
      const amountMinor = BigInt(row.amount ?? 0n);
      return isDay(day) ? [{ key: keyOf(row.k), day, currency: String(row.currency), amountMinor }] : [];
    }),
    lastMeeting: new Map(
      last.flatMap(({ k, day }) =>
        typeof k === "string" && typeof day === "string" && isDay(day) ? [[k, day] as const] : [],
      ),
    ),
    pool: { meetings: Number(pool?.meetings ?? 0n), wins: Number(pool?.wins ?? 0n) },
    amounts: { n, meanMinor, variation: meanMinor <= 0 ? 1 : Math.sqrt(variance) / meanMinor },
  };
}
