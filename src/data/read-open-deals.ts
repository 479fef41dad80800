import type { DatedAmount } from "../core/convert.ts";
import { addDays, type Day, daysBetween, isDay } from "../core/day.ts";
import type { AgeCounts, StageRecord } from "../core/win-chance.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** An open deal that revenue may come from; `amountMinor` null: nobody said. */
export type OpenDealRow = {
  teamId: string | null;
  stage: string | null;
  ageDays: number;
  amountMinor: bigint | null;
  currency: string;
};

/** What a deal was won for, on its day of closing; minor units. */
export type WonAmount = DatedAmount & { teamId: string | null };

/** What a forecast of revenue is made of. */
export type RevenueFacts = {
  /** how all deals went, by age since they became sales-ready */
  ages: AgeCounts[];
  open: OpenDealRow[];
  /** amounts of the deals won in the last year, by the team that sourced them */
  wonAmounts: WonAmount[];
  /** deals that became sales-ready in the last 91 days, by team */
  opened: { teamId: string | null; n: number }[];
  /** by the stage's name: how the closed deals went that had reached it */
  stages: ReadonlyMap<string, StageRecord>;
};

/** So many days tell how many deals are opened. */
export const openedDays = 91;

/** Everything a forecast of a ledger's revenue needs, as of `today`. Amounts in minor units, each of its own currency. */
export async function readRevenueFacts(
  database: Database,
  ledgerId: string,
  today: Day,
): Promise<RevenueFacts> {
  const age = sqlDaysBetween(database.provider, '"salesReadyDay"', '"closedDay"');
  const [exits = [], early = [], open = [], amounts = [], opened = [], stages = []] = await database.ask([
    {
      sql: `SELECT ${age} AS age, "status" AS status, count(*) AS n FROM "Deal" d
        WHERE "ledgerId" = ? AND "salesReadyDay" IS NOT NULL AND "closedDay" IS NOT NULL
          AND "status" IN ('won', 'lost', 'disqualified') GROUP BY 1, 2`,
      params: [ledgerId],
    },
    {
      sql: `SELECT count(*) AS n FROM "Deal" WHERE "ledgerId" = ? AND "salesReadyDay" IS NOT NULL
        AND "closedDay" IS NULL AND "status" = 'disqualified'`,
      params: [ledgerId],
    },
    {
      sql: `SELECT "teamId" AS k, "stage" AS stage, "salesReadyDay" AS day, "amountMinor" AS amount, "currency" AS currency
        FROM "Deal" WHERE "ledgerId" = ? AND "status" = 'open' AND "salesReadyDay" <= ? ORDER BY "id"`,
      params: [ledgerId, today],
    },
    {
      sql: `SELECT "teamId" AS k, "closedDay" AS day, "amountMinor" AS amount, "currency" AS currency FROM "Deal"
        WHERE "ledgerId" = ? AND "status" = 'won' AND "closedDay" >= ? AND "amountMinor" IS NOT NULL ORDER BY "id"`,
      params: [ledgerId, addDays(today, -365)],
    },
    {
      sql: `SELECT "teamId" AS k, count(*) AS n FROM "Deal" WHERE "ledgerId" = ? AND "salesReadyDay" >= ?
        AND "salesReadyDay" < ? AND "status" <> 'undone' GROUP BY 1`,
      params: [ledgerId, addDays(today, -openedDays), today],
    },
    {
      sql: `SELECT s."name" AS stage, count(*) AS closed, sum(CASE WHEN d."status" = 'won' THEN 1 ELSE 0 END) AS won
        FROM (SELECT DISTINCT "dealId", "stageId" FROM "StageEntry" WHERE "ledgerId" = ? AND "status" <> 'undone') e
        JOIN "Stage" s ON s."ledgerId" = ? AND s."id" = e."stageId"
        JOIN "Deal" d ON d."ledgerId" = ? AND d."id" = e."dealId" AND d."status" IN ('won', 'lost') GROUP BY 1`,
      params: [ledgerId, ledgerId, ledgerId],
    },
  ]);
  const openDeals = open.flatMap((row) => toOpenDeal(row, today) ?? []);
  const rejected = Number(early[0]?.n ?? 0n);
  return {
    ages: [
      ...exits.map((row): AgeCounts => {
        const n = Number(row.n);
        const isWon = row.status === "won";
        return { ageDays: Number(row.age), won: isWon ? n : 0, lost: isWon ? 0 : n, open: 0 };
      }),
      // A rejected meeting has no day of its end; it ends its deal before anything else does.
      { ageDays: 0, won: 0, lost: rejected, open: 0 },
      ...openDeals.map(({ ageDays }): AgeCounts => ({ ageDays, won: 0, lost: 0, open: 1 })),
    ],
    open: openDeals,
    wonAmounts: amounts.flatMap((row) => toWonAmount(row) ?? []),
    opened: opened.map((row) => ({ teamId: teamOf(row), n: Number(row.n) })),
    stages: new Map(
      stages.map((row) => [String(row.stage), { won: Number(row.won ?? 0n), closed: Number(row.closed) }]),
    ),
  };
}

const teamOf = (row: Row): string | null => (typeof row.k === "string" ? row.k : null);

function toWonAmount(row: Row): WonAmount | null {
  const { day, amount } = row;
  if (typeof day !== "string" || !isDay(day)) return null;
  return { teamId: teamOf(row), day, amountMinor: BigInt(amount ?? 0n), currency: String(row.currency) };
}

function toOpenDeal(row: Row, today: Day): OpenDealRow | null {
  const { day, stage, amount } = row;
  if (typeof day !== "string" || !isDay(day)) return null;
  return {
    teamId: teamOf(row),
    stage: typeof stage === "string" ? stage : null,
    ageDays: daysBetween(day, today),
    amountMinor: typeof amount === "bigint" ? amount : null,
    currency: String(row.currency),
  };
}
