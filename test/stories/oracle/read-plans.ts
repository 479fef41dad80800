import type { Database } from "../../../src/data/client.ts";
import type { Fact } from "./read-facts.ts";

/** What was committed, approved and staffed, as the database has it. */
export type Plans = { commitments: Fact[]; budgets: Fact[]; campaigns: Fact[] };

/** The plans of one ledger. */
export async function readPlans(database: Database, ledgerId: string): Promise<Plans> {
  const of = (sql: string) => ({ sql, params: [ledgerId] });
  const [commitments = [], budgets = [], campaigns = []] = await database.ask([
    of(`SELECT t."name" AS team, c."quarter" AS quarter, c."metric" AS metric, c."shareBp" AS share, c."number" AS number, g."number" AS target
      FROM "Commitment" c JOIN "Team" t ON t."id" = c."teamId"
        LEFT JOIN "Target" g ON g."ledgerId" = c."ledgerId" AND g."quarter" = c."quarter" AND g."metric" = c."metric" AND g."cell" = c."cell"
      WHERE c."ledgerId" = ? AND c."cell" = ''`),
    of(`SELECT t."name" AS team, b."quarter" AS quarter, b."kind" AS kind, b."amountMinor" AS amount, b."headTenths" AS heads
      FROM "Budget" b JOIN "Team" t ON t."id" = b."teamId" WHERE b."ledgerId" = ?`),
    of(`SELECT coalesce(t."name", st."name") AS team, c."leadDays" AS days FROM "Campaign" c JOIN "Source" s ON s."id" = c."sourceId"
        LEFT JOIN "Team" t ON t."id" = c."teamId" LEFT JOIN "Team" st ON st."id" = s."teamId" WHERE c."ledgerId" = ?`),
  ]);
  return { commitments, budgets, campaigns };
}

/** The quarter that is asked for, the four before it, and quarters as numbers. */
export const quarter = { label: "2026-Q4", start: "2026-10-01", end: "2027-01-01", middle: "2026-11-16" };
export const year = { start: "2025-10-01", end: "2026-10-01" };
export const quarterAt = (day: string): number =>
  4 * Number(day.slice(0, 4)) + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
export const nameOf = (index: number): string => `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
export const startOf = (index: number): string =>
  `${Math.floor(index / 4)}-${String(3 * (index % 4) + 1).padStart(2, "0")}-01`;
export const now = quarterAt(quarter.start);
