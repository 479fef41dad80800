import type { Day } from "./day.ts";
import type { Metric } from "./metric.ts";
import { type CalendarSettings, type Quarter, quarterOf } from "./period.ts";
import { readMetricAt } from "./read-metric.ts";
import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { dropFillers, readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { isScheduleWord, parseScheduleLine, type Schedule } from "./schedule-line.ts";
import { findSection, type ScorecardSection } from "./scorecard-sections.ts";
import { shorten } from "./shorten.ts";
import { takeQuarter } from "./take-quarter.ts";

/** What a line after `/scorecard` asks for; a null team or metric means all of them. */
export type ScorecardLine =
  | { kind: "show" | "csv"; quarter: Quarter; teamId: string | null; metric: Metric | null }
  | Schedule
  | { kind: "stop" }
  | { kind: "status" }
  /** the scheduled one, to whoever asks, now */
  | { kind: "send" }
  /** a part of the scheduled one; "empty": whether it comes when nothing happened */
  | { kind: "part"; part: ScorecardSection | "empty"; isOn: boolean };

/** What parseScorecardLine needs of the ledger. */
export type ScorecardContext = { today: Day; calendar: CalendarSettings; teams: readonly TeamName[] };

/**
 * A line as typed after `/scorecard`: a team, a metric and a quarter in any order, each of which may be left out
 * (nothing is the whole scorecard of this quarter), a schedule ("weekly monday 09:00"), "stop", "status", "send now", "csv" in front of
 * what would be shown, or a part of the scheduled one on or off ("chart off", "empty off"). "Sales" is
 * the team of that name; as a metric it is refused, because it can mean deals or revenue. A problem's example is what
 * to type after `/scorecard`. Never throws.
 */
export function parseScorecardLine(
  text: string,
  { today, calendar, teams }: ScorecardContext,
): Result<ScorecardLine> {
  const words = readWords(text);
  const [first = ""] = words;
  const only = words.length === 1 ? first.toLowerCase() : "";
  if (only === "stop" || only === "status") return ok({ kind: only });
  const command = readCommand(words, teams);
  if (command !== null) return ok(command);
  if (isScheduleWord(first) && readTeamAt(words, 0, teams) === null) return parseScheduleLine(text);

  const isFile = first.toLowerCase() === "csv" && readTeamAt(words, 0, teams) === null;
  const { quarter, rest } = takeQuarter(isFile ? words.slice(1) : words, today, calendar);
  const subject = readSubject(dropFillers(rest), teams);
  if (!subject.ok) return subject;
  return ok({
    kind: isFile ? "csv" : "show",
    quarter: quarter ?? quarterOf(today, calendar),
    ...subject.value,
  });
}

/** "send now" and "chart off"; a team may be called Chart, but nothing is on or off about it. */
function readCommand(words: readonly string[], teams: readonly TeamName[]): ScorecardLine | null {
  const [first = "", second = "", ...others] = words.map((word) => word.toLowerCase());
  if (first === "send" && (second === "now" || second === "") && others.length === 0) {
    return readTeamAt(words, 0, teams) === null ? { kind: "send" } : null;
  }
  if ((second !== "on" && second !== "off") || others.length > 0) return null;
  const part = first === "empty" ? first : findSection(first);
  return part === null ? null : { kind: "part", part, isOn: second === "on" };
}

function readSubject(
  words: readonly string[],
  teams: readonly TeamName[],
): Result<{ teamId: string | null; metric: Metric | null }> {
  const example = `${teams[0]?.name ?? "meetings"} last quarter`;
  let teamId: string | null = null;
  let metric: Metric | null = null;
  for (let at = 0; at < words.length; ) {
    const team = readTeamAt(words, at, teams);
    const counted = readMetricAt(words, at);
    // "Sales meetings" is a question about the team Sales; "sales ready leads" is none.
    const isLonger =
      (counted?.next ?? 0) > (team?.next ?? 0) && readMetricAt(words, team?.next ?? at) === null;
    const isTeam = team !== null && teamId === null && !isLonger;
    if (isTeam) teamId = team.team.id;
    else if (counted === null || metric !== null)
      return refuse(words.slice(at), team !== null || counted !== null, teams, example);
    else if (counted.metric === "sales")
      return problem('"Sales" can mean deals or revenue.', "deals or revenue");
    else metric = counted.metric;
    at = isTeam ? team.next : (counted?.next ?? words.length);
  }
  return ok({ teamId, metric });
}

function refuse(
  words: readonly string[],
  isSecond: boolean,
  teams: readonly TeamName[],
  example: string,
): Result<never> {
  if (isSecond) return problem("A scorecard shows one team and one metric, or all of them.", example);
  const [first = ""] = words;
  if (isScheduleWord(first)) return problem("A schedule is for the whole scorecard.", "weekly monday 09:00");
  return problem(
    `"${shorten(words.join(" "))}" is no team, metric or quarter here. ${nameTeams(teams)}`,
    example,
  );
}
