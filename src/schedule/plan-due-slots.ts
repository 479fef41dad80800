import { insertSlots } from "../data/outbox-enqueue.ts";
import { listDueSubscriptions, type Subscription } from "../data/subscriptions.ts";
import { marked } from "./delivery-steps.ts";
import type { Run } from "./job.ts";
import { dueSlots } from "./next-slot.ts";

/**
 * Puts every due slot in line. Of several that one subscription missed, only the newest will be posted; the older
 * ones stay visible as skipped.
 */
export async function planDueSlots(run: Run): Promise<void> {
  let planned = 1;
  // A batch in which nothing was new is the last: whoever else plans at this moment does the rest.
  while (planned > 0) {
    const now = run.now();
    const due = await marked(run, "list due slots", () =>
      listDueSubscriptions(run.services.database.db, now),
    );
    planned = 0;
    for (const subscription of due) {
      planned += await marked(run, "insert slots", () => insertDue(run, subscription, now));
    }
  }
}

function insertDue(run: Run, subscription: Subscription, now: number): Promise<number> {
  const { database, newId } = run.services;
  const first = { slot: subscription.nextSlot, at: subscription.nextAt };
  const { due, next } = dueSlots(subscription, first, now);
  const slots = due.map((slot, index) => ({
    ...slot,
    id: newId(),
    skip: index < due.length - 1 ? "missed; a later one was due as well" : null,
  }));
  return database.transaction((tx) => insertSlots(tx, subscription, slots, next, now));
}
