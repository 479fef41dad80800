import type { Day } from "./day.ts";
import { parseDay } from "./parse-day.ts";
import { findWeekday } from "./read-day-words.ts";
import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { isScheduleWord, parseScheduleLine, type Schedule } from "./schedule-line.ts";
import { shorten } from "./shorten.ts";
import { takeTimeOfDay } from "./take-time-of-day.ts";
import { type Line, restOfLine, type Token, tokenize } from "./tokens.ts";
import { beginLine } from "./wording.ts";

/** Somebody who is expected at the meetings, for a team or for nobody in particular. */
export type Expected = { userId: string; teamId: string | null };

/** What a line after `/review` asks for, as far as it is about the agenda and when the meetings are. */
export type ReviewLine =
  | { kind: "show" }
  | { kind: "stop" }
  | { kind: "status" }
  | { kind: "schedule"; schedule: Schedule }
  /** when the agenda arrives: so many working days before the meeting, at a local time; null: as it was */
  | { kind: "agenda"; daysBefore: number; time: string | null }
  | { kind: "minutes"; minutes: number }
  /** `day` null: the next meeting */
  | { kind: "skip"; day: Day | null; reason: string | null }
  | { kind: "move"; day: Day | null; to: MovedTo; reason: string | null }
  | { kind: "with"; people: readonly Expected[] }
  | { kind: "without"; userIds: readonly string[] }
  | { kind: "add"; title: string; userId: string | null };

/** Where a meeting is moved: a day, or a weekday 1 Monday to 7 Sunday of its own week; `time` null: at its usual time. */
export type MovedTo = { day: Day | null; weekday: number | null; time: string | null };

/** What parseReviewLine needs of the ledger. */
export type ReviewContext = { today: Day; teams: readonly TeamName[] };

const daysBeforeMost = 4;
/** Characters of an item's title. */
export const titleMost = 150;

/**
 * A line as typed after `/review`: nothing for the agenda, "weekly tuesday 10:00", "agenda 2 days before 15:00",
 * "minutes 30", "skip [day] [because …]", "move [day] to <day> [time] [because …]", "with @jane for marketing, @bob",
 * "without @jane", "add <words> [for @jane]", "status", "stop". A problem's example is what to type after `/review`.
 * Never throws.
 */
export function parseReviewLine(text: string, context: ReviewContext): Result<ReviewLine> {
  const line = tokenize(text.slice(0, 3000));
  const [first, ...rest] = line.tokens;
  if (first === undefined) return ok({ kind: "show" });
  const verb = first.text.toLowerCase();
  if ((verb === "stop" || verb === "status") && rest.length === 0) return ok({ kind: verb });
  if (isScheduleWord(verb)) return readSchedule(text);
  if (verb === "agenda") return readAgenda(rest);
  if (verb === "minutes") return readMinutes(rest);
  if (verb === "skip" || verb === "move") return readException(verb, line, context);
  if (verb === "with") return readExpected(rest, context);
  if (verb === "without") return readWithout(rest);
  if (verb === "add") return readAdded(line, first);
  return problem(`"${shorten(text)}" is nothing that the meeting knows.`, "help");
}

function readSchedule(text: string): Result<ReviewLine> {
  const read = parseScheduleLine(text);
  if (!read.ok) return read;
  return read.value.toMe
    ? problem("A meeting belongs to a channel, not to one person.", "weekly tuesday 10:00")
    : ok({ kind: "schedule", schedule: read.value });
}

/** "agenda 2 days before 15:00", "agenda the day before", "agenda same day 08:00". */
function readAgenda(tokens: readonly Token[]): Result<ReviewLine> {
  const example = "agenda 2 days before 15:00";
  const words = tokens.map(({ text }) => text.toLowerCase());
  const days = words.findIndex((word) => /^days?$/.test(word));
  const count = words[days - 1] ?? "";
  const daysBefore = { same: 0, "": 1, the: 1, working: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count);
  const late = words.slice(days + 1).filter((word) => word !== "before" && word !== "at" && word !== "the");
  const isKnown = days >= 0 && Number.isInteger(daysBefore) && daysBefore >= 0;
  if (!isKnown) return problem("When does the agenda come before the meeting?", example);
  if (daysBefore > daysBeforeMost)
    return problem(`The agenda comes at most ${daysBeforeMost} working days before.`, example);
  const time = takeTimeOfDay(late);
  if (
    time === "bare" ||
    time === "wrong" ||
    (time === null && late.length > 0) ||
    (time !== null && time.rest.length > 0)
  )
    return problem(`"${shorten(late.join(" "))}" is no time of day.`, example);
  return ok({ kind: "agenda", daysBefore, time: time?.localTime ?? null });
}

function readMinutes(tokens: readonly Token[]): Result<ReviewLine> {
  const minutes = Number(tokens[0]?.text ?? "");
  const isFitting = tokens.length === 1 && Number.isInteger(minutes) && minutes >= 30 && minutes <= 45;
  return isFitting
    ? ok({ kind: "minutes", minutes })
    : problem("A meeting is planned for 30 to 45 minutes.", "minutes 40");
}

