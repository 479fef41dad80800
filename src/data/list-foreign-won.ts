import type { DatedAmount } from "../core/convert.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Period } from "../core/period.ts";
import type { Question } from "./ask.ts";
import type { Database } from "./client.ts";
import { type Dimension, dealKey, dealsOf, joinTeamOfLead, leadKey, leadsOf } from "./counted-rows.ts";
import { dayIn, textIn } from "./read-row.ts";

/** What was won in another currency, by the split's id or value (null: none) and the day of closing; minor units. */
export type ForeignWon = DatedAmount & { key: string | null };

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

const sums = (key: string, of: "d" | "r", from: string): string =>
  `SELECT ${key} AS k, ${of}."currency" AS currency, ${of}."closedDay" AS day, CAST(sum(${of}."amountMinor") AS BIGINT) AS amount
    FROM ${from} AND ${of}."currency" <> ? AND ${of}."amountMinor" IS NOT NULL GROUP BY 1, 2, 3`;

function questionsOf(ledgerId: string, { period, by, view, teamId, currency }: ForeignQuestion): Question[] {
  const span = [ledgerId, period.start, period.end];
  if (view === "leads") {
    const [key, own] = [leadKey(by), leadsOf(ledgerId, teamId)];
    const from = `"Lead" l JOIN "Deal" d ON d."ledgerId" = l."ledgerId" AND d."originLeadId" = l."id" ${joinTeamOfLead(by)}
      WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone' AND d."status" = 'won'${own.sql}`;
    return [{ sql: sums(key.sql, "d", from), params: [...key.params, ...span, ...own.params, currency] }];
  }
  const [key, own] = [dealKey(by), dealsOf(teamId)];
  const params = [...key.params, ...span, ...own.params, currency];
  const day = view === "activity" ? "closedDay" : "salesReadyDay";
  const won = `"Deal" d WHERE d."ledgerId" = ? AND d."${day}" >= ? AND d."${day}" < ? AND d."status" = 'won'${own.sql}`;
  const before = `"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
    WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won'${own.sql}`;
  return [
    { sql: sums(key.sql, "d", won), params },
    ...(view === "activity" ? [{ sql: sums(key.sql, "r", before), params }] : []),
  ];
}

/** The won amounts of a funnel that a rate may convert; ask only where the ledger has rates. */
export async function listForeignWon(
  database: Database,
  ledgerId: string,
  asked: ForeignQuestion,
): Promise<ForeignWon[]> {
  const answers = await database.ask(questionsOf(ledgerId, asked));
  return answers.flat().flatMap((row): ForeignWon[] => {
    const day = dayIn(row, "day");
    const amountMinor = BigInt(row.amount ?? 0n);
    return day === null
      ? []
      : [{ key: textIn(row, "k"), currency: textIn(row, "currency") ?? "", day, amountMinor }];
  });
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
