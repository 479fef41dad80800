import { UserError } from "../errors.ts";
import type { People } from "./people.ts";

/**
 * Lets workspace admins pass. @param what completes "Only a workspace admin can …"
 * @throws UserError that says who can
 */
export async function refuseUnlessAdmin(people: People, userId: string, what: string): Promise<void> {
  const person = await people.find(userId);
  if (person?.isAdmin) return;
  const why = person === null ? " Slack did not tell just now who you are; try again in a minute." : "";
  throw new UserError(
    `Only a workspace admin or owner can ${what}.${why}`,
    "ask an admin (in Slack: your workspace's name › Settings › Manage members)",
  );
}
