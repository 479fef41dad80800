import type { Queryable } from "./client.ts";

/** The address at which web forms hand in leads to a ledger; instants in epoch ms. */
export type LeadHook = { id: string; ledgerId: string; createdAt: number; createdBy: string };

const select = { id: true, ledgerId: true, createdAt: true, createdBy: true } as const;
const toHook = (row: Omit<LeadHook, "createdAt"> & { createdAt: bigint }): LeadHook => ({
  ...row,
  createdAt: Number(row.createdAt),
});

/** The hook behind a secret, by the secret's SHA-256 (hex), in whichever ledger; null for any that is not good. */
export async function findHookByHash(db: Queryable, secretHash: string): Promise<LeadHook | null> {
  const row = await db.leadHook.findFirst({ where: { secretHash, revokedAt: null }, select });
  return row === null ? null : toHook(row);
}

/** The ledger's good hook, the youngest where two were made at once; null when it has none. */
export async function findHook(db: Queryable, ledgerId: string): Promise<LeadHook | null> {
  const orderBy = [{ createdAt: "desc" }, { id: "desc" }] as const;
  const row = await db.leadHook.findFirst({
    where: { ledgerId, revokedAt: null },
    select,
    orderBy: [...orderBy],
  });
  return row === null ? null : toHook(row);
}

/** Adds a hook. `secretHash` is the secret's SHA-256 in hex. */
export async function insertHook(db: Queryable, hook: LeadHook & { secretHash: string }): Promise<void> {
  await db.leadHook.create({ data: { ...hook, createdAt: BigInt(hook.createdAt) } });
}

/** Every good hook of the ledger answers no more since an instant (epoch ms); how many there were. */
export async function revokeHooks(db: Queryable, ledgerId: string, revokedAt: number): Promise<number> {
  const { count } = await db.leadHook.updateMany({
    where: { ledgerId, revokedAt: null },
    data: { revokedAt: BigInt(revokedAt) },
  });
  return count;
}

/** How many leads and touches came in by the hook since an instant (epoch ms), and when the last one did. */
export async function countHooked(
  db: Queryable,
  ledgerId: string,
  since: number,
): Promise<{ count: number; lastAt: number | null }> {
  const where = { ledgerId, actor: "hook", recordedAt: { gte: BigInt(since) } };
  const { _count, _max } = await db.history.aggregate({
    where,
    _count: { _all: true },
    _max: { recordedAt: true },
  });
  return { count: _count._all, lastAt: _max.recordedAt === null ? null : Number(_max.recordedAt) };
}
