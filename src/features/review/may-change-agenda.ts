import { isAtLeast } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import { UserError } from "../../errors.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { forAudience } from "../../reports/for-audience.ts";

/**
 * The context in which somebody changes the agenda of a channel: people of the house anywhere, a partner's people and
 * people from outside in that partner's channel alone. @throws UserError that says who can
 */
export async function mayChangeAgenda(ctx: Ctx, channelId: string): Promise<Ctx> {
  const { actor, ledger, database } = ctx;
  if (actor.role === "outsider") return actForPartner(ctx, channelId);
  const audience = await forAudience(ctx, channelId);
  const binding = await findBinding(database.db, ledger.workspaceId, channelId);
  const isOwn = binding?.ledgerId === ledger.id && binding.teamId !== null && binding.teamId === actor.teamId;
  if (!isAtLeast(actor.role, "member") && !isOwn)
    throw new UserError("Partners cannot do that in a channel of the house.", "the same in your own channel");
  return audience;
}
