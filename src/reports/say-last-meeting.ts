import { shorten } from "../core/shorten.ts";
import { wordsForSlot } from "../core/slot-words.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { findLastReview } from "../data/last-review.ts";

const namedMost = 3;

/** "Call sooner; Drop the fair; and 2 more". */
function listed(all: readonly string[]): string {
  const named = all.slice(0, namedMost).map((each) => shorten(each, 80));
  const rest = all.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}

/** The last meeting's minutes in two lines: what was decided, and what is open; none before the first meeting. */
export async function sayLastMeeting(ctx: Ctx, channelId: string): Promise<string[]> {
  const last = await findLastReview(ctx.database.db, ctx.ledger.id, channelId);
  if (last === null) return [];
  const { slot, decisions, actions } = last;
  const decided = decisions.length === 0 ? "nothing was decided" : `decided: ${listed(decisions)}`;
  const late = actions.filter(({ dueDay }) => dueDay < ctx.today).length;
  const open =
    actions.length === 0
      ? "All its actions are done."
      : `Open: ${countOf(actions.length, "action")}${late === 0 ? "" : `, ${late} overdue`}: ${listed(actions.map(({ what }) => what))}.`;
  return [`Last time, ${wordsForSlot(slot)}: ${decided}.`, open];
}
