import type { OutboxRow } from "../data/outbox.ts";
import { holdTarget, markSent, markWaitingUntil } from "../data/outbox-mark.ts";
import type { Message } from "../slack/message.ts";
import { mrkdwn } from "../slack/text.ts";
import { marked } from "./delivery-steps.ts";
import { sayRefusal } from "./delivery-words.ts";
import { giveUp, putBack, tryAgainLater } from "./give-up.ts";
import type { Run } from "./job.ts";
import { recordRefusedChart } from "./refused-chart.ts";
import type { Sent } from "./send-message.ts";
import { installationRestMs } from "./timings.ts";

type Refused = Extract<Sent, { kind: "refused" }>;

/** Stores what became of a request; "stop" when Slack refuses the whole installation. */
export async function recordOutcome(
  run: Run,
  row: OutboxRow,
  message: Message,
  sent: Sent,
): Promise<"posted" | "next" | "stop"> {
  const { log } = run.services;
  switch (sent.kind) {
    case "posted":
      await marked(run, "record", () => recordPosted(run, row, sent));
      return "posted";
    case "rate_limited":
      await marked(run, "record", () => rest(run, row, sent.retryAfterMs));
      return "next";
    case "not_sent":
      await tryAgainLater(run, row, `Slack could not be reached (${sent.reason})`);
      return "next";
    case "too_late":
      await tryAgainLater(run, row, "this process was too slow");
      return "next";
    case "ambiguous":
      // Stays "sending": nobody may conclude anything before it is settled.
      log.warn({ outboxId: row.id, reason: sent.reason }, "no word from Slack; looking later");
      return "next";
    case "refused":
      return recordRefused(run, row, message, sent);
  }
}

async function recordPosted(run: Run, row: OutboxRow, at: { ts: string; channelId: string }): Promise<void> {
  const { database, log } = run.services;
  const isRecorded = await markSent(database.db, row, {
    ts: at.ts,
    channelId: at.channelId,
    sentAt: run.now(),
  });
  if (!isRecorded) log.error({ outboxId: row.id, ts: at.ts }, "posted after another process had taken over");
}

function rest(run: Run, row: OutboxRow, waitMs: number): Promise<void> {
  const until = run.now() + waitMs;
  return run.services.database.transaction(async (tx) => {
    await markWaitingUntil(tx, row, { dueAt: until, isCounted: false, reason: "Slack asked for a pause" });
    await holdTarget(tx, row.workspaceId, row.target, until);
  });
}

async function recordRefused(
  run: Run,
  row: OutboxRow,
  message: Message,
  sent: Refused,
): Promise<"next" | "stop"> {
  const { log } = run.services;
  if (sent.permanent === "target") {
    await giveUp(run, row, sayRefusal(sent.error, row.target), true);
    return "next";
  }
  if (sent.permanent === "installation") {
    log.error({ outboxId: row.id, error: sent.error }, "Slack refuses the installation; posting rests");
    const wait = { waitMs: installationRestMs, isCounted: false, reason: sent.error };
    await marked(run, "record", () => putBack(run, row, wait));
    return "stop";
  }
  if (sent.error === "invalid_blocks" && (await recordRefusedChart(run, row, message, sent))) return "next";
  log.error({ outboxId: row.id, error: sent.error }, "Slack refuses a message of ours");
  await giveUp(run, row, mrkdwn`Slack refused it (${sent.error}): our mistake, reference ${row.id}.`, false);
  return "next";
}
