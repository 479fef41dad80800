import type { Period } from "../core/period.ts";
import type { Question } from "./ask.ts";
import { type Dimension, dealKey, dealsOf, joinTeamOfLead, leadKey, leadsOf } from "./counted-rows.ts";

// Rows are grouped twice: first by the columns of the index that finds them, in its order, which needs no sorting; then
// the few groups of each day by what was asked for. SQLite sorts everything it groups out of order, which took two
// thirds of the time of a quarter's funnel.

type Columns = readonly [string, ...string[]];

/** The columns of the index on leads by day, as far as a split needs them; a split by others is grouped by those alone. */
function leadColumns(by: Dimension | "all"): Columns {
  if (by === "campaign") return ["campaignId"];
  if (by.startsWith("attribute:")) return ["accountId"];
  const inOrder: Columns = ["day", "status", "sourceId"];
  if (by === "product") return [...inOrder, "productLineId"];
  return by === "division" ? [...inOrder, "productLineId", "divisionId"] : inOrder;
}

/** Likewise of both indexes on deals by day. */
function dealColumns(by: Dimension | "all", day: string): Columns {
  if (by === "campaign") return ["campaignId", "status", "currency"];
  if (by.startsWith("attribute:")) return ["accountId", "status", "currency"];
  return [day, "status", "teamId", "sourceId", "productLineId", "divisionId", "currency"];
}

const listOf = (of: "d" | "l", columns: Columns): string =>
  ["ledgerId", ...columns].map((column) => `${of}."${column}"`).join(", ");

/**
 * The question how many leads came in during a half-open period of business days, undone ones left out: `k` (the split's
 * id or value; null: none) and `n`.
 * @param teamId only those of this team's sources; null: all
 */
export function leadsQuestion(
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  teamId: string | null,
): Question {
  const key = leadKey(by);
  const own = leadsOf(ledgerId, teamId);
  const columns = listOf("l", leadColumns(by));
  return {
    sql: `SELECT ${key.sql} AS k, CAST(sum(l."n") AS BIGINT) AS n FROM (SELECT ${columns}, count(*) AS "n" FROM "Lead" l
        WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone'${own.sql}
        GROUP BY ${columns}) l ${joinTeamOfLead(by)} GROUP BY 1`,
    params: [...key.params, ledgerId, period.start, period.end, ...own.params],
  };
}

/**
 * The question about the deals with a business day in a half-open period: `k` as above, `status`, `currency`, their
 * number `n`, how many of them are "withoutLead" and "withoutAmount", and the sum of the others' `amount` (minor units;
 * null: none has one).
 * @param which which day is meant, and which statuses (SQL on deals "d")
 * @param teamId only what this team sourced; null: all
 */
export function dealsQuestion(
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
  by: Dimension | "all",
  which: { day: "salesReadyDay" | "closedDay"; statuses: string },
  teamId: string | null,
): Question {
  const key = dealKey(by);
  const own = dealsOf(teamId);
  const columns = listOf("d", dealColumns(by, which.day));
  const sum = (column: string) => `CAST(sum(d."${column}") AS BIGINT) AS "${column}"`;
  return {
    sql: `SELECT ${key.sql} AS k, d."status" AS status, d."currency" AS currency,
        ${["n", "withoutLead", "withoutAmount", "amount"].map(sum).join(", ")}
      FROM (SELECT ${columns}, count(*) AS "n", count(*) - count(d."originLeadId") AS "withoutLead",
          count(*) - count(d."amountMinor") AS "withoutAmount", sum(d."amountMinor") AS "amount" FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."${which.day}" >= ? AND d."${which.day}" < ? AND ${which.statuses}${own.sql}
        GROUP BY ${columns}) d GROUP BY 1, 2, 3`,
    params: [...key.params, ledgerId, period.start, period.end, ...own.params],
  };
}
