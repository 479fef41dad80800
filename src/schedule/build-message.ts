import { freeze } from "../data/frozen.ts";
import { findBoundLedgerId } from "../data/ledgers.ts";
import type { OutboxRow } from "../data/outbox.ts";
import { findSubscription, type Subscription } from "../data/subscriptions.ts";
import { thawMessage } from "../slack/frozen-message.ts";
import type { Message } from "../slack/message.ts";
import { marked } from "./delivery-steps.ts";
import type { Built, Job, Run } from "./job.ts";
import { slotInstant } from "./next-slot.ts";
import { lateAfterMs } from "./timings.ts";

/** What is to be posted, with figures as frozen JSON; or why not. */
export type Building =
  | { kind: "built"; message: Message; thread: readonly Message[]; figures: string | null }
  | { kind: "skip"; reason: string }
  | { kind: "later"; at: number; reason: string }
  /** the channel is another ledger's now: nothing of this one may appear there */
  | { kind: "foreign" }
  | { kind: "failed"; error: unknown };

/** The frozen message of a claimed row, or the one that its kind's job builds. */
export async function buildMessage(run: Run, row: OutboxRow): Promise<Building> {
  const { db } = run.services.database;
  const bound = await marked(run, "read the channel's ledger", () =>
    findBoundLedgerId(db, row.workspaceId, row.target),
  );
  if (bound !== null && bound !== row.ledgerId && row.correctsId === null) return { kind: "foreign" };
  const subscription = await marked(run, "read the subscription", async () =>
    row.subscriptionId === null ? null : findSubscription(db, row.ledgerId, row.subscriptionId),
  );
  if (subscription !== null && subscription.state !== "active") {
    return { kind: "skip", reason: `its schedule is ${subscription.state}` };
  }
  if (row.payload !== null) {
    return { kind: "built", message: thawMessage(row.payload), thread: [], figures: row.figures };
  }
  const job = run.jobs[row.kind];
  if (job === undefined) return { kind: "failed", error: new Error(`no job builds a ${row.kind}`) };
  return marked(run, "build", () => attempt(run, job, row, subscription));
}

// One report that cannot be built must not stop the other channels' reports.
async function attempt(
  run: Run,
  job: Job,
  row: OutboxRow,
  subscription: Subscription | null,
): Promise<Building> {
  const { id, ledgerId, kind, target, subscriptionId, slot, recordId } = row;
  const isLate =
    slot !== null &&
    subscription !== null &&
    run.now() - slotInstant(slot, subscription.timeZone) > lateAfterMs;
  const delivery = { outboxId: id, ledgerId, kind, target, subscriptionId, slot, isLate, recordId };
  return job(run.services, delivery).then(toBuilding, (error: unknown) => ({ kind: "failed", error }));
}

function toBuilding(built: Built): Building {
  if ("skip" in built) return { kind: "skip", reason: built.skip };
  if ("laterAt" in built) return { kind: "later", at: built.laterAt, reason: built.why };
  const { message, thread = [], figures } = built;
  return { kind: "built", message, thread, figures: figures === undefined ? null : freeze(figures) };
}
