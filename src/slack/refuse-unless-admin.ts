import type { Role } from "../core/roles.ts";
import { UserError } from "../errors.ts";
import type { People, Person } from "./people.ts";

/** Who asks, and their role in the ledger. */
type Asker = { userId: string; role: Role };

/** Whether somebody is an admin of the ledger or of the workspace; a partner is never one. False while Slack is silent. */
export async function isAdmin(people: People, who: Asker): Promise<boolean> {
  return who.role === "admin" || (await findMemberPerson(people, who))?.isAdmin === true;
}

const findMemberPerson = async (
  people: People,
  { userId, role }: Asker,
): Promise<Pick<Person, "isAdmin"> | null> => (role === "member" ? people.find(userId) : { isAdmin: false });

/**
 * Lets the ledger's own admins and the workspace's admins pass; a partner is never one.
 * @param who who asks, and their role in the ledger
 * @param what completes "Only a workspace admin can …"
 * @throws UserError that says who can
 */
export async function refuseUnlessAdmin(people: People, who: Asker, what: string): Promise<void> {
  if (who.role === "admin") return;
  const person = await findMemberPerson(people, who);
  if (person?.isAdmin) return;
  const why = person === null ? " Slack did not tell just now who you are; try again in a minute." : "";
  throw new UserError(
    `Only a workspace admin or owner can ${what}.${why}`,
    "ask an admin (in Slack: your workspace's name › Settings › Manage members)",
  );
}
