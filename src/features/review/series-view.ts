import { printSchedule } from "../../core/schedule-line.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import type { OutboxRow } from "../../data/outbox.ts";
import type { Team } from "../../data/vocabulary.ts";
import type { Series } from "../../reports/find-series.ts";
import { context, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, raw, userMention } from "../../slack/text.ts";

/** When the meetings of a channel are, when the next one is and when its agenda comes, who is expected. */
export function saySeries(
  { subscription, series, next, stakeholders }: Series,
  teams: readonly Team[],
  now: number,
): Message {
  const { cadence, weekday, localTime, timeZone } = subscription;
  const when = printSchedule({ kind: cadence, weekday, localTime, timeZone });
  const agenda =
    next.agendaAt <= now
      ? "Its agenda comes at once, if it is not there yet"
      : `Its agenda comes on ${wordsForSlot(next.due)}`;
  const text = mrkdwn`The meeting of this channel is ${when}, for ${series.minutes} minutes. The next one is on ${wordsForSlot(next.held)}${sayWhy(next)}. ${agenda}.`;
  const expected = stakeholders.map(({ userId, teamId }): Mrkdwn => {
    const team = teams.find(({ id }) => id === teamId);
    return team === undefined ? userMention(userId) : mrkdwn`${userMention(userId)} (${team.name})`;
  });
  const who =
    expected.length === 0
      ? mrkdwn`Nobody is expected yet: \`/review with @jane for marketing, @bob for sales\``
      : mrkdwn`Expected: ${joinMrkdwn(expected, ", ")}`;
  return message(mrkdwn`${text} ${who}`, [
    section(text),
    context(who),
    context(
      mrkdwn`If Roundtrip is not in this channel yet: \`/invite @Roundtrip\`. Leave one out: \`/review skip\`. See the agenda now: \`/review\``,
    ),
  ]);
}

const sayWhy = ({ why, slot }: Series["next"]): string =>
  why === "holiday"
    ? `, because ${wordsForSlot(slot).split(",")[0]} is a holiday`
    : why === "moved"
      ? `, moved from ${wordsForSlot(slot)}`
      : "";

const stateWords: Record<string, string> = {
  ...{ waiting: "waiting", claimed: "being built", sending: "on its way", sent: "✓ sent" },
  ...{ unknown: "? may be there or not", failed: "✗ failed", skipped: "– skipped", cancelled: "– cancelled" },
};

/** How the meetings of a channel do: as they are scheduled, or why they are paused, and what became of the last agendas. */
export function saySeriesStatus(
  said: Message,
  { subscription }: Series,
  agendas: readonly OutboxRow[],
): Message {
  const paused =
    subscription.state === "paused"
      ? [section(mrkdwn`The agenda of this channel is paused. ${raw(subscription.pausedReason ?? "")}`)]
      : [];
  const lines = agendas.map(
    ({ slot, state, error }) =>
      mrkdwn`Agenda of ${wordsForSlot(slot ?? "")}: ${stateWords[state] ?? state}${error === null ? "" : raw(` (${error})`)}`,
  );
  const listed = lines.length === 0 ? context("No agenda was due yet.") : section(joinMrkdwn(lines, "\n"));
  return message(raw(said.text), [...paused, ...(said.blocks ?? []), listed]);
}
