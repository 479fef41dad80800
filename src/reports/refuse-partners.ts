import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { UserError } from "../errors.ts";
import { forAudience } from "./for-audience.ts";

/** Keeps what shows every team's records from partners, who see what their own team sourced. @throws UserError */
export function refusePartners(ctx: Pick<Ctx, "actor">, what: string): void {
  if (visibleTeam(ctx.actor) === null) return;
  throw new UserError(`Partners cannot do that: ${what} is for members.`, "/funnel by source");
}

/** The context for what shows every team's records, posted to a channel. @throws UserError where it is a partner's */
export async function forMembers(ctx: Ctx, channelId: string | null): Promise<Ctx> {
  const seen = await forAudience(ctx, channelId);
  if (visibleTeam(seen.actor) === visibleTeam(ctx.actor)) return seen;
  throw new UserError("This channel is not for these figures.", "the same in a channel of your own");
}
