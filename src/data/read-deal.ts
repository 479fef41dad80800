import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";

/** A deal as rules and messages see it. Amounts are minor units of `currency`. */
export type Deal = {
  id: string;
  accountId: string | null;
  accountName: string | null;
  /** the lead it came from, and the day of it */
  originLeadId: string | null;
  originLeadDay: Day | null;
  sourceId: string | null;
  sourceName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  teamId: string | null;
  teamName: string | null;
  fromText: string | null;
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  ownerUserId: string | null;
  ownerName: string | null;
  status: DealStatus;
  stage: string | null;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  amountMinor: bigint | null;
  currency: string;
  dueDay: Day | null;
  lostReason: string | null;
  note: string | null;
  /** what sales says of the lead behind it ("good" | "poor"; null: nothing yet), why, who (Slack user) and when (epoch ms) */
  leadQuality: string | null;
  leadQualityReason: string | null;
  leadQualityBy: string | null;
  leadQualityAt: bigint | null;
  version: number;
  createdAt: number;
};

/** "undone": it was never so, and counts nowhere. */
export type DealStatus = "open" | "won" | "lost" | "disqualified" | "undone";

/** Every status that a deal can have. */
export const statuses: readonly DealStatus[] = ["open", "won", "lost", "disqualified", "undone"];

// One question with its names joined in: Prisma's own loading of six relations asks seven times.
const select = Prisma.sql`SELECT d."id", d."accountId", a."name" AS "accountName", d."originLeadId", l."day" AS "originLeadDay", d."sourceId", s."name" AS "sourceName",
    d."campaignId", c."name" AS "campaignName", d."teamId", t."name" AS "teamName", d."fromText",
    d."productLineId", p."name" AS "productLineName", d."divisionId", v."name" AS "divisionName",
    d."ownerUserId", d."ownerName", d."status", d."stage", d."salesReadyDay", d."closedDay", d."amountMinor",
    d."currency", d."dueDay", d."lostReason", d."note", d."leadQuality", d."leadQualityReason",
    d."leadQualityBy", d."leadQualityAt", d."version", d."createdAt"
  FROM "Deal" d
    LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
    LEFT JOIN "Lead" l ON l."ledgerId" = d."ledgerId" AND l."id" = d."originLeadId"
    LEFT JOIN "Source" s ON s."ledgerId" = d."ledgerId" AND s."id" = d."sourceId"
    LEFT JOIN "Campaign" c ON c."ledgerId" = d."ledgerId" AND c."id" = d."campaignId"
    LEFT JOIN "Team" t ON t."ledgerId" = d."ledgerId" AND t."id" = d."teamId"
    LEFT JOIN "ProductLine" p ON p."ledgerId" = d."ledgerId" AND p."id" = d."productLineId"
    LEFT JOIN "Division" v ON v."ledgerId" = d."ledgerId" AND v."id" = d."divisionId"`;

/** A row of that question: numbers and instants as the database gives them. */
type Row = Omit<
  Deal,
  | "originLeadDay"
  | "status"
  | "salesReadyDay"
  | "closedDay"
  | "dueDay"
  | "amountMinor"
  | "leadQualityAt"
  | "version"
  | "createdAt"
> & {
  originLeadDay: string | null;
  status: string;
  salesReadyDay: string | null;
  closedDay: string | null;
  dueDay: string | null;
  amountMinor: bigint | number | null;
  leadQualityAt: bigint | number | null;
  version: bigint | number;
  createdAt: bigint | number;
};

const dayOf = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null);

function toDeal(row: Row): Deal {
  return {
    ...row,
    originLeadDay: dayOf(row.originLeadDay),
    status: statuses.find((status) => status === row.status) ?? "undone",
    salesReadyDay: dayOf(row.salesReadyDay),
    closedDay: dayOf(row.closedDay),
    dueDay: dayOf(row.dueDay),
    amountMinor: row.amountMinor === null ? null : BigInt(row.amountMinor),
    leadQualityAt: row.leadQualityAt === null ? null : BigInt(row.leadQualityAt),
    version: Number(row.version),
    createdAt: Number(row.createdAt),
  };
}

/** Deals that meet a condition on "d", newest first. */
export async function listWhere(db: Queryable, condition: Prisma.Sql, most: number): Promise<Deal[]> {
  const order = Prisma.sql`ORDER BY d."createdAt" DESC, d."id" DESC LIMIT ${most}`;
  // The columns are named right above, in the types of the schema.
  const rows = await db.$queryRaw<Row[]>`${select} WHERE ${condition} ${order}`;
  return rows.map(toDeal);
}

/** Only what this team sourced; everything for null. */
export const sourcedBy = (teamId: string | null): Prisma.Sql =>
  teamId === null ? Prisma.empty : Prisma.sql` AND d."teamId" = ${teamId}`;
