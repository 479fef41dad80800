import type { OutboxRow } from "../data/outbox.ts";
import { markFailed, markWaitingUntil } from "../data/outbox-mark.ts";
import { pauseSubscription } from "../data/subscriptions.ts";
import { type Mrkdwn, mrkdwn } from "../slack/text.ts";
import { marked } from "./delivery-steps.ts";
import { sayGivenUp } from "./delivery-words.ts";
import type { Run } from "./job.ts";
import { tellOwner } from "./tell-owner.ts";
import { backoffMs, maxAttempts } from "./timings.ts";

/** Never to be sent: the row says why, its owner is told, and its subscription is paused when the next would fail too. */
export async function giveUp(run: Run, row: OutboxRow, reason: Mrkdwn, pauses: boolean): Promise<void> {
  run.services.log.warn({ outboxId: row.id, kind: row.kind, reason: reason.mrkdwn }, "message given up");
  await marked(run, "give up", () =>
    run.services.database.transaction(async (tx) => {
      if (!(await markFailed(tx, row, reason.mrkdwn))) return;
      const { ledgerId, subscriptionId } = row;
      const isPaused =
        pauses &&
        subscriptionId !== null &&
        (await pauseSubscription(tx, ledgerId, subscriptionId, reason.mrkdwn));
      await tellOwner(tx, run, row, sayGivenUp(row, reason, isPaused));
    }),
  );
}

/** Slack certainly does not have it: another attempt after a pause that grows, until there were too many. */
export async function tryAgainLater(run: Run, row: OutboxRow, reason: string): Promise<void> {
  if (row.attempts >= maxAttempts) {
    return giveUp(run, row, mrkdwn`It failed ${maxAttempts} times, last with: ${reason}.`, false);
  }
  await marked(run, "record", () =>
    putBack(run, row, { waitMs: backoffMs(row.attempts), isCounted: true, reason }),
  );
}

/** Back in line, due in `waitMs`; a scheduled report is then built anew, so that it is true when it arrives. */
export function putBack(
  run: Run,
  row: OutboxRow,
  wait: { waitMs: number; isCounted: boolean; reason: string },
): Promise<boolean> {
  const { waitMs, ...rest } = wait;
  const isBuiltAnew = row.slot !== null && row.part === 0;
  return run.services.database.transaction((tx) =>
    markWaitingUntil(tx, row, { ...rest, dueAt: run.now() + waitMs, ...(isBuiltAnew && { payload: null }) }),
  );
}
