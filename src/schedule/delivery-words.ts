import { formatDay, isDay } from "../core/day.ts";
import type { OutboxRow } from "../data/outbox.ts";
import { actions, section } from "../slack/blocks.ts";
import { button } from "../slack/controls.ts";
import { type Message, message } from "../slack/message.ts";
import { printScope } from "../slack/request.ts";
import { channelMention, type Mrkdwn, mrkdwn, userMention } from "../slack/text.ts";

/** The buttons under the question about a message of which nobody knows; their scope is the Outbox row and its fence. */
export const unknownActions = { postAgain: "delivery-post-again", isThere: "delivery-is-there" } as const;

/** Where a message goes, as people see it. */
export const sayTarget = (target: string): Mrkdwn =>
  /^[UW]/.test(target) ? userMention(target) : channelMention(target);

/** Which message it is: "the scorecard of Mon 23 Nov 2026, 09:00, for #sales". */
export function sayDelivery(row: OutboxRow): Mrkdwn {
  const [day = "", time = ""] = row.slot?.split("T") ?? [];
  const slot = isDay(day) ? ` of ${formatDay(day)}, ${time},` : "";
  return mrkdwn`the ${row.kind}${slot} for ${sayTarget(row.target)}`;
}

/** Why Slack does not let us post there, and the line that cures it. */
export function sayRefusal(error: string, target: string): Mrkdwn {
  const place = sayTarget(target);
  const invite = mrkdwn`Type \`/invite @Roundtrip\` there, then schedule it again.`;
  if (error === "not_in_channel") return mrkdwn`Roundtrip is not in ${place}. ${invite}`;
  if (error === "channel_not_found") {
    return mrkdwn`Roundtrip cannot see ${place}: it is gone, or private without Roundtrip in it. ${invite}`;
  }
  if (error === "is_archived")
    return mrkdwn`${place} is archived. Unarchive it, or schedule it in another channel.`;
  return mrkdwn`Slack does not let Roundtrip post in ${place} (${error}).`;
}

/** To the owner: a message that will not come. */
export const sayGivenUp = (row: OutboxRow, reason: Mrkdwn, isPaused: boolean): Message => {
  const text = mrkdwn`I could not post ${sayDelivery(row)}. ${reason}${isPaused ? " The schedule is paused." : ""}`;
  return message(text, [section(text)]);
};

/** To the owner: a message that may or may not be there, and the two ways on. */
export function sayUnknown(row: OutboxRow): Message {
  const text = mrkdwn`I cannot tell whether ${sayDelivery(row)} arrived: Slack did not answer, and I may not read that conversation. Please look, then choose.`;
  return message(text, [
    section(text),
    actions(
      [
        button({ actionId: unknownActions.postAgain, text: "Post again" }),
        button({ actionId: unknownActions.isThere, text: "It is there" }),
      ],
      printScope({ ledgerId: row.ledgerId, recordId: row.id, version: row.fence }),
    ),
  ]);
}
