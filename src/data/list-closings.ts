import { type Day, daysBetween, isDay } from "../core/day.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { textIn } from "./read-row.ts";

/** A won or lost deal as it was closed, or one that was taken back ("undone"); amounts in minor units. */
export type Closing = {
  id: string;
  day: Day;
  status: "won" | "lost" | "undone";
  company: string | null;
  source: string | null;
  team: string | null;
  teamId: string | null;
  /** days since it became sales-ready, negative for a data error; null: it never was */
  cycleDays: number | null;
  amountMinor: bigint | null;
  currency: string;
};

const names = `LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
  LEFT JOIN "Source" s ON s."ledgerId" = d."ledgerId" AND s."id" = d."sourceId"
  LEFT JOIN "Team" t ON t."ledgerId" = d."ledgerId" AND t."id" = d."teamId"`;
const columns = (of: "d" | "r", status: string) =>
  `d."id" AS id, ${of}."closedDay" AS day, ${status} AS status, a."name" AS company, s."name" AS source, t."name" AS team,
   d."teamId" AS "teamId", d."salesReadyDay" AS ready, ${of}."amountMinor" AS amount, ${of}."currency" AS currency`;

/**
 * The closings dated in a half-open span one by one, by day: those that countClosings counts, and those that were taken
 * back. @param teamId only what this team sourced; null: all
 */
export async function listClosings(
  database: Database,
  ledgerId: string,
  span: { start: Day; end: Day },
  teamId: string | null,
): Promise<Closing[]> {
  const params = [ledgerId, span.start, span.end];
  const answers = await database.ask([
    {
      sql: `SELECT ${columns("d", 'd."status"')} FROM "Deal" d ${names} WHERE d."ledgerId" = ? AND d."closedDay" >= ?
        AND d."closedDay" < ? AND d."status" IN ('won', 'lost', 'undone') ORDER BY 2, 1`,
      params,
    },
    {
      sql: `SELECT ${columns("r", 'r."wasStatus"')} FROM "Reopening" r
        JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" ${names}
        WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' ORDER BY 2, 1`,
      params,
    },
  ]);
  return answers
    .flat()
    .flatMap((row) => toClosing(row) ?? [])
    .filter((closing) => teamId === null || closing.teamId === teamId)
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function toClosing(row: Row): Closing | null {
  const day = textIn(row, "day");
  const ready = textIn(row, "ready");
  const status = (["won", "lost", "undone"] as const).find((each) => each === row.status);
  if (day === null || !isDay(day) || status === undefined) return null;
  return {
    ...{
      id: textIn(row, "id") ?? "",
      day,
      status,
      company: textIn(row, "company"),
      source: textIn(row, "source"),
    },
    ...{ team: textIn(row, "team"), teamId: textIn(row, "teamId"), currency: textIn(row, "currency") ?? "" },
    cycleDays: ready === null || !isDay(ready) ? null : daysBetween(ready, day),
    amountMinor: typeof row.amount === "bigint" ? row.amount : null,
  };
}
