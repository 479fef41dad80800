import { printSchedule } from "../../core/schedule-line.ts";
import { readSections, wordsForSection } from "../../core/scorecard-sections.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import type { OutboxRow } from "../../data/outbox.ts";
import type { Subscription } from "../../data/subscriptions.ts";
import { sayUnknown } from "../../schedule/delivery-words.ts";
import { slotInstant } from "../../schedule/next-slot.ts";
import { lateAfterMs } from "../../schedule/timings.ts";
import { context, divider, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { mrkdwn, raw } from "../../slack/text.ts";

/** "every Monday at 09:00 (Europe/London)", when the next one comes, and what it leaves out. */
export function saySchedule(schedule: Subscription): Message {
  const { cadence, weekday, localTime, timeZone, nextSlot, channelId } = schedule;
  const when = printSchedule({ kind: cadence, weekday, localTime, timeZone });
  const isMine = /^[UW]/.test(channelId);
  const text = `${isMine ? "You get your" : "This channel gets its"} scorecard ${when}. The next one comes on ${wordsForSlot(nextSlot)}.${saySections(schedule)}`;
  const invite = isMine ? "" : "If Roundtrip is not in this channel yet: `/invite @Roundtrip`. ";
  return message(text, [
    section(text),
    context(`${invite}See it now: \`/scorecard send now\`. Stop it: \`/scorecard stop\``),
  ]);
}

function saySections({ sectionsOff, skipsEmpty }: Subscription): string {
  const off = readSections(sectionsOff).map(wordsForSection);
  const without = off.length === 0 ? "" : ` It leaves out ${off.join(" and ")}.`;
  return `${without}${skipsEmpty ? " It does not come when nothing happened." : ""}`;
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

/** "Mon 30 Nov 2026, 09:00: ✓ sent, 2 h late". */
const delivery = (row: OutboxRow, timeZone: string) =>
  mrkdwn`${wordsForSlot(row.slot ?? "")}: ${stateWords[row.state] ?? row.state}${sayLateness(row, timeZone)}${row.error === null ? "" : raw(` (${row.error})`)}`;

function sayLateness({ slot, sentAt }: OutboxRow, timeZone: string): string {
  const lateMs = slot === null || sentAt === null ? 0 : sentAt - slotInstant(slot, timeZone);
  if (lateMs <= lateAfterMs) return "";
  const minutes = Math.round(lateMs / 60_000);
  return minutes < 120 ? `, ${minutes} min late` : `, ${Math.round(minutes / 60)} h late`;
}

/** How the schedule of a channel, or one's own, does: when the next one comes, what became of the last ones, what needs a choice. */
export function sayStatus(
  place: string,
  schedule: Subscription | null,
  deliveries: readonly OutboxRow[],
  unknown: readonly OutboxRow[],
): Message {
  const questions: Block[] = unknown
    .slice(0, 5)
    .flatMap((row) => [divider(), ...(sayUnknown(row).blocks ?? [])]);
  if (schedule === null || schedule.state === "stopped") {
    const text = /^[UW]/.test(place)
      ? "No scorecard is scheduled for you."
      : "No scorecard is scheduled in this channel.";
    return message(text, [
      section(text),
      context("Schedule it: `/scorecard weekly monday 09:00`"),
      ...questions,
    ]);
  }
  const isPaused = schedule.state === "paused";
  const whose = /^[UW]/.test(place) ? "Your scorecard" : "The scorecard of this channel";
  const head = isPaused ? mrkdwn`${whose} is paused. ${raw(schedule.pausedReason ?? "")}` : null;
  const said = saySchedule(schedule);
  const lines = deliveries.map((row) => delivery(row, schedule.timeZone));
  return message(head ?? said.text, [
    ...(head === null ? [section(said.text)] : [section(head)]),
    ...(lines.length === 0
      ? [context("Nothing was due yet.")]
      : [section(raw(lines.map((line) => line.mrkdwn).join("\n")))]),
    ...questions,
  ]);
}
