import { formatDay, isDay } from "../core/day.ts";
import { actions, section } from "./blocks.ts";
import { button } from "./controls.ts";
import { type Message, message } from "./message.ts";
import { printScope } from "./request.ts";
import { mrkdwn } from "./text.ts";

/** What was logged in a partner's channel, to be taken back there by whoever logged it. */
export type LoggedThere = { ledgerId: string; channelId: string; changeId: string };

/** Only what they typed: the ledger itself is not theirs to see. @param logged null: it was known already */
export function sayThanks(values: ReadonlyMap<string, string | null>, logged: LoggedThere | null): Message {
  const day = values.get("day");
  const parts = [
    values.get("company"),
    values.get("contact") == null ? null : `with ${values.get("contact")}`,
    day != null && isDay(day) ? `on ${formatDay(day)}` : null,
  ];
  const said = parts.filter((part) => part != null).join(", ");
  return message(`Logged: ${said}. Thank you; your contact here sees it at once.`, [
    section(mrkdwn`Logged: *${said}*. Thank you; your contact here sees it at once.`),
    ...(logged === null ? [] : [undoRow(logged)]),
  ]);
}

const undoRow = ({ ledgerId, channelId, changeId }: LoggedThere) =>
  actions(
    [button({ actionId: "partner-undo", text: "Undo", value: changeId })],
    printScope({ ledgerId, recordId: channelId, version: 0 }, "thanks"),
  );
