import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { UserError } from "../errors.ts";

/** Keeps what shows every team's records from partners, who see what their own team sourced. @throws UserError */
export function refusePartners(ctx: Pick<Ctx, "actor">, what: string): void {
  if (visibleTeam(ctx.actor) === null) return;
  throw new UserError(`Partners cannot do that: ${what} is for members.`, "/funnel by source");
}
