import type { Queryable } from "./client.ts";
import { keyOfPart, type OutboxRow, type OutboxState, toOutboxRow } from "./outbox.ts";

const pageSize = 50;

/** What a claim goes by: `leaseNow` of the lease clock, `dueNow` of the process clock, in epoch ms. */
export type ClaimTerms = {
  leaseNow: number;
  dueNow: number;
  leaseMs: number;
  /** channels that must rest for a moment */
  restingTargets?: readonly string[];
};

/**
 * Claims the message that is due longest, of any ledger: its fence is one more, and it is the caller's until
 * `leaseNow + leaseMs`. A claim that ended without a request is claimed anew. A thread's part waits for the part
 * before it and a correction for what it corrects; where those will never be sent, it is cancelled instead.
 * Each claim counts as an attempt. Null when nothing can be claimed. Two callers never get the same fence.
 */
export async function claimNext(db: Queryable, terms: ClaimTerms): Promise<OutboxRow | null> {
  for (let skip = 0; ; skip += pageSize) {
    const rows = await listClaimable(db, terms, skip);
    for (const row of rows) {
      const turn = await whoseTurn(db, row);
      if (turn === "never") await cancel(db, row);
      if (turn === "now" && (await claim(db, row, terms))) {
        return { ...row, ...claimed(row, terms) };
      }
    }
    if (rows.length < pageSize) return null;
  }
}

async function listClaimable(db: Queryable, terms: ClaimTerms, skip: number): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: {
      OR: [
        { state: "waiting", dueAt: { lte: BigInt(terms.dueNow) } },
        { state: "claimed", leaseUntil: { lte: BigInt(terms.leaseNow) } },
      ],
      target: { notIn: [...(terms.restingTargets ?? [])] },
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    skip,
    take: pageSize,
  });
  return rows.map(toOutboxRow);
}

const ended: readonly OutboxState[] = ["failed", "skipped", "cancelled"];

async function whoseTurn(db: Queryable, row: OutboxRow): Promise<"now" | "later" | "never"> {
  const before = await findBefore(db, row);
  if (before === "none") return "now";
  if (before === null || ended.includes(before.state)) return "never";
  if (before.state !== "sent") return "later";
  return before.ts === null ? "never" : "now";
}

async function findBefore(
  db: Queryable,
  row: OutboxRow,
): Promise<{ state: OutboxState; ts: string | null } | null | "none"> {
  if (row.part === 0 && row.correctsId === null) return "none";
  const where = row.part > 0 ? { dedupeKey: keyOfPart(row, row.part - 1) } : { id: row.correctsId ?? "" };
  const before = await db.outbox.findFirst({ where: { ...where, ledgerId: row.ledgerId } });
  return before && toOutboxRow(before);
}

const claimed = (row: OutboxRow, terms: ClaimTerms) => ({
  state: "claimed" as const,
  fence: row.fence + 1,
  attempts: row.attempts + 1,
  leaseUntil: terms.leaseNow + terms.leaseMs,
});

async function claim(db: Queryable, row: OutboxRow, terms: ClaimTerms): Promise<boolean> {
  const change = claimed(row, terms);
  const { count } = await db.outbox.updateMany({
    where: { id: row.id, ledgerId: row.ledgerId, state: row.state, fence: row.fence },
    data: { ...change, leaseUntil: BigInt(change.leaseUntil) },
  });
  return count === 1;
}

async function cancel(db: Queryable, row: OutboxRow): Promise<void> {
  await db.outbox.updateMany({
    where: { id: row.id, ledgerId: row.ledgerId, state: row.state, fence: row.fence },
    data: { state: "cancelled", error: "the message it belongs to was not posted", leaseUntil: null },
  });
}
