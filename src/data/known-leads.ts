import type { Happened } from "../core/buying-cycle.ts";
import { isDay } from "../core/day.ts";
import type { KnownLead, KnownOfAccount, KnownTouch } from "../core/plan-lead.ts";
import type { Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import { inChunks } from "./in-chunks.ts";

/**
 * What is known of each of these accounts, by account id: the leads and touches that count, and when its deals were won
 * or lost. Every account asked for has an entry, of empty lists where nothing is known. Instants in epoch ms.
 */
export async function listKnownOfAccounts(
  db: Queryable,
  ledgerId: string,
  accountIds: readonly string[],
): Promise<Map<string, KnownOfAccount>> {
  const known = new Map(
    accountIds.map((id) => [
      id,
      { leads: [] as KnownLead[], touches: [] as KnownTouch[], closings: [] as Happened[] },
    ]),
  );
  for (const { accountId, createdAt, ...lead } of await inChunks(accountIds, (ids) =>
    askLeads(db, ledgerId, ids),
  ))
    if (isDay(lead.day))
      known.get(accountId ?? "")?.leads.push({ ...lead, day: lead.day, recordedAt: Number(createdAt) });
  for (const { accountId, ...touch } of await inChunks(accountIds, (ids) => askTouches(db, ledgerId, ids)))
    known.get(accountId)?.touches.push(touch);
  for (const closing of await inChunks(accountIds, (ids) => askClosings(db, ledgerId, ids)))
    if (isDay(closing.day))
      known
        .get(closing.accountId)
        ?.closings.push({ day: closing.day, recordedAt: Number(closing.recordedAt) });
  return known;
}

/** What is known of one account, as listKnownOfAccounts says. */
export async function findKnownOfAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
): Promise<KnownOfAccount> {
  const known = (await listKnownOfAccounts(db, ledgerId, [accountId])).get(accountId);
  return known ?? { leads: [], touches: [], closings: [] };
}

const askLeads = (db: Queryable, ledgerId: string, accountIds: string[]) =>
  db.lead.findMany({
    where: { ledgerId, accountId: { in: accountIds }, status: { not: "undone" } },
    select: {
      id: true,
      accountId: true,
      contactId: true,
      sourceId: true,
      campaignId: true,
      fromText: true,
      day: true,
      createdAt: true,
    },
  });

const askTouches = (db: Queryable, ledgerId: string, accountIds: string[]) =>
  db.touch.findMany({
    where: { ledgerId, accountId: { in: accountIds }, status: { not: "undone" } },
    select: {
      id: true,
      accountId: true,
      leadId: true,
      contactId: true,
      sourceId: true,
      campaignId: true,
      day: true,
    },
  });

/** When deals were closed, and when that was recorded: on one day the order matters. */
const askClosings = (db: Queryable, ledgerId: string, accountIds: string[]) =>
  // The columns are named right here, in the types of the schema.
  db.$queryRaw<{ accountId: string; day: string; recordedAt: bigint | number }[]>`
    SELECT d."accountId", d."closedDay" AS "day", COALESCE((SELECT max(h."recordedAt") FROM "History" h
        WHERE h."ledgerId" = d."ledgerId" AND h."subjectId" = d."id" AND h."action" IN ('won', 'lost')), d."createdAt") AS "recordedAt"
      FROM "Deal" d
      WHERE d."ledgerId" = ${ledgerId} AND d."accountId" IN (${Prisma.join(accountIds)})
        AND d."status" IN ('won', 'lost') AND d."closedDay" IS NOT NULL`;
