import type { DatedAmount } from "../core/convert.ts";
import { type Day, isDay } from "../core/day.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";

/** A deal of a campaign, as its report shows it. */
export type CampaignDeal = {
  id: string;
  company: string | null;
  status: string;
  /** null: undated */
  salesReadyDay: Day | null;
  closedDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  /** of the meeting that opened it; null: none was logged */
  outcome: string | null;
  heldDay: Day | null;
  acceptedDay: Day | null;
  /** what sales says of the lead behind it, and why */
  leadQuality: string | null;
  leadQualityReason: string | null;
};

/** Everything that names a campaign, as the database has it. */
export type CampaignFacts = {
  /** leads and touches by day */
  leads: { day: Day; n: number }[];
  touches: number;
  /** the newest sales-ready day first */
  deals: CampaignDeal[];
  spend: DatedAmount[];
  spendEntries: number;
};

const text = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === "string" ? value : null;
};
const dayOf = (row: Row, column: string): Day | null => {
  const value = text(row, column) ?? "";
  return isDay(value) ? value : null;
};

/** What came of a campaign to date: its leads, its touches, the deals that it is the origin of, and what was spent on it. */
export async function readCampaignFacts(
  database: Database,
  ledgerId: string,
  campaignId: string,
): Promise<CampaignFacts> {
  const params = [ledgerId, campaignId];
  const of = (table: string) =>
    `FROM "${table}" x WHERE x."ledgerId" = ? AND x."campaignId" = ? AND x."status" <> 'undone'`;
  const [leads = [], touches = [], deals = [], spend = []] = await database.ask([
    { sql: `SELECT x."day" AS day, count(*) AS n ${of("Lead")} GROUP BY 1 ORDER BY 1`, params },
    { sql: `SELECT count(*) AS n ${of("Touch")}`, params },
    {
      sql: `SELECT d."id" AS id, a."name" AS company, d."status" AS status, d."salesReadyDay" AS "salesReadyDay", d."closedDay" AS "closedDay",
          d."amountMinor" AS amount, d."currency" AS currency, m."outcome" AS outcome, m."heldDay" AS "heldDay", m."acceptedDay" AS "acceptedDay",
          d."leadQuality" AS quality, d."leadQualityReason" AS reason
        FROM "Deal" d LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
          LEFT JOIN "Meeting" m ON m."ledgerId" = d."ledgerId" AND m."dealId" = d."id" AND m."isSalesReady" AND m."outcome" <> 'undone'
        WHERE d."ledgerId" = ? AND d."campaignId" = ? AND d."status" <> 'undone' ORDER BY d."salesReadyDay" DESC, d."id" DESC`,
      params,
    },
    {
      sql: `SELECT x."day" AS day, x."currency" AS currency, count(*) AS n, CAST(sum(x."amountMinor") AS BIGINT) AS amount ${of("Spend")} GROUP BY 1, 2`,
      params,
    },
  ]);
  return {
    leads: leads.flatMap((row) => {
      const day = dayOf(row, "day");
      return day === null ? [] : [{ day, n: Number(row.n) }];
    }),
    touches: Number(touches[0]?.n ?? 0n),
    deals: deals.map((row) => ({
      ...{ id: text(row, "id") ?? "", company: text(row, "company"), status: text(row, "status") ?? "open" },
      ...{ salesReadyDay: dayOf(row, "salesReadyDay"), closedDay: dayOf(row, "closedDay") },
      ...{
        amountMinor: typeof row.amount === "bigint" ? row.amount : null,
        currency: text(row, "currency") ?? "",
      },
      ...{
        outcome: text(row, "outcome"),
        heldDay: dayOf(row, "heldDay"),
        acceptedDay: dayOf(row, "acceptedDay"),
      },
      ...{ leadQuality: text(row, "quality"), leadQualityReason: text(row, "reason") },
    })),
    spend: spend.flatMap((row) => {
      const day = dayOf(row, "day");
      return day === null
        ? []
        : [{ day, currency: text(row, "currency") ?? "", amountMinor: BigInt(row.amount ?? 0n) }];
    }),
    spendEntries: spend.reduce((sum, row) => sum + Number(row.n), 0),
  };
}
