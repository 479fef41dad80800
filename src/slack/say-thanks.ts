import { formatDay, isDay } from "../core/day.ts";
import { section } from "./blocks.ts";
import { type Message, message } from "./message.ts";
import { mrkdwn } from "./text.ts";

/** Only what they typed: the ledger itself is not theirs to see. */
export function sayThanks(values: ReadonlyMap<string, string | null>): Message {
  const day = values.get("day");
  const parts = [
    values.get("company"),
    values.get("contact") == null ? null : `with ${values.get("contact")}`,
    day != null && isDay(day) ? `on ${formatDay(day)}` : null,
  ];
  const said = parts.filter((part) => part != null).join(", ");
  return message(`Logged: ${said}. Thank you; your contact here sees it at once.`, [
    section(mrkdwn`Logged: *${said}*. Thank you; your contact here sees it at once.`),
  ]);
}
