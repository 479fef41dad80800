import { formatDay } from "../../../core/day.ts";
import type { Ctx } from "../../../ctx.ts";
import { actions, context, section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { recordButtons } from "../../../slack/record-buttons.ts";
import { printScope } from "../../../slack/request.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { findLeadRecord, type LeadRecord } from "./find-lead-record.ts";

/** What each column says now. */
function wordsOf(column: string, { record, lead }: LeadRecord): string | null {
  if (column === "day") return `day ${formatDay(record.day)}`;
  if (column === "contactId") return `person ${record.contactName ?? "not named"}`;
  if (column === "sourceId") return `source ${record.sourceName ?? "none"}`;
  if (column === "productLineId") return `product line ${record.productLineName ?? "none"}`;
  if (column === "divisionId") return `division ${record.divisionName ?? "none"}`;
  return column === "note" ? `note ${lead?.note === null ? "none" : `“${lead?.note}”`}` : null;
}

/** The answer to a correction of a lead or a touch, rebuilt from what is stored. */
export async function describeLeadEdit(ctx: Ctx, changeId: string): Promise<Message> {
  const found = await findLeadRecord(ctx, ctx.database.db, changeId);
  if (found === null) throw new Error(`change ${changeId} is not about a lead`);
  const { change, record, lead } = found;
  const company = record.accountName ?? "No company yet";
  const kind = lead === null ? "touch" : "lead";
  const lines = Object.keys(change.after ?? {}).flatMap((column) => wordsOf(column, found) ?? []);
  const said = `${kind} corrected: ${lines.join(", ")}`;
  return message(`${company}: ${said}.`, [
    section(mrkdwn`*${company}*: ${said}`),
    context("Everything else is as it was."),
    actions(
      recordButtons(changeId),
      printScope({ ledgerId: ctx.ledger.id, recordId: changeId, version: 0 }, "edited"),
    ),
  ]);
}
