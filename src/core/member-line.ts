import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { ok, problem, type Result } from "./result.ts";
import { type Role, readRole } from "./roles.ts";
import { shorten } from "./shorten.ts";
import { tokenize } from "./tokens.ts";

/** A team that a person may belong to. */
export type MemberTeam = TeamName & { kind: string };

/** What a line says of a person; what it does not say stays as it is. */
export type MemberLine =
  | { kind: "remove"; userId: string }
  | { kind: "set"; userId: string; role: Exclude<Role, "outsider"> | null; team: MemberTeam | null };

const removing = new Set(["remove", "delete"]);
const example = "@ann partner team Partners";

/**
 * A line as typed after `/roundtrip member`: whom, then a role, a team behind the word "team", or "remove", in any
 * order: "@ann partner team Resellers", "@ann team Marketing", "remove @ann". A problem's example is what to type after
 * `/roundtrip member`. Never throws.
 */
export function parseMemberLine(text: string, teams: readonly MemberTeam[]): Result<MemberLine> {
  const { tokens } = tokenize(text.slice(0, 1000));
  const people = tokens.filter((token) => token.kind === "mention");
  const [person] = people;
  if (person === undefined) return problem("Whose role? Name the person with @.", example);
  if (people.length > 1) return problem("One person at a time.", example);
  const words = tokens.filter((token) => token.kind !== "mention").map((token) => token.text);
  const { userId } = person;
  const [first = ""] = words;
  if (words.length === 1 && removing.has(first.toLowerCase())) return ok({ kind: "remove", userId });
  return readSetting(userId, words, teams);
}

function readSetting(
  userId: string,
  words: readonly string[],
  teams: readonly MemberTeam[],
): Result<MemberLine> {
  let role: Exclude<Role, "outsider"> | null = null;
  let team: MemberTeam | null = null;
  for (let at = 0; at < words.length; ) {
    const word = (words[at] ?? "").toLowerCase();
    if (word === "team") {
      const named = readTeamAt(words, at + 1, teams);
      if (named === null) {
        const typed = words.slice(at + 1).join(" ");
        const what = typed === "" ? "Which team?" : `There is no team “${shorten(typed)}”.`;
        return problem(`${what} ${nameTeams(teams)}`, `@ann team ${teams[0]?.name ?? "Marketing"}`);
      }
      team = named.team;
      at = named.next;
      continue;
    }
    const named = readRole(word);
    if (named === null)
      return problem(`“${shorten(word)}” is no role: there are admin, member and partner.`, example);
    role = named;
    at += 1;
  }
  if (role === null && team === null)
    return problem("Say what the person is to be: admin, member or partner, or their team.", example);
  return ok({ kind: "set", userId, role, team });
}

/** A person's role and team. */
export type MemberState = { role: Exclude<Role, "outsider">; teamId: string | null };

/**
 * What a person is after a line was said of them. `before` null: nobody gave them a role yet, they are a member. A
 * partner always has a team, and it is a partner's: whose rows would they see? A problem's example is a whole line
 * after `/roundtrip member`. Never throws.
 */
export function planMember(
  before: MemberState | null,
  line: Extract<MemberLine, { kind: "set" }>,
  teams: readonly MemberTeam[],
): Result<MemberState> {
  const role = line.role ?? before?.role ?? "member";
  const teamId = line.team?.id ?? before?.teamId ?? null;
  if (role !== "partner") return ok({ role, teamId });
  const partners = teams.filter((team) => team.kind === "partner");
  const fitting = `@ann partner team ${partners[0]?.name ?? "Partners"}`;
  const team = teams.find((each) => each.id === teamId);
  if (team === undefined) return problem("A partner belongs to a team, whose records they see.", fitting);
  if (team.kind !== "partner")
    return problem(`${team.name} is no partner's team, and a partner sees what their team sourced.`, fitting);
  return ok({ role, teamId: team.id });
}
