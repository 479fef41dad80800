import type { Ctx } from "../ctx.ts";
import { findBinding } from "../data/bindings.ts";
import { UserError } from "../errors.ts";

/** The context of a partner's channel: who ever acts there, the record is that partner's. @throws UserError elsewhere */
export async function actForPartner(ctx: Ctx, channelId: string): Promise<Ctx> {
  const { ledger, database, actor } = ctx;
  const binding = await findBinding(database.db, ledger.workspaceId, channelId);
  const teamId = binding?.ledgerId === ledger.id ? binding.teamId : null;
  const isOthers = actor.role === "partner" && actor.teamId !== teamId;
  if (teamId === null || isOthers)
    throw new UserError("These buttons belong to a partner's channel.", "/meeting, in a channel of your own");
  return { ...ctx, actor: { role: actor.role === "outsider" ? "outsider" : "partner", teamId } };
}
