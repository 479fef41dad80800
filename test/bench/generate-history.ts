import { addDays, type Day, daysBetween } from "../../src/core/day.ts";
import type { Period } from "../../src/core/period.ts";
import type { SeededLedger } from "./seed-ledger.ts";

/** Runs a statement; both databases take the same text, with numbered or plain marks left out. */
export type Run = (sql: string) => Promise<void> | void;

/** How many rows in all, and how many of them fall into the period that is asked for. */
export type Sizes = { leads: number; deals: number; leadsInPeriod: number; dealsInPeriod: number };

export const yearsOfHistory = 5;

/** A number that looks random and is the same each time, from a row's number (Lehmer's generator, two steps). */
const scrambled = (salt: number) => `((((n.i + ${salt}) * 48271) % 2147483647) * 69621 % 2147483647)`;
/** A whole number under `of` for row n.i, which looks random and is the same each time. */
export const pick = (salt: number, of: number) => `(${scrambled(salt)} % ${of})`;

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`;

/**
 * Fills a ledger by a few statements of portable SQL: days 0.. of the table "BenchDay" are the period's, those after
 * them the five years before it. Of the deals the first `dealsInPeriod` became sales-ready in the period and are open,
 * as many were closed in it, and the rest lies before it; every twentieth has no lead. One in a hundred had been won or
 * lost on the day it became sales-ready, and was opened again.
 */
export async function generateHistory(
  run: Run,
  ledger: SeededLedger,
  period: Pick<Period, "start" | "end">,
  { leads, deals, leadsInPeriod, dealsInPeriod }: Sizes,
): Promise<void> {
  const inside = daysBetween(period.start, period.end);
  const before = yearsOfHistory * 365;
  const days: Day[] = [
    ...Array.from({ length: inside }, (_, n) => addDays(period.start, n)),
    ...Array.from({ length: before }, (_, n) => addDays(period.start, n - before)),
  ];
  const last = days.length - 1;
  const { ledgerId, sources } = ledger;
  await run(`CREATE TABLE "BenchDay" ("i" BIGINT PRIMARY KEY, "day" TEXT)`);
  await run(`INSERT INTO "BenchDay" VALUES ${days.map((day, n) => `(${n}, '${day}')`).join(", ")}`);
  await run(`CREATE TABLE "BenchSource" ("i" BIGINT PRIMARY KEY, "id" TEXT, "teamId" TEXT)`);
  const rows = sources.map(({ id, teamId }, n) => `(${n}, '${id}', '${teamId}')`);
  await run(`INSERT INTO "BenchSource" VALUES ${rows.join(", ")}`);
  await run(`INSERT INTO "Lead" ("id", "ledgerId", "sourceId", "day", "createdAt") ${numbers(leads)}
    SELECT 'l' || n.i, '${ledgerId}', s."id", d."day", 1 FROM n
    JOIN "BenchSource" s ON s."i" = ${pick(1, sources.length)}
    JOIN "BenchDay" d ON d."i" = CASE WHEN n.i < ${leadsInPeriod} THEN ${pick(2, inside)} ELSE ${inside} + ${pick(3, before)} END`);
  const isOpen = `n.i < ${dealsInPeriod}`;
  const isClosedNow = `n.i < ${2 * dealsInPeriod}`;
  const ready = `CASE WHEN ${isOpen} THEN ${pick(4, inside)} WHEN ${isClosedNow} THEN ${last} - ${pick(5, 180)} ELSE ${inside} + ${pick(6, before)} END`;
  const closed = `CASE WHEN ${isOpen} THEN NULL WHEN ${isClosedNow} THEN ${pick(7, inside)}
    WHEN ${inside} + ${pick(6, before)} + ${pick(8, 180)} > ${last} THEN ${last} ELSE ${inside} + ${pick(6, before)} + ${pick(8, 180)} END`;
  await run(`INSERT INTO "Deal" ("id", "ledgerId", "originLeadId", "sourceId", "teamId", "status", "salesReadyDay", "closedDay", "amountMinor", "currency", "createdAt") ${numbers(deals)}
    SELECT 'd' || n.i, '${ledgerId}', CASE WHEN n.i % 20 = 0 THEN NULL ELSE 'l' || (n.i * 10) END, s."id", s."teamId",
      CASE WHEN ${isOpen} THEN 'open' WHEN ${pick(9, 5)} < 2 THEN 'won' ELSE 'lost' END,
      r."day", c."day", 100 * ${pick(10, 100_000)}, 'USD', 1 FROM n
    JOIN "BenchSource" s ON s."i" = ${pick(11, sources.length)}
    JOIN "BenchDay" r ON r."i" = ${ready}
    LEFT JOIN "BenchDay" c ON c."i" = ${closed}`);
  await run(`INSERT INTO "Reopening" ("id", "ledgerId", "dealId", "wasStatus", "closedDay", "amountMinor", "currency", "reopenedDay", "createdAt")
    SELECT 'r' || "id", "ledgerId", "id", CASE "status" WHEN 'open' THEN 'won' ELSE 'lost' END, "salesReadyDay", "amountMinor", "currency",
      CASE "status" WHEN 'open' THEN "salesReadyDay" ELSE "closedDay" END, 1 FROM "Deal" WHERE "id" LIKE '%50'`);
  await run(`DROP TABLE "BenchDay"`);
  await run(`DROP TABLE "BenchSource"`);
}
