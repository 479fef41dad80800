import { formatDay, isDay } from "../../core/day.ts";
import { wordsForAmount, wordsForDeal } from "../../core/deal-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Deal } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import { askChoice, askName, askOneOf } from "../../slack/ask-choice.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope, type Scope } from "../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, type Text, userMention } from "../../slack/text.ts";
import type { Changed } from "./change-deal.ts";

/** What the answer to a changed deal tells. */
export type ChangedFacts = { ledgerId: string; change: Change; deal: Deal };

const day = (text: unknown): string => (typeof text === "string" && isDay(text) ? formatDay(text) : "");

/** What the change came to, as the end of a sentence that begins with the company. */
function resultOf({ change, deal }: ChangedFacts): Mrkdwn {
  const { effectiveDay, before, after } = change;
  if (change.action === "reopened") {
    const reason = typeof after?.reason === "string" ? `, because ${after.reason}` : "";
    return mrkdwn`open again since ${day(effectiveDay)}${reason}`;
  }
  if (change.action === "staged") {
    const isNow = after?.stage === after?.reached;
    const now = isNow ? "" : `, and in ${deal.stage} now`;
    return mrkdwn`in ${String(after?.reached)} since ${day(effectiveDay)}${now}`;
  }
  const owner = after?.ownerUserId;
  const words: (Text | null)[] = [
    after?.amountMinor === undefined ? null : wordsForAmount(deal),
    after?.dueDay === undefined ? null : `due ${day(deal.dueDay)}`,
    after?.productLineId === undefined ? null : deal.productLineName,
    after?.divisionId === undefined ? null : deal.divisionName,
    typeof owner === "string" ? mrkdwn`owner ${userMention(owner)}` : null,
    after?.note === undefined ? null : `note “${deal.note}”`,
  ];
  const had = before?.amountMinor;
  const was =
    typeof had === "bigint"
      ? ` (was ${wordsForAmount({ amountMinor: had, currency: String(before?.currency ?? deal.currency) })})`
      : "";
  return mrkdwn`now ${joinMrkdwn(
    words.filter((word) => word !== null),
    ", ",
  )}${was}`;
}

/** What a reopening does to the figures; otherwise what is known of the deal. */
function factsOf({ change, deal }: ChangedFacts): string {
  const { before, after } = change;
  if (change.action === "reopened") {
    const was = String(before?.status);
    return after?.reopeningId === undefined
      ? `It was ${was} and counted in no win rate.`
      : `It stays ${was} on ${day(before?.closedDay)}; the reopening is a line of its own on ${day(change.effectiveDay)}.`;
  }
  const known = [
    deal.amountMinor === null ? "No amount yet" : wordsForAmount(deal),
    deal.dueDay === null ? "no due day yet" : `due ${formatDay(deal.dueDay)}`,
    deal.sourceName === null ? "unsourced" : `sourced by ${deal.teamName} (${deal.sourceName})`,
  ];
  return `${known.join(", ")}.`;
}

/** The answer to a changed deal: the result, what it means, what to do next. */
export function sayChanged(facts: ChangedFacts): Message {
  const { ledgerId, change, deal } = facts;
  const company = deal.accountName ?? "No company yet";
  const result = resultOf(facts);
  const scope = { ledgerId, recordId: change.id, version: 0 };
  return message(mrkdwn`${company}: ${result}. ${factsOf(facts)}`, [
    section(mrkdwn`*${company}*: ${result}`),
    context(factsOf(facts)),
    actions(recordButtons(change.id), printScope(scope, "changed")),
  ]);
}

/** A deal that ended, told apart from its account's others. */
export const wordsForEnded = (deal: Deal): string =>
  deal.status === "open"
    ? wordsForDeal(deal)
    : `${deal.status}${deal.closedDay === null ? "" : ` ${formatDay(deal.closedDay)}`} · ${wordsForDeal(deal)}`;

/** A change could mean several companies, deals or stages: which one? */
export function askChange(ledgerId: string, question: Exclude<Changed, { kind: "changed" }>): Message {
  const scope: Scope = { ledgerId, recordId: question.draftId, version: 0 };
  if (question.kind === "which account") {
    const { name, similar } = question;
    return askName({ scope, actionId: "deal-account", what: "company", name, similar, isKnownOnly: true });
  }
  if (question.kind === "which stage") return askStage(scope, question);
  const { accountName, deals } = question;
  const isOpen = deals[0]?.status === "open";
  return askOneOf({
    scope,
    actionId: "deal-deal",
    question: `${accountName} has ${countOf(deals.length, isOpen ? "open deal" : "closed deal")}. Which one is it?`,
    options: deals.map((deal) => ({ text: wordsForEnded(deal), value: deal.id })),
    placeholder: "Search its deals",
  });
}

/** The most stages that stand as buttons: a row of actions holds 25. */
const mostStages = 20;

function askStage(scope: Scope, asked: Extract<Changed, { kind: "which stage" }>): Message {
  const { typed, stages, accountName } = asked;
  const names = stages.map(({ name }) => name).join(", ");
  const isEnd = /^(closed )?(won|lost)$|^closed$/i.test(typed);
  const question =
    typed === ""
      ? `Which stage is ${accountName} in? ${stages.length === 1 ? "The only one is" : "The stages are"} ${names}.`
      : `There is no stage “${typed}”; ${stages.length === 1 ? "the only one is" : "the stages are"} ${names}.`;
  if (stages.length === 0)
    return message("This ledger has no stages.", [section("This ledger has no stages.")]);
  const end = /lost/i.test(typed) ? "lost" : "closed";
  return message(question, [
    ...askChoice({
      question,
      scope,
      actionId: "deal-stage",
      choices: stages.slice(0, mostStages).map(({ id, name }) => ({ text: name, value: id })),
    }),
    ...(isEnd ? [context(mrkdwn`The end of a deal is said so: \`/deal ${end} ${accountName}\``)] : []),
  ]);
}
