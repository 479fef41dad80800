import type { Queryable } from "./client.ts";

/** Slack's own name of a request, within a workspace. */
export type RequestId = { workspaceId: string; kind: string; nativeId: string };

/** What an earlier run of the same request made; null when it is new. */
export async function findHandled(
  db: Queryable,
  request: RequestId,
): Promise<{ ledgerId: string; recordId: string } | null> {
  return db.requestKey.findUnique({
    where: { workspaceId_kind_nativeId: request },
    select: { ledgerId: true, recordId: true },
  });
}

/**
 * Notes that a request made this record, in the transaction that makes it. `createdAt` epoch ms.
 * @throws a unique violation when the same request got here first
 */
export async function markHandled(
  db: Queryable,
  request: RequestId,
  made: { ledgerId: string; recordId: string; createdAt: number },
): Promise<void> {
  const { workspaceId, kind, nativeId } = request;
  await db.requestKey.create({
    data: {
      workspaceId,
      kind,
      nativeId,
      ledgerId: made.ledgerId,
      recordId: made.recordId,
      createdAt: BigInt(made.createdAt),
    },
    select: { recordId: true },
  });
}

/** Forgets requests older than an instant (epoch ms). */
export async function forgetRequestsBefore(db: Queryable, before: number): Promise<void> {
  await db.requestKey.deleteMany({ where: { createdAt: { lt: BigInt(before) } } });
}
