import type { DatedAmount } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import type { Database } from "./client.ts";
import { dayIn, textIn } from "./read-row.ts";

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
      const day = dayIn(row, "day");
      return day === null ? [] : [{ day, n: Number(row.n) }];
    }),
    touches: Number(touches[0]?.n ?? 0n),
    deals: deals.map((row) => ({
      ...{
        id: textIn(row, "id") ?? "",
        company: textIn(row, "company"),
        status: textIn(row, "status") ?? "open",
      },
      ...{ salesReadyDay: dayIn(row, "salesReadyDay"), closedDay: dayIn(row, "closedDay") },
      ...{
        amountMinor: typeof row.amount === "bigint" ? row.amount : null,
        currency: textIn(row, "currency") ?? "",
      },
      ...{
        outcome: textIn(row, "outcome"),
        heldDay: dayIn(row, "heldDay"),
        acceptedDay: dayIn(row, "acceptedDay"),
      },
      ...{ leadQuality: textIn(row, "quality"), leadQualityReason: textIn(row, "reason") },
    })),
    spend: spend.flatMap((row) => {
      const day = dayIn(row, "day");
      return day === null
        ? []
        : [{ day, currency: textIn(row, "currency") ?? "", amountMinor: BigInt(row.amount ?? 0n) }];
    }),
    spendEntries: spend.reduce((sum, row) => sum + Number(row.n), 0),
  };
}
