import type { Role } from "../core/roles.ts";
import { UserError } from "../errors.ts";
import type { People } from "./people.ts";

/**
 * Lets the ledger's own admins and the workspace's admins pass; a partner is never one.
 * @param who who asks, and their role in the ledger
 * @param what completes "Only a workspace admin can …"
 * @throws UserError that says who can
 */
export async function refuseUnlessAdmin(
  people: People,
  who: { userId: string; role: Role },
  what: string,
): Promise<void> {
  if (who.role === "admin") return;
  const person = who.role === "member" ? await people.find(who.userId) : { isAdmin: false };
  if (person?.isAdmin) return;
  const why = person === null ? " Slack did not tell just now who you are; try again in a minute." : "";
  throw new UserError(
    `Only a workspace admin or owner can ${what}.${why}`,
    "ask an admin (in Slack: your workspace's name › Settings › Manage members)",
  );
}
