import type { Tx } from "../data/client.ts";
import { insertSlots } from "../data/outbox-enqueue.ts";
import { listDueSubscriptions, type Subscription } from "../data/subscriptions.ts";
import { marked } from "./delivery-steps.ts";
import type { Run } from "./job.ts";
import { type Meeting, meetingAfter, meetingFrom } from "./meeting-slots.ts";
import { dueSlots, type Slot, slotInstant } from "./next-slot.ts";
import { readMeetingTimes } from "./read-meeting-times.ts";

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
  return database.transaction(async (tx) => {
    const { due, next } = await listDue(tx, subscription, now);
    const slots = due.map((slot, index) => ({
      ...slot,
      id: newId(),
      skip: index < due.length - 1 ? "missed; a later one was due as well" : null,
    }));
    return insertSlots(tx, subscription, slots, next, now);
  });
}

/** What of a subscription is due. An agenda is due before its meeting, by what is skipped, moved and a holiday now. */
async function listDue(
  tx: Tx,
  subscription: Subscription,
  now: number,
): Promise<{ due: Slot[]; next: Slot }> {
  const { nextSlot: slot, nextAt, timeZone } = subscription;
  if (subscription.kind !== "agenda") return dueSlots(subscription, { slot, at: nextAt }, now);
  const times = await readMeetingTimes(tx, subscription);
  const toSlot = (meeting: Meeting): Slot => ({ slot: meeting.slot, at: meeting.agendaAt });
  const first = toSlot(meetingFrom(times, { slot, at: slotInstant(slot, timeZone) }));
  return dueSlots(times, first, now, (after) => toSlot(meetingAfter(times, after.slot)));
}
