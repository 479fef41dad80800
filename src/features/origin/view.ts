import { formatDay } from "../../core/day.ts";
import type { Deal } from "../../data/deals.ts";
import type { Sourced } from "../../data/sourced-records.ts";
import { type Standing, wordsForStanding } from "../../reports/find-standing.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";

type Named = Pick<Sourced, "sourceName" | "campaignName" | "teamName">;

function wordsForSource({ sourceName, campaignName, teamName }: Named): string {
  if (sourceName === null) return "unsourced";
  return `sourced by ${teamName} (${campaignName === null ? "" : `${campaignName}, `}${sourceName})`;
}

const sayChanged = (ledgerId: string, changeId: string, who: string, now: string, more: string): Message =>
  message(`${who} is now ${now}. ${more}`, [
    section(mrkdwn`*${who}* is now ${now}.`),
    context(more),
    actions(
      [button({ actionId: "undo", text: "Undo", value: changeId })],
      printScope({ ledgerId, recordId: changeId, version: 0 }, "sourced"),
    ),
  ]);

/** The answer to a decided origin or source of a deal: who sourced it now, and where that team stands. */
export function sayDealOrigin(ledgerId: string, changeId: string, deal: Deal, standing: Standing): Message {
  const lead = deal.originLeadDay === null ? "" : `, with the lead of ${formatDay(deal.originLeadDay)}`;
  const now = `${wordsForSource(deal)}${lead}`;
  return sayChanged(
    ledgerId,
    changeId,
    deal.accountName ?? "No company yet",
    now,
    wordsForStanding(standing),
  );
}

/** The answer to the source chosen of a lead or a touch. */
export function sayLeadSource(ledgerId: string, changeId: string, record: Sourced): Message {
  const who = [record.accountName, record.contactName].filter((each) => each !== null).join(", ");
  const more =
    record.sourceId === null
      ? "It stands in the unsourced row of the reports."
      : `The ${record.kind} counts for ${record.teamName}; deals that are open already keep their origin.`;
  return sayChanged(
    ledgerId,
    changeId,
    who === "" ? `The ${record.kind}` : who,
    wordsForSource(record),
    more,
  );
}
