import type { RateRow } from "../core/convert.ts";
import { type Day, isDay } from "../core/day.ts";
import type { Question, Row } from "./ask.ts";
import type { Queryable } from "./client.ts";

/** Every rate of the ledger, by currency and day. @param until only those that were set by then (epoch ms); null: all */
export async function listRates(
  db: Queryable,
  ledgerId: string,
  until: number | null = null,
): Promise<RateRow[]> {
  const rows = await db.rate.findMany({
    where: { ledgerId, ...(until !== null && { setAt: { lte: BigInt(until) } }) },
    select: { currency: true, day: true, rate: true },
    orderBy: [{ currency: "asc" }, { day: "asc" }],
  });
  return rows.flatMap(({ day, ...row }) => (isDay(day) ? [{ ...row, day }] : []));
}

/** The question behind a ledger's rates, for reports that ask several at once; readRates reads its answer. */
export const ratesQuestion = (ledgerId: string): Question => ({
  sql: `SELECT "currency", "day", "rate" FROM "Rate" WHERE "ledgerId" = ?`,
  params: [ledgerId],
});

/** The rates from what ratesQuestion answered. */
export const readRates = (rows: readonly Row[] = []): RateRow[] =>
  rows.flatMap((row) => {
    const day = String(row.day);
    return isDay(day) ? [{ currency: String(row.currency), day, rate: String(row.rate) }] : [];
  });

/** A rate of a day; null when none was set for that very day. */
export async function findRateOf(
  db: Queryable,
  ledgerId: string,
  { currency, day }: { currency: string; day: Day },
): Promise<{ id: string; rate: string; version: number } | null> {
  return db.rate.findUnique({
    where: { ledgerId_currency_day: { ledgerId, currency, day } },
    select: { id: true, rate: true, version: true },
  });
}

/** Sets the rate of a day, or corrects it; its version grows by one. `setAt` epoch ms. @returns its id */
export async function setRate(
  db: Queryable,
  rate: {
    id: string;
    ledgerId: string;
    currency: string;
    day: Day;
    rate: string;
    setBy: string;
    setAt: number;
  },
): Promise<string> {
  const { ledgerId, currency, day } = rate;
  const changed = { rate: rate.rate, setBy: rate.setBy, setAt: BigInt(rate.setAt) };
  const row = await db.rate.upsert({
    where: { ledgerId_currency_day: { ledgerId, currency, day } },
    create: { ...rate, setAt: BigInt(rate.setAt) },
    update: { ...changed, version: { increment: 1 } },
    select: { id: true },
  });
  return row.id;
}

/** Puts back what a rate was, or takes it away where there was none on its day (null). */
export async function restoreRateValue(
  db: Queryable,
  ledgerId: string,
  id: string,
  rate: string | null,
): Promise<void> {
  if (rate === null) await db.rate.deleteMany({ where: { ledgerId, id } });
  else await db.rate.updateMany({ where: { ledgerId, id }, data: { rate, version: { increment: 1 } } });
}

/** Keeps others from changing this rate until the transaction ends; the row stays as it is. */
export async function lockRate(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.rate.updateMany({ where: { ledgerId, id }, data: { setAt: { increment: 0 } } });
}
