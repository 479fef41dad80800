import type { ChartBlock } from "../../charts/make-charts.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Agenda, AgendaFact } from "../../reports/build-agenda.ts";
import { leftIn } from "../../reports/list-left.ts";
import type { Meeting } from "../../schedule/meeting-slots.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button, option, overflow } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { sayLoopLine } from "../../slack/say-loop-line.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, raw, userMention } from "../../slack/text.ts";
import { agendaParts, partMessage } from "./agenda-parts.ts";

/** Where and when the meeting of an agenda is. */
export type AgendaFrame = {
  ledgerId: string;
  channelId: string;
  /** the meeting; null: none is scheduled */
  meeting: Pick<Meeting, "held" | "slot" | "why"> | null;
  /** whether the meeting had begun before the agenda could be posted */
  isLate: boolean;
  /** named where the workspace has several and no reply's footer names it */
  ledgerName: string | null;
  /** what ctx.charts made of the trends; null: it goes without */
  chart: ChartBlock | null;
};

/** Whose an item is: the person, else the team. */
export const sayOwner = ({ ownerUserId, team }: AgendaFact): Mrkdwn | null =>
  ownerUserId !== null ? userMention(ownerUserId) : team === null ? null : mrkdwn`${team}`;

/** "*1. Marketing is behind on meetings*" and under it its figure, its owner and its minutes. */
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

/** Why a meeting is not at its usual time, and whether its agenda comes late; empty when all is as usual. */
function sayUnusual({ meeting, isLate }: AgendaFrame): string {
  if (meeting === null) return "";
  const from = formatSlotDay(meeting.slot);
  const moved =
    meeting.why === "holiday"
      ? ` ${from} is a holiday, so it is on the next working day.`
      : meeting.why === "moved"
        ? ` It was moved from ${wordsForSlot(meeting.slot)}.`
        : "";
  return `${moved}${isLate ? " This agenda comes late." : ""}`;
}

const formatSlotDay = (slot: string): string => wordsForSlot(slot).split(",")[0] ?? slot;

/** What can be done to an item: asked about, parked, moved; what somebody added can be taken off. */
function itemMenu(item: AgendaFact, at: number, last: number) {
  if (item.kind === "quiet") return undefined;
  return overflow({
    actionId: "review-item",
    options: [
      option("Why?", "why"),
      ...(leftIn(item.key) === null ? [] : [option("Hand their actions over…", "hand-over")]),
      option("Park it for this meeting", "park"),
      ...(at > 0 ? [option("Move up", "up")] : []),
      ...(at < last ? [option("Move down", "down")] : []),
      ...(item.kind === "added" ? [option("Take it off", "off")] : []),
    ],
  });
}

const itemBlocks = ({ items }: Agenda, ledgerId: string): Block[] =>
  items.map((item, at) => ({
    ...section(sayItem(item, at), itemMenu(item, at, items.length - 1)),
    block_id: printScope({ ledgerId, recordId: item.key, version: 0 }, "item"),
  }));

/** The first screen: when, what it comes to, what the last meeting left, the items; and the same in words. */
function firstScreen(agenda: Agenda, frame: AgendaFrame): { text: Mrkdwn; blocks: Block[] } {
  const { meeting, ledgerId } = frame;
  const when = meeting === null ? "" : `: ${wordsForSlot(meeting.held)}`;
  const summary = `${sayAgendaSummary(agenda)}${sayUnusual(frame)}`;
  const lines = agenda.items.map(sayItem);
  const spoken = joinMrkdwn(
    lines.map((line) => raw(line.mrkdwn.replaceAll("*", "").replace("\n", ": "))),
    ". ",
  );
  const opening = agenda.opening.map((line) => mrkdwn`${line}`);
  return {
    text: mrkdwn`Alignment meeting${when}. ${summary} ${joinMrkdwn([...opening, spoken, ...sayLoop(agenda)], " ")}`,
    blocks: [
      header(`Alignment meeting${when}`),
      section(summary),
      ...(opening.length === 0 ? [] : [context(joinMrkdwn(opening, "\n"))]),
      ...itemBlocks(agenda, ledgerId),
      ...draftBlocks(agenda, ledgerId),
      ...loopBlocks(agenda, frame),
    ],
  };
}

/** At the foot: how the loop stands, where the agenda asks; who owns it; the ledger, where it is one of several. */
function loopBlocks({ loop }: Agenda, { ledgerId, ledgerName }: AgendaFrame): Block[] {
  const foot = [
    ...(loop === null ? [] : [sayLoopOwner(loop.owner)]),
    ...(ledgerName === null ? [] : [mrkdwn`Ledger: ${ledgerName}`]),
  ];
  return [
    ...(loop === null || loop.check === null ? [] : [sayLoopLine({ ledgerId, ...loop.check })]),
    ...(foot.length === 0 ? [] : [context(joinMrkdwn(foot, " · "))]),
  ];
}

/** The same in words. */
const sayLoop = ({ loop }: Agenda): Mrkdwn[] => {
  if (loop === null) return [];
  const { owner, check } = loop;
  const stands =
    check === null ? [] : [mrkdwn`The loop: ${check.settled} of ${check.of} questions are settled.`];
  return [...stands, mrkdwn`${sayLoopOwner(owner)}.`];
};

const sayLoopOwner = (owner: string | null): Mrkdwn =>
  owner === null
    ? mrkdwn`Nobody owns the loop here yet: \`/roundtrip define owner @jane\``
    : mrkdwn`${userMention(owner)} owns the loop here`;

const scopeOf = ({ ledgerId, channelId }: AgendaFrame, slot: string) =>
  printScope({ ledgerId, recordId: channelId, version: 0 }, slot);

/** Where a quarter is opened: the draft of its targets and commitments, to be changed and signed. */
const draftBlocks = ({ opens }: Agenda, ledgerId: string): Block[] =>
  opens === null
    ? []
    : [
        actions(
          [button({ actionId: "commit-copy", text: `Copy the last quarter to ${opens}` })],
          printScope({ ledgerId, recordId: opens, version: 0 }, "draft"),
        ),
      ];

const addButton = () => button({ actionId: "review-add", text: "Add an item" });
const startButton = () => button({ actionId: "review-start", text: "Start the meeting", style: "primary" });

/** The agenda as an answer to one person, with what stands behind it, and the button that posts it. */
export function sayAgenda(agenda: Agenda, frame: AgendaFrame): Message {
  const { text, blocks } = firstScreen(agenda, frame);
  const parts = agendaParts(agenda, frame.ledgerId, frame.chart);
  return message(text, [
    ...blocks,
    actions(
      [addButton(), button({ actionId: "review-post", text: "Post to channel" })],
      scopeOf(frame, "agenda"),
    ),
    ...parts.flatMap((part) => part.blocks),
    ...(frame.meeting === null
      ? [context(mrkdwn`Hold it every week: \`/review weekly tuesday 10:00\``)]
      : []),
  ]);
}

/** The agenda as a post: the first screen, and in its thread what stands behind it. */
export function sayAgendaPost(agenda: Agenda, frame: AgendaFrame): { message: Message; thread: Message[] } {
  const { text, blocks } = firstScreen(agenda, frame);
  return {
    message: message(text, [...blocks, actions([startButton(), addButton()], scopeOf(frame, "agenda"))]),
    thread: agendaParts(agenda, frame.ledgerId, frame.chart).map(partMessage),
  };
}
