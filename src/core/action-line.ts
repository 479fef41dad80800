import { addDays, type Day, formatDay } from "./day.ts";
import { parseDay } from "./parse-day.ts";
import { limits } from "./record-line.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { restOfLine, type Token, tokenize } from "./tokens.ts";

/** What somebody shall do: `ownerUserId` null for whoever typed it; `isDayGuessed` where no day was named. */
export type ActionLine = {
  ownerUserId: string | null;
  what: string;
  dueDay: Day;
  isDayGuessed: boolean;
};

/** The longest text of an action or a decision, in UTF-16 units. */
export const longestWhat = 300;

const example = "@ann send Acme the deck by friday";

/**
 * A line after `/review action`: the person mentioned first (or "me") owns it, the last unquoted `by` begins the day it
 * is due, and everything else is what shall be done. Without a day it is due in a week. A bare weekday is the coming
 * one. Refuses a line without a person or without words, a day that cannot be read, and one that is past. A problem's
 * example is what to type after `action`. Never throws.
 */
export function parseActionLine(text: string, { today }: { today: Day }): Result<ActionLine> {
  const line = tokenize(text.slice(0, limits.text));
  const { tokens } = line;
  const ownerAt = tokens.findIndex(({ kind }) => kind === "mention");
  const isMe = tokens[0]?.kind === "word" && tokens[0].text.toLowerCase() === "me";
  const owner = tokens[ownerAt];
  if (owner === undefined && !isMe) return problem("Who does it? Name one person, or “me”.", example);
  const skipped = isMe ? 0 : ownerAt;
  const byAt = tokens.findLastIndex(
    (token, index) => index > 0 && token.kind === "word" && token.text.toLowerCase() === "by",
  );
  const due = readDue(byAt < 0 ? null : restOfLine(line, tokens[byAt]?.end ?? 0), today);
  if ("ok" in due) return due;
  const words = (byAt < 0 ? tokens : tokens.slice(0, byAt)).filter((_, index) => index !== skipped);
  const what = joinWords(words);
  if (what === "") return problem("What shall be done is missing.", example);
  if (what.length > longestWhat)
    return problem(`What shall be done is longer than ${longestWhat} characters.`, example);
  const ownerUserId = !isMe && owner?.kind === "mention" ? owner.userId : null;
  return ok({ ownerUserId, what, ...due });
}

/** Words as one line; a mention among them keeps its name. */
export const joinWords = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();

function readDue(words: string | null, today: Day): { dueDay: Day; isDayGuessed: boolean } | Problem {
  if (words === null) return { dueDay: addDays(today, 7), isDayGuessed: true };
  const read = parseDay(words.replace(/[.!]+$/, ""), { today, bareWeekday: "coming" });
  if (!read.ok)
    return problem(
      `${read.what} What stands behind the last “by” is the day it is due.`,
      `@ann send Acme the deck by ${read.example}`,
    );
  const { day } = read.value;
  if (day < today)
    return problem(`${formatDay(day)} is past: “${shorten(words)}” cannot be kept any more.`, example);
  return { dueDay: day, isDayGuessed: false };
}
