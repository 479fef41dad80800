import type { Deal } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn, userMention } from "../../slack/text.ts";

/** The answer to "Good lead" or "Poor lead": who says what, whom it replaces, and room for a reason. */
export function sayLeadQuality(ledgerId: string, change: Change, deal: Deal): Message {
  const { before, after } = change;
  const company = deal.accountName ?? "No company yet";
  const reason = after?.leadQualityReason;
  const words = mrkdwn`a ${String(after?.leadQuality)} lead, says ${userMention(change.actor)}${
    typeof reason === "string" ? `: ${reason}` : ""
  }`;
  const isOther = typeof before?.leadQualityBy === "string" && before.leadQualityBy !== change.actor;
  const was = isOther
    ? mrkdwn`Before, ${userMention(String(before.leadQualityBy))} said it was a ${String(before.leadQuality)} one.`
    : mrkdwn`Marketing sees it with the lead.`;
  const scope = { ledgerId, recordId: deal.id, version: 0 };
  const buttons = [
    ...(typeof reason === "string"
      ? []
      : [
          button({
            actionId: "lead-quality-reason",
            text: "Add a reason…",
            value: String(after?.leadQuality),
          }),
        ]),
    button({ actionId: "undo", text: "Undo", value: change.id }),
  ];
  return message(mrkdwn`${company}: ${words}. ${was}`, [
    section(mrkdwn`*${company}*: ${words}`),
    context(was),
    actions(buttons, printScope(scope, "rated")),
  ]);
}
