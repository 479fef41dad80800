import { wordsForDeal } from "../../core/deal-words.ts";
import { countOf } from "../../core/wording.ts";
import { askName, askOneOf } from "../../slack/ask-choice.ts";
import type { Message } from "../../slack/message.ts";
import type { Scope } from "../../slack/request.ts";
import type { Closed } from "./close-deal.ts";

/** A closing could mean several companies or deals: which one? */
export function askDeal(ledgerId: string, question: Exclude<Closed, { kind: "closed" }>): Message {
  const scope: Scope = { ledgerId, recordId: question.draftId, version: 0 };
  if (question.kind === "which account") {
    return askName({
      scope,
      actionId: "deal-account",
      what: "company",
      name: question.name,
      similar: question.similar,
    });
  }
  const { accountName, deals, hasClosed } = question;
  return askOneOf({
    scope,
    actionId: "deal-deal",
    question: hasClosed
      ? `${accountName} has no open deal. Is this a new one?`
      : `${accountName} has ${countOf(deals.length, "open deal")}. Which one is it?`,
    options: deals.map((deal) => ({ text: wordsForDeal(deal), value: deal.id })),
    fresh: "A new deal",
    placeholder: "Search its open deals",
    ...(hasClosed && { hint: `It may be logged already: \`/deal show ${accountName}\`` }),
  });
}
