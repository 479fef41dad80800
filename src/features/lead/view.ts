import { formatDay } from "../../core/day.ts";
import { wordsForDeal } from "../../core/deal-words.ts";
import { shorten } from "../../core/shorten.ts";
import type { Deal } from "../../data/deals.ts";
import type { Lead } from "../../data/leads.ts";
import type { Touch } from "../../data/touches.ts";
import { type Standing, wordsForStanding } from "../../reports/find-standing.ts";
import { askChoice, askName } from "../../slack/ask-choice.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { offerSource, type SourceOffer } from "../../slack/offer-source.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope, type Scope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import type { Logged } from "./log-lead.ts";

type Came = Pick<Lead, "sourceName" | "campaignName" | "teamName" | "contactName" | "day">;

/** Where somebody came from, in words. */
export function wordsForCame({ sourceName, campaignName, teamName }: Came, fromText: string | null): string {
  if (sourceName !== null)
    return `Sourced by ${teamName} (${campaignName === null ? "" : `${campaignName}, `}${sourceName}).`;
  return fromText === null
    ? "No source yet."
    : `“${fromText}” is no source here yet, so it counts as unsourced.`;
}

const noName = "somebody without a name";

const nameLine = ({ contactName }: Came): string =>
  contactName === null ? " No name was given, so it counts as one unknown person of the company." : "";

/** What the answer to a logged lead tells. */
export type LeadFacts = {
  changeId: string;
  ledgerId: string;
  lead: Lead;
  offer: SourceOffer;
  /** open deals whose origin it would have been */
  lateDeals: readonly Deal[];
  standing: Standing;
};

/** The answer to a logged lead: what was logged, where the team stands, what to do next. */
export function sayLead({ changeId, ledgerId, lead, offer, lateDeals, standing }: LeadFacts): Message {
  const company = lead.accountName ?? "No company";
  const parts = [lead.contactName ?? noName, formatDay(lead.day), lead.productLineName, lead.divisionName];
  const what = `lead logged, ${parts.filter((part) => part !== null).join(", ")}`;
  const late =
    lateDeals.length === 0
      ? ""
      : " It came before the open deal and was not known then, so the deal has another origin.";
  const facts = `${wordsForCame(lead, lead.fromText)}${nameLine(lead)}${late} ${wordsForStanding(standing)}`;
  const one = lateDeals.length === 1;
  const makeOrigin = lateDeals.map((deal, index) =>
    button({
      actionId: `make-origin#${index}`,
      text: one ? "Make it the origin of the open deal" : `Origin of ${shorten(wordsForDeal(deal), 60)}`,
      value: deal.id,
    }),
  );
  const scope = { ledgerId, recordId: lead.id, version: lead.version };
  return message(`${company}: ${what}. ${facts}`, [
    section(mrkdwn`*${company}*: ${what}`),
    context(mrkdwn`${facts}`),
    ...offerSource(offer),
    actions([...makeOrigin, ...recordButtons(changeId)], printScope(scope, "lead")),
  ]);
}

/** What the answer to a logged touch tells. `isOthers`: its lead is another team's, none of the reader's business. */
export type TouchFacts = {
  changeId: string;
  ledgerId: string;
  lead: Lead;
  touch: Touch;
  fromText: string | null;
  offer: SourceOffer;
  isOthers: boolean;
};

/** The answer to a touch: whom it touched, whose lead that is, and that it counts in no stage. */
export function sayTouch({
  changeId,
  ledgerId,
  lead,
  touch,
  fromText,
  offer,
  isOthers,
}: TouchFacts): Message {
  const parts = [
    touch.contactName ?? noName,
    formatDay(touch.day),
    touch.productLineName,
    touch.divisionName,
  ];
  const what = `touch of a known lead logged, ${parts.filter((part) => part !== null).join(", ")}`;
  const from = lead.campaignName ?? lead.sourceName;
  const known = isOthers
    ? "The lead is known already."
    : `The lead is of ${formatDay(lead.day)}${from === null ? "" : `, from ${from}`}, and stays one lead.`;
  const facts = `${wordsForCame(touch, fromText)} ${known} A touch counts in no stage.`;
  const scope = { ledgerId, recordId: touch.id, version: touch.version };
  return message(`${touch.accountName}: ${what}. ${facts}`, [
    section(mrkdwn`*${touch.accountName}*: ${what}`),
    context(mrkdwn`${facts}`),
    ...offerSource(offer),
    actions(recordButtons(changeId), printScope(scope, "touch")),
  ]);
}

/** The answer to what is known already: nothing was doubled. */
export function sayKnown(known: Came & Pick<Lead, "accountName">): Message {
  const company = known.accountName ?? "No company";
  const from = known.campaignName ?? known.sourceName;
  const who = `${known.contactName ?? noName}${from === null ? "" : ` from ${from}`} on ${formatDay(known.day)}`;
  const text = `${company}: already known, ${who}. Nothing was added.`;
  return message(text, [
    section(mrkdwn`*${company}*: already known, ${who}. Nothing was added.`),
    context(
      `Another campaign or day is a touch: \`/lead ${company} … from webinar\`; all of it: \`/lead show ${company}\``,
    ),
  ]);
}

/** A lead could mean several companies, or an address proposes one: which company? */
export function askLead(ledgerId: string, question: Extract<Logged, { kind: "which account" }>): Message {
  const scope: Scope = { ledgerId, recordId: question.draftId, version: 0 };
  const { name, similar, email } = question;
  if (email === null) return askName({ scope, actionId: "lead-account", what: "company", name, similar });
  const text = `Which company is ${email} with?`;
  const isKnown = similar.some((each) => each.name.toLowerCase() === name.toLowerCase());
  const known = similar
    .slice(0, 5)
    .map((each, index) => ({ text: each.name, value: each.id, isPrimary: index === 0 }));
  const fresh = isKnown
    ? []
    : [{ text: `New company: ${name}`, value: "new", isPrimary: similar.length === 0 }];
  return message(text, [
    ...askChoice({
      question: text,
      scope,
      actionId: "lead-account",
      choices: [...known, ...fresh],
      menu: { placeholder: "Another company" },
    }),
    context(
      `Nothing is lost: what you typed is kept for a day. Another new company: \`/lead Acme ${email}\``,
    ),
  ]);
}
