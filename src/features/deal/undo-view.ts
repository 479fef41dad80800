import type { Deal, DealStatus } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import type { Lead } from "../../data/leads.ts";
import { section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { companyOf } from "./view.ts";

/** The answer to an undone change. */
export function sayUndone(change: Change, deal: Deal): Message {
  const company = companyOf(deal);
  const undone = new Map([
    ["opened", `the sales-ready meeting with ${company}`],
    ["followed up", `the follow-up with ${company}`],
    ["good lead", `that ${company} was a good lead`],
    ["poor lead", `that ${company} was a poor lead`],
    ["edited", `the correction of ${company}`],
    ["moved", `the new day of the meeting with ${company}`],
    ...["held", "no-show", "accepted", "rejected"].map((outcome): [string, string] => [
      outcome,
      `that the meeting with ${company} was ${outcome}`,
    ]),
    ["sourced", `the source of ${company}`],
    ["staged", `the stage of ${company}`],
    ["updated", `what was new about ${company}`],
    ["reopened", `the reopening of ${company}`],
    ["left unsourced", `that nobody knows the source of ${company}`],
    ["origin chosen", `the choice where ${company} came from`],
    ["origin replaced", `the earlier lead as the origin of ${company}`],
  ]);
  const what = undone.get(change.action) ?? `${company}: ${change.action}`;
  const now: Record<DealStatus, string> = {
    open: deal.stage === null ? "The deal is open." : `The deal is open, in ${deal.stage}.`,
    won: "The deal is won.",
    lost: "The deal is lost.",
    disqualified: "The deal is disqualified.",
    undone: "The deal counts nowhere; it was never so.",
  };
  const text = `Undone: ${what}. ${now[deal.status]}`;
  return message(text, [section(mrkdwn`${text}`)]);
}

/** The answer to an undone change of a lead or a touch. */
export function sayLeadUndone(
  change: Change,
  record: Pick<Lead, "accountName" | "contactName" | "status">,
): Message {
  const kind = change.subject;
  const who = [record.contactName, record.accountName].filter((each) => each !== null).join(", ");
  const made = change.before === null;
  const part = change.action === "edited" ? "correction" : "source";
  const what = made ? `the ${kind} of ${who}` : `the ${part} of the ${kind} of ${who}`;
  const now =
    record.status === "undone" ? "It counts nowhere; it was never so." : `The ${kind} stands as before.`;
  const text = `Undone: ${what}. ${now}`;
  return message(text, [section(mrkdwn`${text}`)]);
}
