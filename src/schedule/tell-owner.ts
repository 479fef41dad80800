import type { Queryable } from "../data/client.ts";
import type { OutboxRow } from "../data/outbox.ts";
import { enqueueMessage } from "../data/outbox-enqueue.ts";
import { findSubscription } from "../data/subscriptions.ts";
import { freezeMessage } from "../slack/frozen-message.ts";
import type { Message } from "../slack/message.ts";
import type { Run } from "./job.ts";

/**
 * Puts a direct message to the owner of a delivery, or of its subscription, in line, in the transaction that gives it a
 * reason. Nothing for a delivery without one, nor about a notice itself: `status` and the log show those.
 */
export async function tellOwner(tx: Queryable, run: Run, row: OutboxRow, notice: Message): Promise<void> {
  if (row.kind === "notice") return;
  const subscription =
    row.subscriptionId === null ? null : await findSubscription(tx, row.ledgerId, row.subscriptionId);
  const target = row.ownerUserId ?? subscription?.ownerUserId;
  if (target === undefined) return;
  const now = run.now();
  await enqueueMessage(tx, {
    id: run.services.newId(),
    ledgerId: row.ledgerId,
    workspaceId: row.workspaceId,
    key: `notice:${row.id}:${row.fence}`,
    target,
    kind: "notice",
    recordId: row.id,
    payload: freezeMessage(notice),
    dueAt: now,
    createdAt: now,
  });
}
