import { findDelivery, findDeliveryByKey, keyOfPart, type OutboxRow } from "../data/outbox.ts";
import type { Message } from "../slack/message.ts";
import { type Posted, post, update } from "../slack/post.ts";
import { marked } from "./delivery-steps.ts";
import type { Run } from "./job.ts";

/** What became of a request, or that it was not made because its time was over. */
export type Sent = Posted | { kind: "too_late" };

/** The posted message that a thread part or a correction belongs to; null for a message of its own. */
export function findOwner(run: Run, row: OutboxRow): Promise<OutboxRow | null> {
  const { db } = run.services.database;
  if (row.correctsId !== null) return findDelivery(db, row.ledgerId, row.correctsId);
  return row.part === 0 ? Promise.resolve(null) : findDeliveryByKey(db, row.ledgerId, keyOfPart(row, 0));
}

/** Makes the one request of a row that is "sending", unless its deadline has passed. */
export async function sendMessage(
  run: Run,
  row: OutboxRow,
  message: Message,
  deadline: number,
): Promise<Sent> {
  const { leaseClock, slack } = run.services;
  const owner = await marked(run, "find what it belongs to", () => findOwner(run, row));
  // Read last: nothing may come between it and the request.
  const leaseNow = await marked(run, "check the deadline", () => leaseClock());
  if (leaseNow >= deadline) return { kind: "too_late" };
  const channel = owner?.channelId ?? row.target;
  if (row.correctsId !== null) {
    const ts = owner?.ts ?? "";
    return marked(run, "post", () => update(slack.delivery, { channel, ts, message }));
  }
  const place = owner === null || owner.ts === null ? {} : { threadTs: owner.ts };
  return marked(run, "post", () => post(slack.delivery, { channel, message, key: row.dedupeKey, ...place }));
}
