import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { type ActionItem, listActions } from "../../../data/action-items.ts";
import { listMembers } from "../../../data/members.ts";
import { listPartnerChannels } from "../../../data/team-channels.ts";
import { UserError } from "../../../errors.ts";

type Word = "all" | "mine" | "team" | "overdue";
/** Whose actions are asked for; or the id of one person. */
export type Whose = Word | `U${string}` | `W${string}`;

const isPerson = (text: string): text is Exclude<Whose, Word> => /^[UW][A-Z0-9]{4,}$/.test(text);

const words = new Map<string, Word>([
  ...(["", "all", "open"] as const).map((word): [string, Word] => [word, "all"]),
  ...(["mine", "my", "me"] as const).map((word): [string, Word] => [word, "mine"]),
  ...(["team", "our", "ours"] as const).map((word): [string, Word] => [word, "team"]),
  ...(["overdue", "late"] as const).map((word): [string, Word] => [word, "overdue"]),
]);

/** What stands behind `/review actions`. @throws UserError */
export function readWhose(text: string): Whose {
  const whose = words.get(text.trim().toLowerCase());
  if (whose !== undefined) return whose;
  const person = text.trim().replace(/^<@([^|>]+)(\|[^>]*)?>$/, "$1");
  if (isPerson(person)) return person;
  throw new UserError(
    `“${text.slice(0, 60)}” is no choice of actions: mine, team, overdue or @somebody.`,
    "/review actions mine",
  );
}

/** The open actions that a person asks for and may see: partners those of their own channels, and their own. @throws UserError */
export async function findActions(ctx: Ctx, whose: Whose): Promise<ActionItem[]> {
  const { database, ledger, userId, actor, today } = ctx;
  const { db } = database;
  const team = visibleTeam(ctx.actor);
  const found = await listActions(db, ledger.id, {
    ...(whose === "mine" && { ownerUserId: userId }),
    ...(isPerson(whose) && { ownerUserId: whose }),
    ...(whose === "overdue" && { dueBefore: today }),
  });
  const channels = team === null ? null : await listPartnerChannels(db, ledger.id, team);
  const seen = found.filter(
    ({ ownerUserId, channelId }) => channels === null || ownerUserId === userId || channels.has(channelId),
  );
  if (whose !== "team") return seen;
  if (actor.teamId === null)
    throw new UserError(
      "You belong to no team here.",
      "/review actions, or ask an admin: /roundtrip member @you team Marketing",
    );
  const members = await listMembers(db, ledger.id);
  const ours = new Set(members.filter(({ teamId }) => teamId === actor.teamId).map((each) => each.userId));
  return seen.filter(({ ownerUserId }) => ours.has(ownerUserId));
}
