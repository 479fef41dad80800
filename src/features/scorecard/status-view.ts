import { printSchedule } from "../../core/schedule-line.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import type { OutboxRow } from "../../data/outbox.ts";
import type { Subscription } from "../../data/subscriptions.ts";
import { sayUnknown } from "../../schedule/delivery-words.ts";
import { context, divider, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { mrkdwn, raw } from "../../slack/text.ts";

/** "every Monday at 09:00 (Europe/London)" and when the next one comes. */
export function saySchedule(schedule: Subscription): Message {
  const { weekday, localTime, timeZone, nextSlot } = schedule;
  const when = printSchedule({ kind: "weekly", weekday, localTime, timeZone });
  const text = `This channel gets its scorecard ${when}. The next one comes on ${wordsForSlot(nextSlot)}.`;
  return message(text, [
    section(text),
    context("If Roundtrip is not in this channel yet: `/invite @Roundtrip`. Stop it: `/scorecard stop`"),
  ]);
}

const stateWords: Record<string, string> = {
  waiting: "waiting",
  claimed: "being built",
  sending: "on its way",
  sent: "✓ sent",
  unknown: "? may be there or not",
  failed: "✗ failed",
  skipped: "– skipped",
  cancelled: "– cancelled",
};

const delivery = (row: OutboxRow) =>
  mrkdwn`${wordsForSlot(row.slot ?? "")}: ${stateWords[row.state] ?? row.state}${row.error === null ? "" : raw(` (${row.error})`)}`;

/** How the schedule of a channel does: when the next one comes, what became of the last ones, what needs a choice. */
export function sayStatus(
  schedule: Subscription | null,
  deliveries: readonly OutboxRow[],
  unknown: readonly OutboxRow[],
): Message {
  const questions: Block[] = unknown
    .slice(0, 5)
    .flatMap((row) => [divider(), ...(sayUnknown(row).blocks ?? [])]);
  if (schedule === null || schedule.state === "stopped") {
    const text = "No scorecard is scheduled in this channel.";
    return message(text, [
      section(text),
      context("Schedule it: `/scorecard weekly monday 09:00`"),
      ...questions,
    ]);
  }
  const isPaused = schedule.state === "paused";
  const head = isPaused
    ? mrkdwn`The scorecard of this channel is paused. ${raw(schedule.pausedReason ?? "")}`
    : null;
  const said = saySchedule(schedule);
  const lines = deliveries.map(delivery);
  return message(head ?? said.text, [
    ...(head === null ? [section(said.text)] : [section(head)]),
    ...(lines.length === 0
      ? [context("Nothing was due yet.")]
      : [section(raw(lines.map((line) => line.mrkdwn).join("\n")))]),
    ...questions,
  ]);
}
