import type { Day } from "../core/day.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { dayIn, textIn } from "./read-row.ts";

/** Why a figure of open deals leaves one out. */
export type OpenLeftOut =
  | ("too old" | "not sales-ready yet")
  | ("due in another quarter" | "without a due day" | "without a rate" | "without an amount");

/** What a figure of open deals asks: those that became sales-ready before `tooOldBefore` are left out; null: none for its age. */
export type OpenAsked = {
  tooOldBefore: Day | null;
  /**
   * only what is due in it, by its amounts in `currency` and in those others that have a rate today; null: deals whatever
   * their due day and amount
   */
  due: { start: Day; end: Day; currency: string; rated: readonly string[] } | null;
};

/** An open deal behind a figure; `leftOut` null: it counts. Amounts in minor units. */
export type OpenDeal = {
  id: string;
  company: string | null;
  source: string | null;
  team: string | null;
  teamId: string | null;
  salesReadyDay: Day | null;
  dueDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  leftOut: OpenLeftOut | null;
};

/** The one rule of who counts, first reason first, as SQL: a reason, or '' where a deal counts. */
function reasonOf({ tooOldBefore, due }: OpenAsked): { sql: string; params: string[] } {
  const ours = due === null ? [] : [due.currency, ...due.rated];
  const marks = ours.map(() => "?").join(", ");
  const ofDue = `WHEN d."dueDay" IS NULL THEN 'without a due day'
      WHEN d."dueDay" < ? OR d."dueDay" >= ? THEN 'due in another quarter'
      WHEN d."amountMinor" IS NULL THEN 'without an amount' WHEN d."currency" NOT IN (${marks}) THEN 'without a rate'`;
  return {
    sql: `CASE WHEN d."salesReadyDay" IS NULL THEN 'not sales-ready yet' ${due === null ? "" : ofDue}
      WHEN d."salesReadyDay" < ? THEN 'too old' ELSE '' END`,
    params: [...(due === null ? [] : [due.start, due.end, ...ours]), tooOldBefore ?? ""],
  };
}

/**
 * Open deals by whether and why they are left out (null: they count), with the sum of their amounts in the figure's own
 * currency (minor units; 0 where it asks for none); those that count first.
 */
export async function countOpen(
  database: Database,
  ledgerId: string,
  asked: OpenAsked,
): Promise<{ leftOut: OpenLeftOut | null; n: number; amountMinor: bigint }[]> {
  const reason = reasonOf(asked);
  const [rows = []] = await database.ask([
    {
      sql: `SELECT ${reason.sql} AS why, count(*) AS n,
          CAST(sum(CASE WHEN d."currency" = ? THEN d."amountMinor" ELSE 0 END) AS BIGINT) AS amount FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."status" = 'open' GROUP BY 1`,
      params: [...reason.params, asked.due?.currency ?? "", ledgerId],
    },
  ]);
  const found = rows.map((row) => ({
    leftOut: readReason(row),
    n: Number(row.n),
    amountMinor: BigInt(row.amount ?? 0n),
  }));
  return [null, ...reasons].flatMap((reason) => found.filter(({ leftOut }) => leftOut === reason));
}

/** The amounts of other currencies among those that count, deal by deal; minor units. */
export async function listForeignOpen(
  database: Database,
  ledgerId: string,
  asked: OpenAsked,
): Promise<AmountByCurrency[]> {
  const reason = reasonOf(asked);
  const [rows = []] = await database.ask([
    {
      sql: `SELECT d."currency" AS currency, d."amountMinor" AS amount FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."status" = 'open' AND d."currency" <> ? AND ${reason.sql} = ''`,
      params: [ledgerId, asked.due?.currency ?? "", ...reason.params],
    },
  ]);
  return rows.map((row) => ({ currency: String(row.currency), amountMinor: BigInt(row.amount ?? 0n) }));
}

/** The same deals one by one, by the day they became sales-ready. @param teamId only those that this team sourced; null: all */
export async function listOpen(
  database: Database,
  ledgerId: string,
  asked: OpenAsked,
  teamId: string | null,
): Promise<OpenDeal[]> {
  const reason = reasonOf(asked);
  const [rows = []] = await database.ask([
    {
      sql: `SELECT d."id" AS id, a."name" AS company, s."name" AS source, t."name" AS team, d."teamId" AS "teamId",
          d."salesReadyDay" AS ready, d."dueDay" AS due, d."amountMinor" AS amount, d."currency" AS currency, ${reason.sql} AS why
        FROM "Deal" d LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
        LEFT JOIN "Source" s ON s."ledgerId" = d."ledgerId" AND s."id" = d."sourceId"
        LEFT JOIN "Team" t ON t."ledgerId" = d."ledgerId" AND t."id" = d."teamId"
        WHERE d."ledgerId" = ? AND d."status" = 'open' ORDER BY d."salesReadyDay", d."id"`,
      params: [...reason.params, ledgerId],
    },
  ]);
  return rows
    .map((row) => ({
      id: String(row.id),
      ...{ company: textIn(row, "company"), source: textIn(row, "source"), team: textIn(row, "team") },
      ...{ teamId: textIn(row, "teamId"), salesReadyDay: dayIn(row, "ready"), dueDay: dayIn(row, "due") },
      amountMinor: typeof row.amount === "bigint" ? row.amount : null,
      currency: String(row.currency),
      leftOut: readReason(row),
    }))
    .filter((deal) => teamId === null || deal.teamId === teamId);
}

const reasons: readonly OpenLeftOut[] = [
  ...(["too old", "not sales-ready yet", "due in another quarter"] as const),
  ...(["without a due day", "without a rate", "without an amount"] as const),
];

const readReason = (row: Row): OpenLeftOut | null => reasons.find((reason) => reason === row.why) ?? null;
