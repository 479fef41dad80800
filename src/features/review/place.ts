import type { Ctx } from "../../ctx.ts";

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

/** Where something is said that is typed or used in a channel, or in nobody's. */
export async function findPlaceOf(ctx: Ctx, channelId: string | null): Promise<Place> {
  return { channelId: channelId ?? ctx.userId, reviewId: null, itemId: null };
}
