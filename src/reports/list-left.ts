import { formatDay } from "../core/day.ts";
import { shorten } from "../core/shorten.ts";
import { beginLine, countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type ActionItem, listActions } from "../data/action-items.ts";
import type { Stakeholder } from "../data/review-series.ts";
import { listTeams } from "../data/vocabulary.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";

const namedMost = 3;
/** Whatever else is late: nobody does what belongs to somebody who left. */
const weight = 10_000;

/** The key of the item about somebody who left. */
export const leftKey = (userId: string): string => `left:${userId}`;

/** The person whom such an item is about; null for any other. */
export const leftIn = (key: string): string | null => /^left:([UW][A-Z0-9]+)$/.exec(key)?.[1] ?? null;

/** Who of the people of a channel's meetings has left the workspace, and an item about each: what needs somebody else. */
export type Left = { userIds: ReadonlySet<string>; facts: AgendaFact[] };

/**
 * The stakeholders of a channel's meetings, and the owners of its open actions, whose Slack account is deactivated: one
 * remembered look at each. Of whom Slack says nothing is here.
 */
export async function listLeft(ctx: Ctx, channelId: string, expected: readonly Stakeholder[]): Promise<Left> {
  const { db } = ctx.database;
  const open = await listActions(db, ctx.ledger.id, { channelIds: [channelId] });
  const ids = [...new Set([...expected, ...open.map(ofOwner)].map(({ userId }) => userId))];
  const people = await Promise.all(ids.map((userId) => ctx.slack.people.find(userId)));
  const gone = people.filter((person) => person?.hasLeft === true).flatMap((person) => person ?? []);
  const teams = gone.length === 0 ? [] : await listTeams(db, ctx.ledger.id);
  const facts = gone.map(({ userId, name }) => {
    const teamId = expected.find((each) => each.userId === userId)?.teamId ?? null;
    const theirs = open.filter(({ ownerUserId }) => ownerUserId === userId);
    return agendaFact({
      ...{ key: leftKey(userId), kind: "action", title: `${name} has left`, weight, minutes: 3 },
      figureWords: sayWhatIsLeft(theirs, teams.find(({ id }) => id === teamId)?.name ?? null),
      behind: theirs.map(({ what, dueDay }) => `${beginLine(what)}, due ${formatDay(dueDay)}`),
    });
  });
  return { userIds: new Set(gone.map(({ userId }) => userId)), facts };
}

const ofOwner = ({ ownerUserId: userId }: ActionItem): Pick<Stakeholder, "userId"> => ({ userId });

/** "2 open actions to hand over: write the brief; call the fair; nobody is expected for Marketing now". */
function sayWhatIsLeft(theirs: readonly ActionItem[], team: string | null): string {
  const named = theirs.slice(0, namedMost).map(({ what }) => shorten(what, 60));
  const rest = theirs.length - named.length;
  const list = [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
  const toDo = theirs.length === 0 ? [] : [`${countOf(theirs.length, "open action")} to hand over: ${list}`];
  return [...toDo, ...(team === null ? [] : [`who comes for ${team} now?`])].join("; ") || "who comes now?";
}