/** "skip tuesday because of the fair", "move tuesday to thursday 14:00". */
function readException(verb: "skip" | "move", line: Line, { today }: ReviewContext): Result<ReviewLine> {
  const example = verb === "skip" ? "skip tuesday because of the fair" : "move tuesday to thursday 14:00";
  const because = line.tokens.findIndex(({ text }) => text.toLowerCase() === "because");
  const end = because < 0 ? line.tokens.length : because;
  const said = line.tokens[because];
  const reason = said === undefined ? null : shorten(restOfLine(line, said.end), 200) || null;
  const words = line.tokens.slice(1, end).map(({ text }) => text);
  const to = words.findIndex((word) => word.toLowerCase() === "to");
  const day = readDay(verb === "skip" || to < 0 ? words : words.slice(0, to), today);
  if (day !== null && typeof day !== "string") return problem(day.what, example);
  if (verb === "skip") return ok({ kind: "skip", day, reason });
  if (to < 0) return problem("Where is the meeting moved to?", example);
  const { days, time } = splitTime(words.slice(to + 1).filter((word) => word.toLowerCase() !== "at"));
  if (time === "wrong") return problem("That is a time that no clock shows.", example);
  const weekday = days.length === 1 ? findWeekday((days[0] ?? "").toLowerCase()) : null;
  const toDay = readDay(days, today);
  if (toDay === null || typeof toDay !== "string")
    return problem(toDay === null ? "To which day is it moved?" : toDay.what, example);
  return ok({
    ...{ kind: "move", day, reason },
    to: { day: weekday === null ? toDay : null, weekday, time },
  });
}

/** A time of day apart from the day before it; a number alone is a day of the month: "nov 26 9am". */
function splitTime(words: readonly string[]): { days: readonly string[]; time: string | null } {
  const at = words.findIndex((word) => /^\d{1,2}([:.]\d{2})?[ap]\.?m\.?$|^\d{1,2}[:.]\d{2}$/i.test(word));
  if (at < 0) return { days: words, time: null };
  const time = takeTimeOfDay(words.slice(at));
  if (time === null || typeof time === "string") return { days: words.slice(0, at), time: "wrong" };
  return { days: [...words.slice(0, at), ...time.rest], time: time.localTime };
}

/** A coming day; null where no words are left. */
function readDay(words: readonly string[], today: Day): Day | Problem | null {
  const left = words.filter(
    (word) => !["on", "the", "meeting", "of", "at", "next:"].includes(word.toLowerCase()),
  );
  if (left.length === 0 || left.join(" ").toLowerCase() === "next") return null;
  const read = parseDay(left.join(" "), { today, bareWeekday: "coming" });
  return read.ok ? read.value.day : read;
}

/** "@jane for marketing, @bob for sales and @carl". */
function readExpected(tokens: readonly Token[], { teams }: ReviewContext): Result<ReviewLine> {
  const example = "with @jane for marketing, @bob for sales";
  const people: Expected[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token?.kind !== "mention") return problem(notChosen(token?.text ?? ""), example);
    const words = tokens.slice(at + 1).map(({ text }) => text.replace(/[,;]$/, ""));
    const isFor = words[0]?.toLowerCase() === "for";
    const team = isFor ? readTeamAt(words, 1, teams) : null;
    if (isFor && team === null)
      return problem(`"${shorten(words[1] ?? "")}" is no team here. ${nameTeams(teams)}`, example);
    people.push({ userId: token.userId, teamId: team?.team.id ?? null });
    at += 1 + (team?.next ?? 0);
    while (["and", ",", "&"].includes(tokens[at]?.text.toLowerCase() ?? "")) at += 1;
  }
  return people.length === 0 ? problem("Who is expected?", example) : ok({ kind: "with", people });
}

function readWithout(tokens: readonly Token[]): Result<ReviewLine> {
  const others = tokens.filter(
    ({ kind, text }) => kind !== "mention" && !["and", ",", "&"].includes(text.toLowerCase()),
  );
  const userIds = tokens.flatMap((token) => (token.kind === "mention" ? [token.userId] : []));
  const [other] = others;
  if (other !== undefined) return problem(notChosen(other.text), "without @jane");
  return userIds.length === 0
    ? problem("Who is no longer expected?", "without @jane")
    : ok({ kind: "without", userIds });
}

const notChosen = (word: string): string =>
  `"${shorten(word)}" is nobody: type @ and choose the person from Slack's list.`;

/** "the fair in June for @jane": the last "for @…" is whose item it is. */
function readAdded(line: Line, verb: Token): Result<ReviewLine> {
  const last = line.tokens.at(-1);
  const before = line.tokens.at(-2);
  const owner = last?.kind === "mention" && before?.text.toLowerCase() === "for" ? last : null;
  const whole = restOfLine(
    { ...line, source: line.source.slice(0, owner === null ? undefined : before?.start) },
    verb.end,
  );
  const words = whole
    .replace(/^"(.*)"$/s, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const title = beginLine(words);
  if (title === "") return problem("What is to be talked about?", "add the fair in June for @jane");
  if (Array.from(title).length > titleMost)
    return problem(`An item has at most ${titleMost} characters.`, "add the fair in June");
  return ok({ kind: "add", title, userId: owner?.userId ?? null });
}
