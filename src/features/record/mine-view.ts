import { wordsForChange } from "../../core/change-words.ts";
import { wordsForQuantity } from "../../core/wording.ts";
import { isEditable } from "../../data/history.ts";
import type { RecentCommitment } from "../../data/recent-commitments.ts";
import type { RecentRecord } from "../../data/recent-records.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";

/** One thing a person did: what it was about, what was said, and what can still be done with it. */
type Done = { id: string; recordedAt: number; about: string; said: string; buttons: Block[] };

function ofRecord(ledgerId: string, { change, company, isUndone }: RecentRecord): Done {
  const about = company ?? "No company yet";
  const said = `${wordsForChange(change)}${isUndone ? " (undone)" : ""}`;
  const named = (actionId: string, text: string, does: string) =>
    button({ actionId, text, value: change.id, label: `${does} ${about}: ${said}` });
  const scope = printScope({ ledgerId, recordId: change.id, version: 0 }, "mine");
  const buttons = [
    named("undo", "Undo", "Undo"),
    ...(isEditable(change) ? [named("edit", "Edit…", "Edit")] : []),
  ];
  const { id, recordedAt } = change;
  return { id, recordedAt, about, said, buttons: isUndone ? [] : [actions(buttons, scope)] };
}

const verbs = new Map([
  ["set", "set to"],
  ["proposed", "proposed"],
  ["agreed", "signed"],
]);

function ofCommitment(ledger: { id: string; currency: string }, recent: RecentCommitment): Done {
  const { change, team, metric, quarter, shareBp, number, more, isUndone } = recent;
  const figure =
    shareBp === null
      ? wordsForQuantity(metric, number ?? 0n, ledger.currency)
      : `${shareBp / 100} % of ${metric}`;
  const others = more === 0 ? "" : `, and ${more} more together`;
  const about = team === null ? `Target ${quarter}` : `${team} ${quarter}`;
  const said = `${verbs.get(change.action) ?? change.action} ${figure}${others}${isUndone ? " (undone)" : ""}`;
  const { id, recordedAt } = change;
  const undo = button({ actionId: "commit-undo", text: "Undo", value: id, label: `Undo ${about}: ${said}` });
  const scope = printScope({ ledgerId: ledger.id, recordId: quarter, version: 0 }, `mine-${id.slice(-12)}`);
  return { id, recordedAt, about, said, buttons: isUndone ? [] : [actions([undo], scope)] };
}

/**
 * The last things a person did, the newest first, each with Undo while it stands, and records with Edit…
 * @param most so many of both together
 */
export function sayMine(
  ledger: { id: string; currency: string },
  mine: { records: readonly RecentRecord[]; commitments: readonly RecentCommitment[] },
  most: number,
): Message {
  const done = [
    ...mine.records.map((record) => ofRecord(ledger.id, record)),
    ...mine.commitments.map((commitment) => ofCommitment(ledger, commitment)),
  ]
    .toSorted((a, b) => b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1))
    .slice(0, most);
  if (done.length === 0) {
    const text = "You have logged nothing here yet.";
    return message(text, [section(text), context("Begin with: `/meeting Acme with Jane from webinar`")]);
  }
  const title = done.length === 1 ? "Your last record" : `Your last ${done.length} records`;
  return message(`${title}: ${done.map(({ about, said }) => `${about}: ${said}`).join("; ")}`, [
    section(mrkdwn`*${title}*`),
    ...done.flatMap(({ about, said, buttons }) => [section(mrkdwn`*${about}*: ${said}`), ...buttons]),
  ]);
}
