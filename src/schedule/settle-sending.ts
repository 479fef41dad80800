import { listUnsettled, type OutboxRow } from "../data/outbox.ts";
import { markSent, markUnknown } from "../data/outbox-mark.ts";
import { findPosted } from "../slack/find-posted.ts";
import { marked } from "./delivery-steps.ts";
import { sayUnknown } from "./delivery-words.ts";
import { tryAgainLater } from "./give-up.ts";
import type { Run } from "./job.ts";
import { findOwner } from "./send-message.ts";
import { tellOwner } from "./tell-owner.ts";
import { leaveWithinMs, lookBackMs, settleAfterMs } from "./timings.ts";

type Found = Awaited<ReturnType<typeof findPosted>>;

/**
 * Finds out what became of requests whose outcome nobody recorded, once no request can be under way any more: the
 * deadline, the request's timeout and a minute have passed. There → sent; not there → in line again; cannot look →
 * unknown, and a person is asked.
 */
export async function settleSending(run: Run): Promise<void> {
  const { leaseClock, database } = run.services;
  const rows = await marked(run, "list unsettled", async () =>
    listUnsettled(database.db, (await leaseClock()) - settleAfterMs),
  );
  for (const row of rows) await settle(run, row);
}

async function settle(run: Run, row: OutboxRow): Promise<void> {
  // Rewriting again changes nothing, and a notice twice is better than none.
  if (row.correctsId !== null || row.kind === "notice") return tryAgainLater(run, row, "no word from Slack");
  const owner = await marked(run, "find the thread", () => findOwner(run, row));
  const channel = owner?.channelId ?? row.target;
  const found = await marked(run, "look for it", () => look(run, row, channel, owner?.ts ?? null));
  if (found === "try later") return;
  if (found === null) return tryAgainLater(run, row, "it had not arrived");
  await marked(
    run,
    "settle",
    async (): Promise<unknown> => (found === "cannot look" ? ask(run, row) : note(run, row, channel, found)),
  );
}

function look(run: Run, row: OutboxRow, channel: string, threadTs: string | null): Promise<Found> {
  const sinceMs = (row.deadline ?? 0) - leaveWithinMs - lookBackMs;
  const place = threadTs === null ? {} : { threadTs };
  return findPosted(run.services.slack.delivery, { channel, key: row.dedupeKey, sinceMs, ...place });
}

const note = (run: Run, row: OutboxRow, channelId: string, ts: string): Promise<boolean> =>
  markSent(run.services.database.db, row, { channelId, ts, sentAt: Math.round(Number(ts) * 1000) });

function ask(run: Run, row: OutboxRow): Promise<void> {
  run.services.log.warn({ outboxId: row.id }, "nobody can tell whether a message arrived; asking its owner");
  return run.services.database.transaction(async (tx) => {
    const isUnknown = await markUnknown(tx, row, "Slack did not answer, and its history cannot be read");
    if (isUnknown) await tellOwner(tx, run, row, sayUnknown(row));
  });
}
