import { formatDay, isDay } from "../../core/day.ts";
import { formatMoney } from "../../core/money.ts";
import type { Deal } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";

const labels = new Map([
  ["meetingDay", "day of the meeting"],
  ["heldDay", "held on"],
  ["outcomeReason", "why it came to that"],
  ["amountMinor", "amount"],
  ["dueDay", "due day"],
  ["closedDay", "closed on"],
  ["lostReason", "reason"],
  ["productLineId", "product line"],
  ["divisionId", "division"],
  ["ownerUserId", "owner"],
  ["note", "note"],
]);

/** A value as people read it; null for what only the label can tell, such as an id. */
function wordsFor(column: string, value: unknown, currency: string): string | null {
  if (value === null || value === undefined) return "none";
  if (typeof value === "bigint") return formatMoney({ amountMinor: value, currency });
  if (column.endsWith("Id")) return null;
  return typeof value === "string" && isDay(value) ? formatDay(value) : `“${String(value)}”`;
}

function linesOf({ before, after }: Change, deal: Deal): string[] {
  return Object.keys(before ?? {}).flatMap((column) => {
    const label = labels.get(column);
    if (label === undefined) return [];
    const currencyOf = (columns: Change["before"]) => String(columns?.currency ?? deal.currency);
    const now = wordsFor(column, after?.[column], currencyOf(after));
    const was = wordsFor(column, before?.[column], currencyOf(before));
    return now === null || was === null ? [label] : [`${label} ${now} (was ${was})`];
  });
}

/** The answer to a correction: what is different now, and what it was. */
export function sayEdited(ledgerId: string, changes: readonly Change[], deal: Deal): Message {
  const company = deal.accountName ?? "No company yet";
  const lines = changes.flatMap((change) => linesOf(change, deal)).join(", ");
  const [first] = changes;
  const value = first?.id ?? "";
  return message(`${company} corrected: ${lines}.`, [
    section(mrkdwn`*${company}* corrected: ${lines}`),
    context("Everything else is as it was."),
    actions(
      [button({ actionId: "edit", text: "Edit…", value }), button({ actionId: "undo", text: "Undo", value })],
      printScope({ ledgerId, recordId: value, version: 0 }, "edited"),
    ),
  ]);
}
