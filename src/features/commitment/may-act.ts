import type { Ctx } from "../../ctx.ts";
import type { Named } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";

/**
 * Lets pass who belongs to a team, and admins.
 * @param what completes "Only an admin can …"
 * @throws UserError that says who can
 */
export async function refuseUnlessOfTeam(
  ctx: Ctx,
  team: Pick<Named, "id" | "name">,
  what: string,
): Promise<void> {
  const { actor, userId, slack } = ctx;
  if (actor.teamId === team.id) return;
  if (await isAdmin(slack.people, { userId, role: actor.role })) return;
  throw new UserError(
    `Only an admin can ${what} for another team: you do not belong to ${team.name} here.`,
    `ask somebody of ${team.name}, or an admin, who types: /roundtrip member @you team ${team.name}`,
  );
}
