import type { DatedAmount } from "../core/convert.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Period } from "../core/period.ts";
import type { Question, Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { type Dimension, dealKey, dealsOf, joinTeamOfLead, leadKey, leadsOf } from "./counted-rows.ts";
import { dayIn, textIn } from "./read-row.ts";

/** An amount of one deal in another currency, by the split's id or value (null: none) and the deal's own day; minor units. */
export type ForeignAmount = DatedAmount & { key: string | null };

/** Whose won deals: as the activity view counts them, or a cohort of meetings or of leads. */
export type ForeignQuestion = {
  period: Pick<Period, "start" | "end">;
  by: Dimension | "all";
  view: "activity" | "meetings" | "leads";
  /** only what this team sourced; null: all */
  teamId: string | null;
  /** the ledger's own currency, which is left out */
  currency: string;
};

// Deal by deal: each amount is rounded by itself, so that every split and every list of records adds up to the same.
const amounts = (key: string, of: "d" | "r", from: string, day = "closedDay"): string =>
  `SELECT ${key} AS k, ${of}."currency" AS currency, ${of}."${day}" AS day, ${of}."amountMinor" AS amount
    FROM ${from} AND ${of}."currency" <> ? AND ${of}."amountMinor" IS NOT NULL`;

function questionsOf(ledgerId: string, { period, by, view, teamId, currency }: ForeignQuestion): Question[] {
  const span = [ledgerId, period.start, period.end];
  if (view === "leads") {
    const [key, own] = [leadKey(by), leadsOf(ledgerId, teamId)];
    const from = `"Lead" l JOIN "Deal" d ON d."ledgerId" = l."ledgerId" AND d."originLeadId" = l."id" ${joinTeamOfLead(by)}
      WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone' AND d."status" = 'won'${own.sql}`;
    return [{ sql: amounts(key.sql, "d", from), params: [...key.params, ...span, ...own.params, currency] }];
  }
  const [key, own] = [dealKey(by), dealsOf(teamId)];
  const params = [...key.params, ...span, ...own.params, currency];
  const day = view === "activity" ? "closedDay" : "salesReadyDay";
  const won = `"Deal" d WHERE d."ledgerId" = ? AND d."${day}" >= ? AND d."${day}" < ? AND d."status" = 'won'${own.sql}`;
  const before = `"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
    WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won'${own.sql}`;
  return [
    { sql: amounts(key.sql, "d", won), params },
    ...(view === "activity" ? [{ sql: amounts(key.sql, "r", before), params }] : []),
  ];
}

/** The won amounts of a funnel that a rate may convert; ask only where the ledger has rates. */
export async function listForeignWon(
  database: Database,
  ledgerId: string,
  asked: ForeignQuestion,
): Promise<ForeignAmount[]> {
  const answers = await database.ask(questionsOf(ledgerId, asked));
  return answers.flat().flatMap(toForeign);
}

/**
 * The amounts of the deals that became sales-ready in the period, rejected ones left out, in other currencies: the part of
 * a metric "pipeline" that a rate of that day may convert.
 */
export async function listForeignReady(
  database: Database,
  ledgerId: string,
  { period, by, teamId, currency }: Omit<ForeignQuestion, "view">,
): Promise<ForeignAmount[]> {
  const [key, own] = [dealKey(by), dealsOf(teamId)];
  const from = `"Deal" d WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ?
    AND d."status" NOT IN ('undone', 'disqualified')${own.sql}`;
  const params = [...key.params, ledgerId, period.start, period.end, ...own.params, currency];
  const [rows = []] = await database.ask([{ sql: amounts(key.sql, "d", from, "salesReadyDay"), params }]);
  return rows.flatMap(toForeign);
}

function toForeign(row: Row): ForeignAmount[] {
  const day = dayIn(row, "day");
  const amountMinor = BigInt(row.amount ?? 0n);
  return day === null
    ? []
    : [{ key: textIn(row, "k"), currency: textIn(row, "currency") ?? "", day, amountMinor }];
}

/** What was ever won, or closed in a half-open span, in currencies other than this one: minor units by currency. */
export async function sumForeignWon(
  database: Database,
  ledgerId: string,
  { span, currency }: { span: Pick<Period, "start" | "end"> | null; currency: string },
): Promise<AmountByCurrency[]> {
  const inSpan = span === null ? "" : ` AND "closedDay" >= ? AND "closedDay" < ?`;
  const [rows = []] = await database.ask([
    {
      sql: `SELECT "currency" AS currency, CAST(sum("amountMinor") AS BIGINT) AS amount FROM "Deal"
        WHERE "ledgerId" = ? AND "status" = 'won' AND "currency" <> ?${inSpan} GROUP BY 1 ORDER BY 1`,
      params: [ledgerId, currency, ...(span === null ? [] : [span.start, span.end])],
    },
  ]);
  return rows.flatMap((row) => {
    const amountMinor = BigInt(row.amount ?? 0n);
    return amountMinor === 0n ? [] : [{ currency: textIn(row, "currency") ?? "", amountMinor }];
  });
}
