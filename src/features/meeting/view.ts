import { type Day, formatDay } from "../../core/day.ts";
import { wordsForAmount, wordsForDeal } from "../../core/deal-words.ts";
import { ordinal } from "../../core/wording.ts";
import type { Deal } from "../../data/deals.ts";
import type { Meeting } from "../../data/meetings.ts";
import { type Standing, wordsForStanding } from "../../reports/find-standing.ts";
import { askName, askOneOf } from "../../slack/ask-choice.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { offerSource, type SourceOffer } from "../../slack/offer-source.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope, type Scope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import type { Logged } from "./log-meeting.ts";

/** What the answer to a logged meeting tells. */
export type MeetingFacts = {
  changeId: string;
  ledgerId: string;
  meeting: Meeting;
  deal: Deal;
  /** its place among the deal's meetings, from 1 */
  place: number;
  standing: Standing;
  /** the deal's columns that a follow-up changed */
  changed: readonly string[];
  /** the source that a follow-up named although the deal has one already */
  lateSource: string | null;
  /** what is offered about the deal's source */
  offer: SourceOffer;
  /** the only team whose rows the reader may see; null: every team's */
  visibleTeamId: string | null;
  /** the other day that a bare weekday may have meant */
  otherDay: Day | null;
};

function details({ meeting, deal }: MeetingFacts): string {
  const parts = [
    meeting.contactName === null ? null : `with ${meeting.contactName}`,
    meeting.meetingDay === null ? null : `on ${formatDay(meeting.meetingDay)}`,
    `booked ${formatDay(meeting.bookedDay)}`,
    deal.productLineName,
    deal.divisionName,
    deal.amountMinor === null ? null : wordsForAmount(deal),
    deal.dueDay === null ? null : `due ${formatDay(deal.dueDay)}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** What people call the columns of a deal that a follow-up may change. */
const columnWords = new Map([
  ["sourceId", "source"],
  ["productLineId", "product line"],
  ["divisionId", "division"],
  ["ownerUserId", "owner"],
  ["amountMinor", "amount"],
  ["dueDay", "due day"],
]);

function changedLine({ changed, lateSource }: MeetingFacts): string {
  const words = changed.flatMap((column) => columnWords.get(column) ?? []);
  const said = words.length === 0 ? "" : ` Changed on the deal: ${words.join(", ")}.`;
  return lateSource === null ? said : `${said} “${lateSource}” came later and is kept in the deal's history.`;
}

function sourceLine({ deal, visibleTeamId }: MeetingFacts): string {
  if (visibleTeamId !== null && deal.teamId !== null && deal.teamId !== visibleTeamId)
    return "Another team brought this company in first, so the deal counts as theirs.";
  if (deal.sourceName === null) {
    return deal.fromText === null
      ? "No source yet."
      : `“${deal.fromText}” is no source here yet, so it counts as unsourced.`;
  }
  const campaign = deal.campaignName === null ? "" : `${deal.campaignName}, `;
  const lead = deal.originLeadDay === null ? "" : ` with the lead of ${formatDay(deal.originLeadDay)}`;
  return `Sourced by ${deal.teamName} (${campaign}${deal.sourceName})${lead}.`;
}

/** The answer to a logged meeting: what was logged, where the team stands, what to do next. */
export function sayMeeting(facts: MeetingFacts): Message {
  const { meeting, deal, place, standing } = facts;
  const company = deal.accountName ?? "no company yet";
  const what = meeting.isSalesReady
    ? "sales-ready meeting logged"
    : `follow-up logged, the ${ordinal(place)} meeting on this deal`;
  const number = meeting.isSalesReady
    ? wordsForStanding(standing)
    : `Follow-ups count in no stage.${changedLine(facts)}`;
  const text = `${company}: ${what}, ${details(facts)}. ${sourceLine(facts)} ${number}`;
  const scope = { ledgerId: facts.ledgerId, recordId: facts.changeId, version: 0 };
  return message(text, [
    section(mrkdwn`*${company}*: ${what}\n${details(facts)}`),
    context(mrkdwn`${sourceLine(facts)} ${number}`),
    ...offerSource(facts.offer),
    actions(buttons(facts), printScope(scope, "logged")),
  ]);
}

function buttons({ otherDay, meeting, changeId }: MeetingFacts) {
  if (otherDay === null) return recordButtons(changeId);
  const instead = button({
    actionId: "meeting-day",
    text: `${formatDay(otherDay)} instead`,
    value: `${meeting.version}|${otherDay}`,
  });
  return [instead, ...recordButtons(changeId)];
}

/** A meeting could mean several companies or deals: which one? */
export function askMeeting(ledgerId: string, question: Exclude<Logged, { kind: "logged" }>): Message {
  const scope: Scope = { ledgerId, recordId: question.draftId, version: 0 };
  if (question.kind === "which account") {
    return askName({
      scope,
      actionId: "meeting-account",
      what: "company",
      name: question.name,
      similar: question.similar,
    });
  }
  return askOneOf({
    scope,
    actionId: "meeting-deal",
    question: `${question.accountName} has ${question.deals.length} open deals. Which one is the meeting about?`,
    options: question.deals.map((deal) => ({ text: wordsForDeal(deal), value: deal.id })),
    fresh: "A new deal",
    placeholder: "Search its open deals",
  });
}
