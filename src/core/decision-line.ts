import { joinWords, longestWhat } from "./action-line.ts";
import { addDays, type Day, formatDay } from "./day.ts";
import { type KeyMetric, keyMetrics, readKeyMetricAt } from "./key-metrics.ts";
import type { Direction } from "./metric-change.ts";
import { parseDay } from "./parse-day.ts";
import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { limits } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A metric whose weeks can be compared. Of velocity and coverage only the present is known. */
export type CheckedMetric = Exclude<KeyMetric, "velocity" | "coverage">;

/** What was decided: `ownerUserId` null for whoever typed it; `teamId` null for the company's metric. */
export type DecisionLine = {
  what: string;
  why: string | null;
  ownerUserId: string | null;
  metric: CheckedMetric | null;
  direction: Direction | null;
  teamId: string | null;
  checkDay: Day;
  isDayGuessed: boolean;
};

/** A decision without a check day is checked after so many days: four whole weeks. */
export const checkedAfter = 28;

const example = "follow up within a day because leads wait @ann check 2027-02-01 metric win rate up";
const ups = new Set(["up", "higher", "more", "↑"]);
const downs = new Set(["down", "lower", "less", "fewer", "shorter", "↓"]);

/** Metrics that can be checked, in words: "leads, meetings, …". */
export const checkedMetrics: readonly CheckedMetric[] = keyMetrics.filter(
  (metric): metric is CheckedMetric => metric !== "velocity" && metric !== "coverage",
);

/** Which way a metric should go where nobody says: a cycle down, everything else up. */
export const usualDirection = (metric: CheckedMetric): Direction => (metric === "cycle" ? "down" : "up");

/**
 * A line after `/review decide`: what was decided; then, in any order, `because` with the reason, a mention of its owner,
 * `check` with a day, and `metric` with a key metric, `of` a team, `up` or `down`. A "check" before no day and a later
 * mention are words like others. Without a day it is checked in four weeks; a bare weekday is the coming one; a cycle
 * should go down and everything else up where nobody says. A problem's example is what to type after `decide`. Never
 * throws.
 */
export function parseDecisionLine(
  text: string,
  { today, teams }: { today: Day; teams: readonly TeamName[] },
): Result<DecisionLine> {
  const { tokens } = tokenize(text.slice(0, limits.text));
  const words = tokens.map((token) => token.text);
  const parts: { what: Token[]; why: Token[] } = { what: [], why: [] };
  let into: "what" | "why" = "what";
  let ownerUserId: string | null = null;
  let checkDay: Day | null = null;
  let named: Pick<DecisionLine, "metric" | "direction" | "teamId"> | null = null;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const word = token.kind === "word" ? token.text.toLowerCase() : "";
    if (token.kind === "mention" && ownerUserId === null) {
      ownerUserId = token.userId;
      at += 1;
    } else if (word === "because" && into === "what") {
      into = "why";
      at += 1;
    } else if (word === "metric") {
      if (named !== null) return problem("One metric at a time.", example);
      const read = readMetric(words, at + 1, teams);
      if (!read.ok) return read;
      named = read.value;
      at = read.value.next;
    } else {
      const day = word === "check" ? readDayAt(words, at + 1, today) : null;
      if (day !== null && checkDay === null) checkDay = day.day;
      else parts[into].push(token);
      at = day?.next ?? at + 1;
    }
  }
  const [what, why] = [joinWords(parts.what), joinWords(parts.why)];
  if (what === "") return problem("What was decided is missing.", example);
  if (what.length > longestWhat)
    return problem(`What was decided is longer than ${longestWhat} characters.`, example);
  if (into === "why" && why === "") return problem('There is nothing after "because".', example);
  if (checkDay !== null && checkDay <= today)
    return problem(
      `It is checked on a day to come, and ${formatDay(checkDay)} is not.`,
      `${shorten(what)} check ${addDays(today, checkedAfter)}`,
    );
  const { metric = null, direction = null, teamId = null } = named ?? {};
  return ok({
    ...{
      what,
      why: why === "" ? null : why.slice(0, limits.freeText),
      ownerUserId,
      metric,
      direction,
      teamId,
    },
    ...{ checkDay: checkDay ?? addDays(today, checkedAfter), isDayGuessed: checkDay === null },
  });
}

/** The longest words from `at` on that are a day, at most four. */
function readDayAt(words: readonly string[], at: number, today: Day): { day: Day; next: number } | null {
  const from = words[at]?.toLowerCase() === "on" || words[at]?.toLowerCase() === "by" ? at + 1 : at;
  for (let count = Math.min(4, words.length - from); count > 0; count -= 1) {
    const typed = words
      .slice(from, from + count)
      .join(" ")
      .replace(/[,.;]+$/, "");
    const read = parseDay(typed, { today, bareWeekday: "coming" });
    if (read.ok) return { day: read.value.day, next: from + count };
  }
  return null;
}

function readMetric(
  words: readonly string[],
  at: number,
  teams: readonly TeamName[],
): Result<Pick<DecisionLine, "metric" | "direction" | "teamId"> & { next: number }> {
  const found = readKeyMetricAt(words, at);
  if (found === null)
    return problem(
      `“${shorten(words.slice(at, at + 2).join(" "))}” is no metric: there are ${checkedMetrics.join(", ")}.`,
      example,
    );
  const metric = checkedMetrics.find((each) => each === found.metric);
  if (metric === undefined)
    return problem(
      `Of ${found.metric} only the present is known, so that nobody can tell later whether it moved: choose ${checkedMetrics.join(", ")}.`,
      example,
    );
  let { next } = found;
  let teamId: string | null = null;
  if (["of", "for"].includes(words[next]?.toLowerCase() ?? "")) {
    const team = readTeamAt(words, next + 1, teams);
    if (team === null)
      return problem(`“${shorten(words[next + 1] ?? "")}” is not a team. ${nameTeams(teams)}`, example);
    teamId = team.team.id;
    next = team.next;
  }
  const way = words[next]?.toLowerCase().replace(/[,.;]+$/, "") ?? "";
  const direction = ups.has(way) ? "up" : downs.has(way) ? "down" : null;
  return ok({
    ...{ metric, teamId, direction: direction ?? usualDirection(metric) },
    next: direction === null ? next : next + 1,
  });
}
