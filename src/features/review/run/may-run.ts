import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { findBinding } from "../../../data/bindings.ts";
import { findReview, type Review } from "../../../data/reviews.ts";
import { UserError } from "../../../errors.ts";

const startExample = "/review start, in the channel of the meeting";

/**
 * Lets pass who may take part in a channel's meetings: everybody of the house; a partner's people, and people from
 * outside, in that partner's channel alone. @throws UserError
 */
export async function refuseUnlessHere(ctx: Ctx, channelId: string): Promise<void> {
  const { database, ledger, actor } = ctx;
  const binding = await findBinding(database.db, ledger.workspaceId, channelId);
  if (binding !== null && binding.ledgerId !== ledger.id)
    throw new UserError("This channel belongs to another ledger.", startExample);
  const own = visibleTeam(actor);
  if (own === null || binding?.teamId === own) return;
  throw new UserError("Partners cannot do that in a channel of the house.", "the same in your own channel");
}

/** A meeting that somebody may take part in. @throws UserError */
export async function getReview(ctx: Ctx, reviewId: string): Promise<Review> {
  const review = await findReview(ctx.database.db, ctx.ledger.id, reviewId);
  if (review === null) throw new UserError("There is no such meeting.", startExample);
  await refuseUnlessHere(ctx, review.channelId);
  return review;
}

/** What is said to a button of a meeting that has ended. */
export const sayEnded = ({ state, closedBy }: Review): UserError =>
  new UserError(
    state === "left" || closedBy === null
      ? "This meeting was left open and has ended; what was open is on the next agenda."
      : `This meeting was closed by <@${closedBy}>; what was open is on the next agenda.`,
    startExample,
  );
