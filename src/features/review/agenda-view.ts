import { wordsForSlot } from "../../core/slot-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Agenda, AgendaFact } from "../../reports/build-agenda.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, raw, userMention } from "../../slack/text.ts";

/** Where and when the meeting of an agenda is. */
export type AgendaFrame = {
  ledgerId: string;
  channelId: string;
  /** local slot "2026-11-24T10:00"; null: not scheduled */
  slot: string | null;
};

/** Whose an item is: the person, else the team. */
export const sayOwner = ({ ownerUserId, team }: AgendaFact): Mrkdwn | null =>
  ownerUserId !== null ? userMention(ownerUserId) : team === null ? null : mrkdwn`${team}`;

/** "*1.* Marketing is behind on meetings · 12 of 30 meetings · @jane · 8 min". */
export function sayItem(item: AgendaFact, at: number): Mrkdwn {
  const owner = sayOwner(item);
  const rest = [
    ...(item.figureWords === null ? [] : [mrkdwn`${item.figureWords}`]),
    ...(owner === null ? [] : [owner]),
    raw(`${item.minutes} min`),
  ];
  return mrkdwn`*${at + 1}. ${item.title}*\n${joinMrkdwn(rest, " · ")}`;
}

/** What the agenda comes to, in one sentence. */
export function sayAgendaSummary({ items, minutes, isQuiet, label, notToday }: Agenda): string {
  const size = `${countOf(items.length, "item")} in ${minutes} minutes`;
  if (isQuiet) return `Nothing is off track in ${label}: ${size}.`;
  const rest = notToday.length === 0 ? "" : ` ${notToday.length} more can wait.`;
  return `${size}, the most important first.${rest}`;
}

/** The first screen of an agenda: when, what it comes to, and its items. */
export function sayAgenda(agenda: Agenda, frame: AgendaFrame): Message {
  const when = frame.slot === null ? "" : `: ${wordsForSlot(frame.slot)}`;
  const summary = sayAgendaSummary(agenda);
  const lines = agenda.items.map(sayItem);
  const blocks: Block[] = [
    header(`Alignment meeting${when}`),
    section(summary),
    ...lines.map((line) => section(line)),
    ...(frame.slot === null ? [context(mrkdwn`Hold it every week: \`/review weekly tuesday 10:00\``)] : []),
  ];
  const spoken = joinMrkdwn(
    lines.map((line) => raw(line.mrkdwn.replaceAll("*", "").replace("\n", ": "))),
    ". ",
  );
  return message(mrkdwn`Alignment meeting${when}. ${summary} ${spoken}`, blocks);
}
