import { noteChartsRefused } from "../data/chart-refusals.ts";
import type { OutboxRow } from "../data/outbox.ts";
import { markWaitingUntil } from "../data/outbox-mark.ts";
import { freezeMessage, listCharts, withoutCharts } from "../slack/frozen-message.ts";
import type { Message } from "../slack/message.ts";
import { marked } from "./delivery-steps.ts";
import { putBack } from "./give-up.ts";
import type { Run } from "./job.ts";
import { pictureWaitMs } from "./timings.ts";

/**
 * Slack refused the blocks of a message, which it therefore does not have. A picture that it has not looked at yet
 * waits for it a few seconds; its own chart, where it does not know it, gives way to a picture from now on; what does
 * not help the message goes without. False when the message has no chart: then the blame lies elsewhere.
 */
export async function recordRefusedChart(
  run: Run,
  row: OutboxRow,
  message: Message,
  { about }: { about?: "chart" | "picture" | null },
): Promise<boolean> {
  const { hasNative, hasPicture } = listCharts(message);
  if (!hasNative && !hasPicture) return false;
  const waitMs = pictureWaitMs(row.attempts);
  if (hasPicture && about !== "chart" && waitMs !== null) {
    await marked(run, "record", () =>
      markWaitingUntil(run.services.database.db, row, {
        dueAt: run.now() + waitMs,
        isCounted: true,
        reason: "Slack was still looking at its chart",
      }),
    );
    return true;
  }
  const isBuiltAnew = row.slot !== null && row.part === 0 && run.services.config.charts.mode === "auto";
  if (hasNative && isBuiltAnew && (await marked(run, "note the refusal", () => noteRefusal(run, row)))) {
    const wait = { waitMs: 0, isCounted: true, reason: "Slack refused its own chart" };
    await marked(run, "record", () => putBack(run, row, wait));
    return true;
  }
  await marked(run, "record", () => postWithout(run, row, message));
  return true;
}

function noteRefusal(run: Run, row: OutboxRow): Promise<boolean> {
  run.services.log.info(
    { workspaceId: row.workspaceId },
    "Slack refuses its own charts here; pictures instead",
  );
  return noteChartsRefused(run.services.database.db, row.workspaceId, run.now());
}

const postWithout = (run: Run, row: OutboxRow, message: Message): Promise<boolean> =>
  markWaitingUntil(run.services.database.db, row, {
    dueAt: run.now(),
    isCounted: true,
    reason: "Slack refused its chart",
    payload: freezeMessage(withoutCharts(message)),
  });
