import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import { type Change, type HistoryRow, toChange } from "./history.ts";

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
const columns = Prisma.sql`d."id", d."accountId", a."name" AS "accountName", d."originLeadId", l."day" AS "originLeadDay", d."sourceId", s."name" AS "sourceName",
    d."campaignId", c."name" AS "campaignName", d."teamId", t."name" AS "teamName", d."fromText",
    d."productLineId", p."name" AS "productLineName", d."divisionId", v."name" AS "divisionName",
    d."ownerUserId", d."ownerName", d."status", d."stage", d."salesReadyDay", d."closedDay", d."amountMinor",
    d."currency", d."dueDay", d."lostReason", d."note", d."leadQuality", d."leadQualityReason",
    d."leadQualityBy", d."leadQualityAt", d."version", d."createdAt"`;
const joins = Prisma.sql`LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"
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
  const rows = await db.$queryRaw<
    Row[]
  >`SELECT ${columns} FROM "Deal" d ${joins} WHERE ${condition} ${order}`;
  return rows.map(toDeal);
}

/** A row of history beside its deal's, under names that are no deal's. */
type ChangedRow = Row & {
  [K in keyof HistoryRow as `change_${K}`]: HistoryRow[K] extends bigint ? bigint | number : HistoryRow[K];
};

/** A change of a deal, and the deal as it stands now. @throws Error when the ledger has no such change */
export async function getChangedDeal(
  db: Queryable,
  ledgerId: string,
  changeId: string,
): Promise<{ change: Change; deal: Deal }> {
  const [row] = await db.$queryRaw<
    ChangedRow[]
  >`SELECT ${columns}, h."id" AS "change_id", h."subject" AS "change_subject",
      h."subjectId" AS "change_subjectId", h."action" AS "change_action", h."actor" AS "change_actor",
      h."recordedAt" AS "change_recordedAt", h."effectiveDay" AS "change_effectiveDay", h."before" AS "change_before",
      h."after" AS "change_after"
    FROM "History" h JOIN "Deal" d ON d."ledgerId" = h."ledgerId" AND d."id" = h."subjectId" ${joins}
    WHERE h."ledgerId" = ${ledgerId} AND h."id" = ${changeId}`;
  if (row === undefined) throw new Error(`no change ${changeId} of a deal`);
  const change = toChange({
    id: row.change_id,
    subject: row.change_subject,
    subjectId: row.change_subjectId,
    action: row.change_action,
    actor: row.change_actor,
    recordedAt: BigInt(row.change_recordedAt),
    effectiveDay: row.change_effectiveDay,
    before: row.change_before,
    after: row.change_after,
  });
  return { change, deal: toDeal(row) };
}

/** Only what this team sourced; everything for null. */
export const sourcedBy = (teamId: string | null): Prisma.Sql =>
  teamId === null ? Prisma.empty : Prisma.sql` AND d."teamId" = ${teamId}`;
