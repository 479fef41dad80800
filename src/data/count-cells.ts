import type { Cell } from "../core/cell.ts";
import type { DatedAmount } from "../core/convert.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import type { Period } from "../core/period.ts";
import type { Database } from "./client.ts";
import { meetingsThatCount } from "./counted-meetings.ts";
import { dayIn, textIn } from "./read-row.ts";

/** What a team (null: nobody) has of a metric in a cell of product line and division (null: none was named). */
export type CellCount = Cell & { teamId: string | null; n: bigint };

/** An amount of one deal in another currency, dated on the deal's own day, in such a cell; minor units. */
export type ForeignCell = Cell & DatedAmount & { teamId: string | null };

/** What countCells leaves out of a half-open period's revenue or pipeline because it is in another currency than this one. */
export async function listForeignCells(
  database: Database,
  ledgerId: string,
  asked: { metric: "revenue" | "pipeline"; period: Pick<Period, "start" | "end">; currency: string },
): Promise<ForeignCell[]> {
  const { metric, period, currency } = asked;
  const question = (of: "d" | "r", day: string, from: string, condition: string) => ({
    sql: `SELECT d."teamId" AS k, d."productLineId" AS p, d."divisionId" AS v, ${of}."${day}" AS day,
        ${of}."currency" AS currency, ${of}."amountMinor" AS amount FROM ${from}
      WHERE d."ledgerId" = ? AND ${of}."${day}" >= ? AND ${of}."${day}" < ? AND ${condition}
        AND ${of}."currency" <> ? AND ${of}."amountMinor" IS NOT NULL`,
    params: [ledgerId, period.start, period.end, currency],
  });
  const reopened = `"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"`;
  const questions =
    metric === "pipeline"
      ? [question("d", "salesReadyDay", '"Deal" d', `d."status" NOT IN ('undone', 'disqualified')`)]
      : [
          question("d", "closedDay", '"Deal" d', `d."status" = 'won'`),
          question("r", "closedDay", reopened, `r."status" = 'open' AND r."wasStatus" = 'won'`),
        ];
  return (await database.ask(questions)).flat().flatMap((row): ForeignCell[] => {
    const day = dayIn(row, "day");
    const amount = { currency: textIn(row, "currency") ?? "", amountMinor: BigInt(row.amount ?? 0n) };
    const cell = { productLineId: textIn(row, "p"), divisionId: textIn(row, "v") };
    return day === null ? [] : [{ teamId: textIn(row, "k"), ...cell, day, ...amount }];
  });
}

/**
 * A metric of a half-open period by team, product line and division: counts, or minor units of the ledger's currency
 * alone. The sum over all is the scorecard's total, with what listForeignCells has and a rate converts.
 */
export async function countCells(
  database: Database,
  ledgerId: string,
  asked: {
    metric: Metric;
    period: Pick<Period, "start" | "end">;
    currency: string;
    meetingsCount: MeetingsCounted;
  },
): Promise<CellCount[]> {
  const { metric, period, currency } = asked;
  const meetings = meetingsThatCount(metric === "meetings" ? asked.meetingsCount : "booked");
  const params = [ledgerId, period.start, period.end];
  const columns = `"productLineId" AS p, d."divisionId" AS v`;
  const sum = (of: string) =>
    isMoneyMetric(metric)
      ? `CAST(sum(CASE WHEN ${of}."currency" = ? THEN ${of}."amountMinor" ELSE 0 END) AS BIGINT) AS n`
      : "count(*) AS n";
  const money = isMoneyMetric(metric) ? [currency] : [];
  const ofDeals = ({ from, day }: typeof meetings, condition: string) => ({
    sql: `SELECT d."teamId" AS k, d.${columns}, ${sum("d")} FROM ${from}
      WHERE d."ledgerId" = ? AND ${day} >= ? AND ${day} < ? AND ${condition} GROUP BY 1, 2, 3`,
    params: [...money, ...params],
  });
  const isWon = metric === "deals" || metric === "revenue";
  const questions =
    metric === "leads"
      ? [
          {
            sql: `SELECT s."teamId" AS k, d.${columns}, count(*) AS n FROM "Lead" d
              LEFT JOIN "Source" s ON s."ledgerId" = d."ledgerId" AND s."id" = d."sourceId"
              WHERE d."ledgerId" = ? AND d."day" >= ? AND d."day" < ? AND d."status" <> 'undone' GROUP BY 1, 2, 3`,
            params,
          },
        ]
      : isWon
        ? [
            ofDeals({ from: '"Deal" d', day: 'd."closedDay"' }, `d."status" = 'won'`),
            {
              sql: `SELECT d."teamId" AS k, d.${columns}, ${sum("r")} FROM "Reopening" r
                JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"
                WHERE r."ledgerId" = ? AND r."closedDay" >= ? AND r."closedDay" < ? AND r."status" = 'open' AND r."wasStatus" = 'won' GROUP BY 1, 2, 3`,
              params: [...money, ...params],
            },
          ]
        : [ofDeals(meetings, `d."status" NOT IN ('undone', 'disqualified')`)];
  return (await database.ask(questions)).flat().map((row) => ({
    teamId: textIn(row, "k"),
    productLineId: textIn(row, "p"),
    divisionId: textIn(row, "v"),
    n: BigInt(row.n ?? 0n),
  }));
}
