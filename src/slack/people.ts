import type { WebClient } from "@slack/web-api";

/** What we know of a person in Slack. `timeZone` and `workspaceId` (theirs) are null when Slack does not say. */
export type Person = {
  userId: string;
  name: string;
  timeZone: string | null;
  isAdmin: boolean;
  workspaceId: string | null;
  /** whether their account is deactivated */
  hasLeft: boolean;
};

/** Looks people up and remembers them for a while. */
export type People = { find(userId: string): Promise<Person | null> };

const rememberedMs = 60_000;

/** Slack knows nobody of this id: an absence, no failure. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Error && /\buser_(not_found|not_visible)$/.test(error.message);

/**
 * A directory over users.info. A person that Slack cannot tell of right now is null: nobody waits longer than the
 * interactive client's timeout, and nobody becomes an administrator by Slack's silence.
 * @param clock epoch ms
 */
export function makePeople(
  client: WebClient,
  clock: () => number,
  logFailure: (error: unknown) => void,
): People {
  const known = new Map<string, { person: Person; until: number }>();
  return {
    async find(userId) {
      const remembered = known.get(userId);
      if (remembered !== undefined && remembered.until > clock()) return remembered.person;
      try {
        const { user } = await client.users.info({ user: userId });
        if (user === undefined) return null;
        const person: Person = {
          userId,
          name: user.profile?.display_name || user.real_name || user.name || userId,
          timeZone: user.tz ?? null,
          workspaceId: user.team_id ?? null,
          hasLeft: user.deleted === true,
          isAdmin: user.is_admin === true || user.is_owner === true,
        };
        if (known.size > 5000) known.clear();
        known.set(userId, { person, until: clock() + rememberedMs });
        return person;
      } catch (error) {
        if (!isUnknown(error)) logFailure(error);
        return null;
      }
    },
  };
}
