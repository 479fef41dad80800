import { wordsForChange } from "../../core/change-words.ts";
import type { RecentRecord } from "../../data/recent-records.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";

/** A person's last records, the newest first, each with Undo and Edit… while it stands. */
export function sayMine(ledgerId: string, records: readonly RecentRecord[]): Message {
  if (records.length === 0) {
    const text = "You have logged nothing here yet.";
    return message(text, [section(text), context("Begin with: `/meeting Acme with Jane from webinar`")]);
  }
  const lines = records.map(({ change, company, isUndone }) => ({
    change,
    isUndone,
    company: company ?? "No company yet",
    said: `${wordsForChange(change)}${isUndone ? " (undone)" : ""}`,
  }));
  const title = records.length === 1 ? "Your last record" : `Your last ${records.length} records`;
  return message(`${title}: ${lines.map(({ company, said }) => `${company}: ${said}`).join("; ")}`, [
    section(mrkdwn`*${title}*`),
    ...lines.flatMap(({ change, company, said, isUndone }) => [
      section(mrkdwn`*${company}*: ${said}`),
      ...(isUndone
        ? []
        : [
            actions(
              [
                button({
                  actionId: "undo",
                  text: "Undo",
                  value: change.id,
                  label: `Undo ${company}: ${said}`,
                }),
                button({
                  actionId: "edit",
                  text: "Edit…",
                  value: change.id,
                  label: `Edit ${company}: ${said}`,
                }),
              ],
              printScope({ ledgerId, recordId: change.id, version: 0 }, "mine"),
            ),
          ]),
    ]),
  ]);
}
