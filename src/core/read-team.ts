import { normaliseName } from "./names.ts";

/** A team of the ledger; `key` is its normalised name. */
export type TeamName = { id: string; name: string; key: string };

const mostWords = 8;

/**
 * The team whose normalised name the words from `at` on spell, the longest name first, and the index behind it; null
 * when there is none. Never throws.
 */
export function readTeamAt<T extends TeamName>(
  words: readonly string[],
  at: number,
  teams: readonly T[],
): { team: T; next: number } | null {
  for (let count = Math.min(mostWords, words.length - at); count > 0; count -= 1) {
    // A sign behind the name is not part of it: "Partners € 500k".
    if (normaliseName(words[at + count - 1] ?? "") === "") continue;
    const key = normaliseName(words.slice(at, at + count).join(" "));
    const team = teams.find((each) => each.key === key);
    if (team !== undefined) return { team, next: at + count };
  }
  return null;
}

/** The ledger's teams as one sentence, in the order given: "The teams are Marketing, Sales and Partners." */
export function nameTeams(teams: readonly TeamName[]): string {
  const names = teams.map((team) => team.name);
  const last = names.at(-1);
  if (last === undefined) return "This ledger has no teams yet.";
  return names.length === 1
    ? `The only team is ${last}.`
    : `The teams are ${names.slice(0, -1).join(", ")} and ${last}.`;
}
