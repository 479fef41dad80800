import { wordsForSlot } from "../../../core/slot-words.ts";
import { countOf } from "../../../core/wording.ts";
import type { ReviewItem } from "../../../data/review-items.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from "../../../slack/text.ts";
import { listLines, sayResults } from "./meeting-view.ts";
import type { Meeting } from "./read-meeting.ts";

const mostLines = 25;
const minutesOf = (ms: number): number => Math.round(ms / 60_000);

/** Who of whom was there: a team, the people expected for it, and whether each came; then who came besides. */
export type Attendance = {
  team: string;
  people: readonly { userId: string; wasThere: boolean }[];
};

/** The attendance of a meeting by team; people who are expected for no team stand under "Others". */
export function attendanceOf({ attendees, stakeholders, teams }: Meeting): Attendance[] {
  const there = new Set(attendees.map(({ userId }) => userId));
  const expected = new Set(stakeholders.map(({ userId }) => userId));
  const people = [
    ...stakeholders.map(({ userId, teamId }) => ({ userId, teamId })),
    ...attendees.filter(({ userId }) => !expected.has(userId)),
  ];
  const groups = [...teams.map(({ id, name }) => ({ id, name })), { id: null, name: "Others" }];
  const known = new Set(teams.map(({ id }) => id));
  return groups.flatMap(({ id, name }) => {
    const ofTeam = people.filter(
      ({ teamId }) => (teamId !== null && known.has(teamId) ? teamId : null) === id,
    );
    if (ofTeam.length === 0) return [];
    return [{ team: name, people: ofTeam.map(({ userId }) => ({ userId, wasThere: there.has(userId) })) }];
  });
}

/** "Items 5, 3 discussed, 2 parked, in 38 of 45 minutes". */
export function summaryOf({ review, items }: Meeting): string {
  const of = (state: ReviewItem["state"]) => items.filter((item) => item.state === state).length;
  const planned = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const took = minutesOf((review.closedAt ?? 0) - (review.startedAt ?? 0));
  const left = review.state === "left" ? " Nobody closed it, so it was left open and ended by itself." : "";
  return `${countOf(items.length, "item")}: ${of("discussed")} discussed, ${of("parked")} parked for the next one; ${took} of ${planned} minutes.${left}`;
}

/** The minutes of a meeting as they are posted. */
export function sayMinutes(ledgerId: string, meeting: Meeting): Message {
  const { review, items } = meeting;
  const { decided, promised } = sayResults(meeting);
  const title = `Minutes: ${wordsForSlot(review.slot)}`;
  const attendance = attendanceOf(meeting).map(
    ({ team, people }) => mrkdwn`${team}: ${joinMrkdwn(people.map(sayPerson), ", ")}`,
  );
  const parked = items.filter(({ state }) => state === "parked" || state === "carried");
  const talked = items.filter(({ state }) => state === "discussed");
  const parts = [
    listLines("Decided", decided.length > 0 ? decided : [mrkdwn`nothing`], mostLines),
    listLines("Actions", promised.length > 0 ? promised : [mrkdwn`none`], mostLines),
    ...(talked.length > 0 ? [listLines("Discussed", talked.map(sayTalked), mostLines)] : []),
    ...(parked.length > 0
      ? [
          listLines(
            "Parked for the next one",
            parked.map(({ title: words }) => mrkdwn`${words}`),
            mostLines,
          ),
        ]
      : []),
    listLines("Here", attendance.length > 0 ? attendance : [mrkdwn`nobody said so`], mostLines),
  ];
  const summary = summaryOf(meeting);
  return message(joinMrkdwn([mrkdwn`${title}. ${summary}`, ...parts], "\n"), [
    header(title),
    section(summary),
    ...parts.map((part) => section(part)),
    actions(
      [button({ actionId: "review-minutes", text: "As Markdown" })],
      printScope({ ledgerId, recordId: review.id, version: review.version }, "minutes"),
    ),
    context("The next agenda opens with what is open of this."),
  ]);
}

const sayPerson = ({ userId, wasThere }: Attendance["people"][number]): Mrkdwn =>
  mrkdwn`${userMention(userId)}${wasThere ? "" : " (not here)"}`;

const sayTalked = ({ title, figureWords, spentMs }: ReviewItem): Mrkdwn => {
  const spent = minutesOf(spentMs);
  return mrkdwn`${title}${figureWords === null ? "" : `: ${figureWords}`}${spent === 0 ? "" : ` (${spent} min)`}`;
};
