import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import { findRunningReview } from "../../data/reviews.ts";

/** Where a decision or an action belongs: a channel, and the meeting and item that are talked about there. */
export type Place = { channelId: string; reviewId: string | null; itemId: string | null };

/** A place and a draft to fill in from, as a form carries them: the channel first, by which people from outside are known. */
export const printPlace = ({ channelId, reviewId, itemId }: Place, draftId = ""): string =>
  [channelId, reviewId ?? "", itemId ?? "", draftId].join(":");

/** The place and the draft's id behind such a text; null for what is not there. */
export function readPlace(text: string): Place & { draftId: string | null } {
  const [channelId = "", reviewId = "", itemId = "", draftId = ""] = text.split(":");
  return { channelId, reviewId: reviewId || null, itemId: itemId || null, draftId: draftId || null };
}

/** Where something is said: a channel with the meeting that runs there and its present item, or a person's own messages. */
export async function findPlaceOf(ctx: Ctx, channelId: string | null): Promise<Place> {
  const place = channelId ?? ctx.userId;
  const review = await findRunningReview(ctx.database.db, ctx.ledger.id, place);
  const own = visibleTeam(ctx.actor);
  const binding = own === null ? null : await findBinding(ctx.database.db, ctx.ledger.workspaceId, place);
  // A partner who types in a channel of the house is not at its meeting.
  if (review === null || (own !== null && binding?.teamId !== own))
    return { channelId: place, reviewId: null, itemId: null };
  return { channelId: place, reviewId: review.id, itemId: review.currentItemId };
}
