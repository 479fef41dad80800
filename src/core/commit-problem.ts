import { isMoneyMetric } from "./metric.ts";
import { closestNames } from "./names.ts";
import type { Quarter } from "./period.ts";
import { readMetricAt, takeMetric } from "./read-metric.ts";
import { readMoneyAt } from "./read-money-at.ts";
import { nameTeams, type TeamName } from "./read-team.ts";
import { dropFillers } from "./read-words.ts";
import { type Problem, problem } from "./result.ts";
import { shorten } from "./shorten.ts";
import { restOfLine, tokenize } from "./tokens.ts";

const outcomes = new Set(["won", "win", "closed", "lost"]);

/**
 * Why a line after `/commit` that begins with no known team and no "target" cannot be one, and what the person meant:
 * a deal to log (their own words behind `/deal`), or a team, the closest of which is offered. `text` is the whole line,
 * `words` the same without its quarter, at least one, and `quarter` the one that was typed. Never throws.
 */
export function explainSubject(
  { text, words, quarter }: { text: string; words: readonly string[]; quarter: Quarter | null },
  teams: readonly TeamName[],
): Problem {
  const isSet = words[0]?.toLowerCase() === "set";
  if (!isSet && looksLikeRecord(text, words)) return explainRecord(text, words);

  const [name, rest] = splitName(dropFillers(isSet ? words.slice(1) : words));
  const closest = closestNames(
    name,
    teams.map((team) => team.name),
    1,
  )[0]?.name;
  const figure = rest.length === 0 ? "50% of meetings" : rest.join(" ").replace(/ %/g, "%");
  const team = closest ?? teams[0]?.name ?? "Marketing";
  const example = shorten(`set ${team} ${figure} ${quarter ?? ""}`, 200);
  if (name === "") return problem(`The team is missing. ${nameTeams(teams)}`, example);
  const what = isSet || rest.length > 0 ? "is not a team" : "is neither a team nor a quarter";
  return problem(`"${shorten(name)}" ${what}. ${nameTeams(teams)}`, example);
}

/** "Acme $120k", "won Acme": an outcome, or money that no money metric asks for. */
function looksLikeRecord(text: string, words: readonly string[]): boolean {
  const { tokens } = tokenize(text);
  const metric = takeMetric(words)?.metric;
  const isOutcome = outcomes.has(words[0]?.toLowerCase() ?? "") && metric === undefined;
  const hasMoney = tokens.some((_, at) => at > 0 && readMoneyAt(tokens, at) !== null);
  return isOutcome || (hasMoney && (metric === undefined || !(metric === "sales" || isMoneyMetric(metric))));
}

function explainRecord(text: string, words: readonly string[]): Problem {
  const isOutcome = outcomes.has(words[0]?.toLowerCase() ?? "");
  const typed = shorten(restOfLine(tokenize(text), 0), 200);
  return problem(
    "`/commit` is for a team's commitment. To log a deal that closed, use `/deal`.",
    `/deal ${isOutcome ? "" : "closed "}${typed}`,
  );
}

/** The words before the first figure or metric, which a person took for a team's name, and the others. */
function splitName(words: readonly string[]): [name: string, rest: string[]] {
  const end = words.findIndex((word, at) => /[\d%$€£¥]/.test(word) || readMetricAt(words, at) !== null);
  const at = end < 0 ? words.length : end;
  return [words.slice(0, at).join(" "), words.slice(at)];
}
