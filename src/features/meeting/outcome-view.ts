import { formatDay, isDay } from "../../core/day.ts";
import type { Deal } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import type { Meeting, MeetingOfAccount } from "../../data/meetings.ts";
import { type Standing, wordsForStanding } from "../../reports/find-standing.ts";
import { askName, askOneOf } from "../../slack/ask-choice.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { askLeadQuality } from "../../slack/lead-quality.ts";
import { type Message, message } from "../../slack/message.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope, type Scope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import type { RecordedOutcome } from "./record-outcome.ts";

/** What the answer to an outcome tells. */
export type OutcomeFacts = {
  ledgerId: string;
  /** the change that recorded it, and the one it caused to the deal */
  change: Change;
  dealChange: Change | null;
  meeting: Meeting;
  deal: Deal;
  /** of a sales-ready meeting */
  standing: Standing | null;
};

const results = new Map([
  ["held", "meeting held"],
  ["no-show", "nobody came to the meeting"],
  ["accepted", "meeting accepted by sales"],
  ["rejected", "meeting rejected by sales"],
]);

const effects = new Map([
  ["disqualified", "The deal is disqualified: it counts in no win rate, and its meeting in no attainment."],
  ["opened again", "The deal is open again."],
]);

/** The answer to an outcome: what became of the meeting, what that does to the deal, where the team stands. */
export function sayOutcome({ ledgerId, change, dealChange, meeting, deal, standing }: OutcomeFacts): Message {
  const company = deal.accountName ?? "No company yet";
  const day = change.effectiveDay;
  const reason = change.after?.outcomeReason;
  const result = [
    results.get(change.action) ?? change.action,
    day !== null && isDay(day) ? ` on ${formatDay(day)}` : "",
    meeting.contactName === null ? "" : `, with ${meeting.contactName}`,
    typeof reason === "string" ? `, because ${reason}` : "",
  ].join("");
  const facts = [
    dealChange === null ? null : (effects.get(dealChange.action) ?? null),
    meeting.isSalesReady ? null : "A follow-up: it counts in no stage.",
    standing === null ? null : wordsForStanding(standing),
  ].filter((fact) => fact !== null);
  const scope = { ledgerId, recordId: change.id, version: 0 };
  const isJudged = change.action === "held" || change.action === "rejected";
  return message(`${company}: ${result}. ${facts.join(" ")}`, [
    section(mrkdwn`*${company}*: ${result}`),
    context(facts.join(" ")),
    actions(recordButtons(change.id), printScope(scope, "outcome")),
    ...(isJudged ? askLeadQuality(ledgerId, deal.id) : []),
  ]);
}

/** A meeting told apart from its account's others. */
function wordsForMeeting({ meetingDay, bookedDay, contactName, isSalesReady }: MeetingOfAccount): string {
  const day = meetingDay === null ? `booked ${formatDay(bookedDay)}` : formatDay(meetingDay);
  const who = contactName === null ? "" : ` with ${contactName}`;
  return `${day}${who} · ${isSalesReady ? "sales-ready" : "follow-up"}`;
}

/** The choices of the question which meeting an outcome is about; the value is the meeting's id. */
export const optionsForMeetings = (meetings: readonly MeetingOfAccount[]) =>
  meetings.map((meeting) => ({ text: wordsForMeeting(meeting), value: meeting.id }));

/** An outcome could be about several companies or meetings: which one? */
export function askOutcome(
  ledgerId: string,
  question: Exclude<RecordedOutcome, { kind: "recorded" }>,
): Message {
  const scope: Scope = { ledgerId, recordId: question.draftId, version: 0 };
  if (question.kind === "which account") {
    const { name, similar } = question;
    return askName({
      scope,
      actionId: "outcome-account",
      what: "company",
      name,
      similar,
      isKnownOnly: true,
    });
  }
  const { accountName, meetings, outcome } = question;
  return askOneOf({
    scope,
    actionId: "outcome-meeting",
    question: `${accountName} has ${meetings.length} meetings that may be meant. Which one was ${outcome}?`,
    options: optionsForMeetings(meetings),
    placeholder: "Search its meetings",
  });
}
