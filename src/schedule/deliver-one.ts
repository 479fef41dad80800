import type { OutboxRow } from "../data/outbox.ts";
import { insertThread } from "../data/outbox-enqueue.ts";
import { markSending, markSkipped } from "../data/outbox-mark.ts";
import { freezeMessage } from "../slack/frozen-message.ts";
import { mrkdwn } from "../slack/text.ts";
import { type Building, buildMessage } from "./build-message.ts";
import { marked } from "./delivery-steps.ts";
import { giveUp, putBack, tryAgainLater } from "./give-up.ts";
import type { Run } from "./job.ts";
import { recordOutcome } from "./record-outcome.ts";
import { sendMessage } from "./send-message.ts";
import { leaveWithinMs, maxAttempts } from "./timings.ts";

type Ready = Extract<Building, { kind: "built" }>;

/** Takes one claimed row as far as it goes; "stop" when nothing can be posted at all for now. */
export async function deliverOne(run: Run, row: OutboxRow): Promise<"posted" | "next" | "stop"> {
  if (row.attempts > maxAttempts) {
    await giveUp(run, row, mrkdwn`It was begun ${maxAttempts} times and never finished.`, false);
    return "next";
  }
  const building = await buildMessage(run, row);
  if (building.kind !== "built") {
    await setAside(run, row, building);
    return "next";
  }
  const clockNow = await marked(run, "read the clock before freezing", () => run.services.leaseClock());
  const deadline = clockNow + Math.min(leaveWithinMs, run.services.config.leaseMs);
  // Committed before the request: from here on, only Slack knows.
  const isOurs = await marked(run, "freeze", () => freezeDelivery(run, row, building, deadline));
  if (!isOurs) return "next";
  const sent = await sendMessage(run, row, building.message, deadline);
  return recordOutcome(run, row, building.message, sent);
}

function freezeDelivery(run: Run, row: OutboxRow, ready: Ready, deadline: number): Promise<boolean> {
  const { database, newId } = run.services;
  const payload = freezeMessage(ready.message);
  const thread = ready.thread.map((message) => ({ id: newId(), payload: freezeMessage(message) }));
  return database.transaction(async (tx) => {
    if (!(await markSending(tx, row, { payload, figures: ready.figures, deadline }))) return false;
    await insertThread(tx, row, thread, run.now());
    return true;
  });
}

async function setAside(run: Run, row: OutboxRow, why: Exclude<Building, Ready>): Promise<void> {
  if (why.kind === "foreign") {
    return giveUp(run, row, mrkdwn`That channel belongs to another ledger now.`, true);
  }
  if (why.kind === "skip") {
    await marked(run, "record", () => markSkipped(run.services.database.db, row, why.reason));
    return;
  }
  if (why.kind === "later") {
    const waitMs = why.at - run.now();
    await marked(run, "record", () => putBack(run, row, { waitMs, isCounted: false, reason: why.reason }));
    return;
  }
  run.services.log.error({ err: why.error, outboxId: row.id, kind: row.kind }, "message could not be built");
  await tryAgainLater(run, row, "it could not be built");
}
