import type { DatedAmount } from "../core/convert.ts";
import type { Period } from "../core/period.ts";
import type { Question } from "./ask.ts";
import type { Database } from "./client.ts";
import { dealsOf } from "./counted-rows.ts";
import { dayIn } from "./read-row.ts";

/** What a won deal's path lacks: from a campaign or source to a lead, a sales-ready meeting and the deal. */
export const pathGaps = ["no lead", "no source", "no meeting"] as const;
export type PathGap = (typeof pathGaps)[number];

/** Won deals of a period with a known amount in the ledger's currency, and those with a complete path; minor units. */
export type PathCount = {
  deals: number;
  won: bigint;
  completeDeals: number;
  complete: bigint;
  /** deals with an amount in another currency, which the others leave out */
  foreign: number;
};

/** What one of these was won for, on its day of closing; minor units. */
export type ForeignPath = DatedAmount & { isComplete: boolean };

type Span = Pick<Period, "start" | "end">;

const leadOf = `LEFT JOIN "Lead" l ON l."ledgerId" = d."ledgerId" AND l."id" = d."originLeadId" AND l."status" <> 'undone'`;
const gapOf = `CASE WHEN l."id" IS NULL THEN 'no lead'
  WHEN l."sourceId" IS NULL AND l."campaignId" IS NULL AND d."sourceId" IS NULL AND d."campaignId" IS NULL THEN 'no source'
  WHEN d."salesReadyDay" IS NULL THEN 'no meeting' END`;

/** A deal that was opened again stays won on the day on which it had been closed, as in every report. */
function wonIn(ledgerId: string, { start, end }: Span, teamId: string | null): Question {
  const own = dealsOf(teamId);
  const params = [ledgerId, start, end, ...own.params];
  const columns = (of: "d" | "r") =>
    `${of}."amountMinor" AS amount, ${of}."currency" AS currency, ${of}."closedDay" AS day, ${gapOf} AS gap`;
  return {
    sql: `SELECT ${columns("d")} FROM "Deal" d ${leadOf}
      WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" = 'won'
        AND d."amountMinor" IS NOT NULL${own.sql}
      UNION ALL SELECT ${columns("r")} FROM "Reopening" r
        JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" ${leadOf}
      WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won'
        AND r."amountMinor" IS NOT NULL${own.sql}`,
    params: [...params, ...params],
  };
}

/**
 * How much of the won revenue of each half-open period has a complete path, in the order given. Revenue in minor units
 * of `currency`; of a team's deals alone where a team is given.
 */
export async function countPaths(
  database: Database,
  ledgerId: string,
  asked: { periods: readonly Span[]; currency: string; teamId: string | null },
): Promise<PathCount[]> {
  const { periods, currency, teamId } = asked;
  const sums = periods.map((period): Question => {
    const { sql, params } = wonIn(ledgerId, period, teamId);
    const sum = (of: string) => `CAST(coalesce(sum(${of}), 0) AS BIGINT)`;
    return {
      sql: `SELECT count(p.own) AS deals, ${sum("p.own")} AS won, count(*) - count(p.own) AS "foreign",
          count(CASE WHEN p.gap IS NULL THEN p.own END) AS "completeDeals",
          ${sum("CASE WHEN p.gap IS NULL THEN p.own END")} AS complete
        FROM (SELECT w.gap AS gap, CASE WHEN w.currency = ? THEN w.amount END AS own FROM (${sql}) w) p`,
      params: [currency, ...params],
    };
  });
  return (await database.ask(sums)).map(([row]) => ({
    deals: Number(row?.deals ?? 0n),
    won: BigInt(row?.won ?? 0n),
    completeDeals: Number(row?.completeDeals ?? 0n),
    complete: BigInt(row?.complete ?? 0n),
    foreign: Number(row?.foreign ?? 0n),
  }));
}

/** Deal by deal what countPaths leaves out of each period because it is in another currency. */
export async function listForeignPaths(
  database: Database,
  ledgerId: string,
  { periods, currency, teamId }: Parameters<typeof countPaths>[2],
): Promise<ForeignPath[][]> {
  const questions = periods.map((period): Question => {
    const { sql, params } = wonIn(ledgerId, period, teamId);
    return { sql: `SELECT * FROM (${sql}) p WHERE p.currency <> ?`, params: [...params, currency] };
  });
  return (await database.ask(questions)).map((rows) =>
    rows.flatMap((row): ForeignPath[] => {
      const day = dayIn(row, "day");
      const amount = { currency: String(row.currency), amountMinor: BigInt(row.amount ?? 0n) };
      return day === null ? [] : [{ ...amount, day, isComplete: row.gap === null }];
    }),
  );
}

/** What the path of each deal lacks that was won in the half-open period; deals with a complete path are not in it. */
export async function findPathGaps(
  database: Database,
  ledgerId: string,
  { start, end }: Span,
): Promise<ReadonlyMap<string, PathGap>> {
  const period = [ledgerId, start, end];
  const [rows = []] = await database.ask([
    {
      sql: `SELECT d."id" AS id, ${gapOf} AS gap FROM "Deal" d ${leadOf}
        WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ?
        UNION SELECT d."id" AS id, ${gapOf} AS gap FROM "Reopening" r
          JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" ${leadOf}
        WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ?`,
      params: [...period, ...period],
    },
  ]);
  return new Map(
    rows.flatMap((row): [string, PathGap][] => {
      const gap = pathGaps.find((each) => each === row.gap);
      return gap === undefined ? [] : [[String(row.id), gap]];
    }),
  );
}
