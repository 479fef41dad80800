import type { Queryable } from "./client.ts";
import type { Named } from "./vocabulary.ts";

const named = { id: true, name: true, key: true } as const;

/** Accounts that a team has sourced a deal or a lead of; every account for null. */
const knownTo = (teamId: string | null) =>
  teamId === null
    ? {}
    : {
        AND: [
          {
            OR: [
              { deals: { some: { teamId, status: { not: "undone" } } } },
              { leads: { some: { source: { teamId }, status: { not: "undone" } } } },
            ],
          },
        ],
      };

/** Which of these normalised names are accounts of the ledger. @param teamId only those known to this team; null: all */
export async function listAccountsByKeys(
  db: Queryable,
  ledgerId: string,
  keys: readonly string[],
  teamId: string | null = null,
): Promise<Named[]> {
  if (keys.length === 0) return [];
  return db.account.findMany({
    where: { ledgerId, key: { in: [...keys] }, ...knownTo(teamId) },
    select: named,
  });
}

/** An account by id; null in another ledger. @param teamId null too where this team does not know it; null: all */
export async function findAccount(
  db: Queryable,
  ledgerId: string,
  accountId: string,
  teamId: string | null = null,
): Promise<Named | null> {
  return db.account.findFirst({ where: { ledgerId, id: accountId, ...knownTo(teamId) }, select: named });
}

/**
 * Accounts whose name may be meant by a misspelt one: those that share its first letters or its last ones, or contain
 * one of its words. Ranking is the caller's. At most `most` rows. `teamId` only those known to this team; null: all.
 */
export async function listAccountsLike(
  db: Queryable,
  ledgerId: string,
  key: string,
  { most = 500, teamId = null }: { most?: number; teamId?: string | null } = {},
): Promise<Named[]> {
  const words = key.split(" ").filter((word) => word.length >= 3);
  const ending = key.slice(Math.ceil(key.length / 2));
  const starts = [key.slice(0, 2), ...words.map((word) => word.slice(0, 4))].filter(Boolean);
  return db.account.findMany({
    where: {
      ledgerId,
      ...knownTo(teamId),
      OR: [
        { key: { startsWith: starts[0] ?? "" } },
        ...(ending.length < 2 ? [] : [{ key: { endsWith: ending } }]),
        ...starts.slice(1).map((start) => ({ key: { contains: start } })),
      ],
    },
    select: named,
    take: most,
  });
}

/** An account's id, made when the ledger has none of that normalised name. `createdAt` epoch ms. */
export async function ensureAccount(
  db: Queryable,
  account: { id: string; ledgerId: string; name: string; key: string; createdAt: number },
): Promise<string> {
  const { ledgerId, key } = account;
  const row = await db.account.upsert({
    where: { ledgerId_key: { ledgerId, key } },
    create: { ...account, createdAt: BigInt(account.createdAt) },
    update: {},
    select: { id: true },
  });
  return row.id;
}

/** A contact's id at an account, made when it has none of that normalised name. `createdAt` epoch ms. */
export async function ensureContact(
  db: Queryable,
  contact: {
    id: string;
    ledgerId: string;
    accountId: string;
    name: string;
    key: string;
    email?: string;
    createdAt: number;
  },
): Promise<string> {
  const { ledgerId, accountId, key } = contact;
  const row = await db.contact.upsert({
    where: { ledgerId_accountId_key: { ledgerId, accountId, key } },
    create: { ...contact, createdAt: BigInt(contact.createdAt) },
    update: {},
    select: { id: true },
  });
  return row.id;
}

/** Keeps others from logging about this account until the transaction ends; the row stays as it is. */
export async function lockAccount(tx: Queryable, ledgerId: string, accountId: string): Promise<void> {
  await tx.account.updateMany({ where: { ledgerId, id: accountId }, data: { createdAt: { increment: 0 } } });
}
