import { formatDay } from "../../../core/day.ts";
import { wordsForSlot } from "../../../core/slot-words.ts";
import { beginLine, countOf } from "../../../core/wording.ts";
import type { ReviewItem } from "../../../data/review-items.ts";
import { actions, context, divider, header, section } from "../../../slack/blocks.ts";
import { button, confirm } from "../../../slack/controls.ts";
import { type Block, type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, raw, userMention } from "../../../slack/text.ts";
import type { Meeting } from "./read-meeting.ts";

const minuteMs = 60_000;
const minutesOf = (ms: number): number => Math.round(ms / minuteMs);
/** Of one list at most so many lines; the minutes have all of them. */
const mostLines = 15;

const marks: Record<ReviewItem["state"], string> = {
  ...{ open: "○", discussed: "✓", parked: "–", carried: "–", dropped: "–" },
};

/** A time of day in the reader's own zone; the fallback is UTC. */
const clockTime = (ms: number): Mrkdwn =>
  raw(`<!date^${Math.floor(ms / 1000)}^{time}|${new Date(ms).toISOString().slice(11, 16)} UTC>`);

/** What stands of an item besides its title: figure, owner, time. */
export function sayItemRest({ figureWords, ownerUserId, minutes, spentMs }: ReviewItem): Mrkdwn {
  const spent = spentMs < minuteMs / 2 ? [] : [raw(`${minutesOf(spentMs)} of ${minutes} min`)];
  return joinMrkdwn(
    [
      ...(figureWords === null ? [] : [mrkdwn`${figureWords}`]),
      ...(ownerUserId === null ? [] : [userMention(ownerUserId)]),
      ...(spent.length > 0 ? spent : [raw(`${minutes} min planned`)]),
    ],
    " · ",
  );
}

/** Lines of a list, and how many more there are. */
export function listLines(title: string, lines: readonly Mrkdwn[], most = mostLines): Mrkdwn {
  const rest = lines.length - most;
  const shown = rest > 0 ? [...lines.slice(0, most), mrkdwn`… and ${rest} more`] : [...lines];
  return joinMrkdwn([mrkdwn`*${title}*`, ...shown.map((line) => mrkdwn`• ${line}`)], "\n");
}

/** What was decided and promised at a meeting, a line each. */
export const sayResults = ({ decisions, actions: promised }: Pick<Meeting, "decisions" | "actions">) => ({
  decided: decisions.map(
    ({ what, why, ownerUserId }) =>
      mrkdwn`${beginLine(what)}${why === null ? "" : `, because ${why}`} (${userMention(ownerUserId)})`,
  ),
  promised: promised.map(
    ({ what, ownerUserId, dueDay, state }) =>
      mrkdwn`${userMention(ownerUserId)}: ${what}, ${state === "done" ? "done" : `due ${formatDay(dueDay)}`}`,
  ),
});

/** The one message that a meeting runs in. @param now epoch ms; @param ledgerId whose meeting it is */
export function sayMeeting(ledgerId: string, meeting: Meeting, now: number): Message {
  const { review, items, attendees } = meeting;
  const { decided, promised } = sayResults(meeting);
  const count = (state: ReviewItem["state"]) => items.filter((item) => item.state === state).length;
  const planned = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const elapsed = minutesOf((review.closedAt ?? now) - (review.startedAt ?? now));
  const isRunning = review.state === "running";
  // What was open when the meeting ended is parked by it: that settles nothing.
  const settled = isRunning
    ? `${items.length - count("open")} of ${countOf(items.length, "item")} settled`
    : `${count("discussed")} of ${countOf(items.length, "item")} discussed`;
  const head = isRunning ? "Alignment meeting, running" : "Alignment meeting, ended";
  const title = `${head}: ${wordsForSlot(review.slot)}`;
  const time = `${settled}, ${elapsed} of ${planned} minutes`;
  const here = attendees.map(({ userId }) => userMention(userId));
  const current = items.find(({ id }) => id === review.currentItemId);
  const at = current === undefined ? 0 : items.indexOf(current) + 1;
  const heading =
    current !== undefined
      ? mrkdwn`Now ${at}: ${current.title}`
      : isRunning
        ? mrkdwn`All items are through: close the meeting`
        : mrkdwn`The minutes are in the channel`;
  const results = [
    ...(decided.length > 0 ? [listLines("Decided", decided)] : []),
    ...(promised.length > 0 ? [listLines("Actions", promised)] : []),
  ];
  const lines = items.map((item, index) => lineOf(item, index, item.id === review.currentItemId));
  const blocks: Block[] = [
    header(title),
    ...(current === undefined
      ? [section(heading)]
      : [section(mrkdwn`*${at}. ${current.title}*\n${sayItemRest(current)}`)]),
    ...(isRunning ? buttonsOf(ledgerId, meeting, current ?? items.at(-1)) : []),
    divider(),
    ...chunksOf(lines, 12).map((chunk) => section(joinMrkdwn(chunk, "\n"))),
    ...results.map((result) => section(result)),
    context(
      mrkdwn`${time}${isRunning && review.itemStartedAt !== null ? mrkdwn`, this item since ${clockTime(review.itemStartedAt)}` : ""}`,
      mrkdwn`Here: ${joinMrkdwn(here, ", ")}`,
    ),
    ...(isRunning
      ? [
          context(
            "Talk in the thread: “Make it a decision” and “Make it an action” are in each message's menu.",
          ),
        ]
      : []),
  ];
  const text = joinMrkdwn([mrkdwn`${title}. ${heading}. ${time}.`, ...results], " ");
  return message(text, blocks);
}

const lineOf = (item: ReviewItem, index: number, isCurrent: boolean): Mrkdwn => {
  const spent = minutesOf(item.spentMs);
  const time = item.state === "open" ? ` (${item.minutes} min)` : spent > 0 ? ` (${spent} min)` : "";
  const parked = item.state === "parked" ? ", parked" : "";
  return mrkdwn`${isCurrent ? "▶" : marks[item.state]} ${index + 1}. ${item.title}${parked}${time}`;
};

const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));

/** Buttons name the item that they were drawn for; what was settled meanwhile is checked when they are pressed. */
function buttonsOf(ledgerId: string, { review }: Meeting, item: ReviewItem | undefined): Block[] {
  const scope = (slot: string) =>
    printScope({ ledgerId, recordId: review.id, version: review.version }, slot);
  const isThrough = review.currentItemId === null;
  const of = (id: string, text: string) =>
    button({ actionId: `run-${id}`, text, ...(item !== undefined && { value: item.id }) });
  const decide = button({ actionId: "run-decide", text: "Decide…", value: review.currentItemId ?? "-" });
  const act = button({ actionId: "run-action", text: "Action…", value: review.currentItemId ?? "-" });
  const steps = isThrough
    ? [decide, act, ...(item === undefined ? [] : [of("back", "Back")])]
    : [
        button({ actionId: "run-discussed", text: "Discussed", value: item?.id ?? "-", style: "primary" }),
        ...[decide, act, of("park", "Park"), of("back", "Back"), of("next", "Next")],
      ];
  const close = button({
    ...{ actionId: "run-close", text: "Close the meeting" },
    ...(isThrough && { style: "primary" as const }),
    confirm: confirm({
      ...{ title: "Close the meeting?", confirm: "Close", deny: "Go on" },
      text: "What is still open is parked for the next one, and the minutes are posted.",
    }),
  });
  return [
    actions(steps, scope("steps")),
    actions([button({ actionId: "run-here", text: "I'm here" }), close], scope("all")),
  ];
}
