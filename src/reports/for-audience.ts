import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { findBinding } from "../data/bindings.ts";
import { findMember, isPartnerSomewhere } from "../data/members.ts";
import { UserError } from "../errors.ts";

/**
 * The context for what is posted to a channel: in a partner's channel everything is built as that partner sees it, who
 * ever posts it. @throws UserError where the channel is another ledger's, or another partner's
 */
export async function forAudience(ctx: Ctx, channelId: string | null): Promise<Ctx> {
  const { ledger, database } = ctx;
  const binding = channelId === null ? null : await findBinding(database.db, ledger.workspaceId, channelId);
  if (binding === null) return ctx;
  const { ledgerId, teamId } = binding;
  const own = visibleTeam(ctx.actor);
  if (ledgerId !== ledger.id || (own !== null && teamId !== null && own !== teamId)) {
    throw new UserError("This channel is not for these figures.", "the same in a channel of your own");
  }
  return teamId === null || own !== null ? ctx : { ...ctx, actor: { role: "partner", teamId } };
}

/**
 * The context for what is sent to a person: as they see the ledger. Null for a person who may not see it any more,
 * because they are another ledger's partner.
 */
export async function forPerson(ctx: Ctx, userId: string): Promise<Ctx | null> {
  const { ledger, database } = ctx;
  const member = await findMember(database.db, ledger.id, userId);
  if (member !== null) return { ...ctx, userId, actor: { role: member.role, teamId: member.teamId } };
  if (await isPartnerSomewhere(database.db, ledger.workspaceId, userId)) return null;
  return { ...ctx, userId, actor: { role: "member", teamId: null } };
}
