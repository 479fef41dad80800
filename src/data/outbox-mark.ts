import type { Queryable } from "./client.ts";
import type { OutboxRow, OutboxState } from "./outbox.ts";

/** A row as its holder knows it: whoever claimed it since has a higher fence, and the holder's marks do nothing. */
export type Held = Pick<OutboxRow, "id" | "ledgerId" | "fence">;

type Change = Parameters<Queryable["outbox"]["updateMany"]>[0]["data"];

async function mark(db: Queryable, row: Held, from: readonly OutboxState[], data: Change): Promise<boolean> {
  const { count } = await db.outbox.updateMany({
    where: { id: row.id, ledgerId: row.ledgerId, fence: row.fence, state: { in: [...from] } },
    data,
  });
  return count === 1;
}

/**
 * Freezes what is about to be posted, before the request: `payload` and `figures` JSON, `deadline` epoch ms of the
 * lease clock, after which no request may leave. False when the claim is no longer the caller's.
 */
export const markSending = (
  db: Queryable,
  row: Held,
  frozen: { payload: string; figures: string | null; deadline: number },
): Promise<boolean> =>
  mark(db, row, ["claimed"], {
    ...frozen,
    deadline: BigInt(frozen.deadline),
    state: "sending",
    leaseUntil: null,
  });

/**
 * Notes that Slack has the message, and where; `sentAt` epoch ms. Also right after others gave up on the request and
 * nobody has claimed the row since. False when somebody has.
 */
export const markSent = (
  db: Queryable,
  row: Held,
  posted: { channelId: string; ts: string; sentAt: number },
): Promise<boolean> =>
  mark(db, row, ["sending", "waiting", "unknown"], {
    state: "sent",
    channelId: posted.channelId,
    ts: posted.ts,
    sentAt: BigInt(posted.sentAt),
    error: null,
    deadline: null,
  });

/** Notes that it will never be sent, and why in words. False when the row is no longer the caller's. */
export const markFailed = (db: Queryable, row: Held, error: string): Promise<boolean> =>
  mark(db, row, ["claimed", "sending"], { state: "failed", error, leaseUntil: null, deadline: null });

/** Notes that it need not be sent, and why in words. False when the row is no longer the caller's. */
export const markSkipped = (db: Queryable, row: Held, reason: string): Promise<boolean> =>
  mark(db, row, ["claimed"], { state: "skipped", error: reason, leaseUntil: null });

/** Notes that nobody can tell whether Slack has it. False when somebody has settled it meanwhile. */
export const markUnknown = (db: Queryable, row: Held, reason: string): Promise<boolean> =>
  mark(db, row, ["sending"], { state: "unknown", error: reason, leaseUntil: null, deadline: null });

/**
 * Puts a message that Slack certainly does not have back in line, due at `dueAt` (epoch ms, process clock).
 * `isCounted` false: the attempt does not count. `payload` replaces the frozen one; null has it built anew, which
 * also takes back the thread parts that were frozen with it. Run in a transaction when `payload` is null.
 * False when the row is no longer the caller's.
 */
export async function markWaitingUntil(
  db: Queryable,
  row: Held & Pick<OutboxRow, "dedupeKey" | "part">,
  wait: { dueAt: number; isCounted: boolean; reason: string; payload?: string | null },
): Promise<boolean> {
  const isWaiting = await mark(db, row, ["claimed", "sending"], {
    state: "waiting",
    dueAt: BigInt(wait.dueAt),
    error: wait.reason,
    leaseUntil: null,
    deadline: null,
    ...(!wait.isCounted && { attempts: { decrement: 1 } }),
    ...(wait.payload !== undefined && { payload: wait.payload }),
    ...(wait.payload === null && { figures: null }),
  });
  if (isWaiting && wait.payload === null && row.part === 0) {
    await db.outbox.deleteMany({
      where: {
        ledgerId: row.ledgerId,
        dedupeKey: { startsWith: row.dedupeKey.slice(0, -1) },
        part: { gt: 0 },
        state: "waiting",
      },
    });
  }
  return isWaiting;
}

/** Nothing that waits for this channel or person is due before `until` (epoch ms): Slack asked for a pause there. */
export async function holdTarget(
  db: Queryable,
  workspaceId: string,
  target: string,
  until: number,
): Promise<void> {
  await db.outbox.updateMany({
    where: { workspaceId, target, state: "waiting", dueAt: { lt: BigInt(until) } },
    data: { dueAt: BigInt(until) },
  });
}

/**
 * A person's word on a message of which nobody knew: "post again" puts it in line at `now` (epoch ms), "it is there"
 * takes it as sent, at a place that nobody knows. False when somebody decided first (compare-and-set on the fence).
 */
export const resolveUnknown = (
  db: Queryable,
  row: Held,
  choice: "post again" | "it is there",
  now: number,
): Promise<boolean> =>
  mark(db, row, ["unknown"], {
    fence: { increment: 1 },
    error: null,
    ...(choice === "post again"
      ? { state: "waiting", dueAt: BigInt(now), attempts: 0 }
      : { state: "sent", sentAt: BigInt(now) }),
  });
