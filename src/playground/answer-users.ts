import { type Fields, fieldsOf, objectsOf, textOf } from "./json.ts";
import { allPeople, team } from "./seed.ts";
import type { Workspace } from "./workspace.ts";

/** users.info with zone, role and company, which emulate does not know. */
export async function readUser(workspace: Workspace, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("app", "users.info", args);
  return answer.ok === true ? { ...answer, user: withDetails(fieldsOf(answer.user), workspace) } : answer;
}

/** users.list with the same details. */
export async function listUsers(workspace: Workspace, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("app", "users.list", args);
  if (answer.ok !== true) return answer;
  return {
    ...answer,
    members: objectsOf(answer.members).map((user) => withDetails(user, workspace)),
  };
}

function withDetails(user: Fields, { clock, leftIds }: Workspace): Fields {
  const person = allPeople.find(({ id }) => id === textOf(user.id));
  if (person === undefined) return user; // the bot
  const isStranger = person.teamId !== team.id;
  return {
    ...user,
    team_id: person.teamId,
    real_name: person.realName,
    profile: { ...fieldsOf(user.profile), real_name: person.realName, display_name: person.name },
    deleted: leftIds.has(person.id),
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    ...(isStranger ? { is_stranger: true } : {}),
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, clock()),
  };
}

/**
 * Seconds east of UTC at that instant.
 * @param tz IANA zone
 * @param now epoch milliseconds
 */
export function offsetSeconds(tz: string, now: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: "longOffset" });
  const name = format.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  return (Number(hours) * 3600 + Number(minutes) * 60) * (sign === "-" ? -1 : 1);
}
