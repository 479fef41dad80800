import { wordsForSlot } from "../../core/slot-words.ts";
import type { Ctx } from "../../ctx.ts";
import type { RequestId } from "../../data/requests.ts";
import { findSeries } from "../../reports/find-series.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn, userMention } from "../../slack/text.ts";
import { addItem } from "./change-item.ts";
import { placeOfMeeting } from "./schedule-review.ts";

/** Puts an item on the agenda of a channel's next meeting, and says on which. */
export async function answerAdded(
  ctx: Ctx,
  channelId: string,
  item: { title: string; ownerUserId: string | null; minutes: number },
  request: RequestId,
): Promise<Message> {
  placeOfMeeting(channelId);
  await addItem(ctx, channelId, item, request);
  const found = await findSeries(ctx, channelId);
  const where =
    found === null ? "the next agenda of this channel" : `the agenda of ${wordsForSlot(found.next.held)}`;
  const whose = item.ownerUserId === null ? mrkdwn`` : mrkdwn`, for ${userMention(item.ownerUserId)}`;
  const text = mrkdwn`On ${where}: *${item.title}*${whose}, ${item.minutes} min.`;
  return message(text, [
    section(text),
    actions(
      [button({ actionId: "review-show", text: "See the agenda" })],
      printScope({ ledgerId: ctx.ledger.id, recordId: channelId, version: 0 }, "added"),
    ),
    context(mrkdwn`Beside each item: park it, move it, take it off`),
  ]);
}
