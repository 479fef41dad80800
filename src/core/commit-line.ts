import { type FigureLine, readFigure, type Subject } from "./commit-figure.ts";
import { explainSubject } from "./commit-problem.ts";
import type { Day } from "./day.ts";
import { type CalendarSettings, type Quarter, quarterOf } from "./period.ts";
import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { dropFillers, readWords } from "./read-words.ts";
import { limits } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type CellNames, takeCell } from "./take-cell.ts";
import { takeQuarter } from "./take-quarter.ts";
import { restOfLine, tokenize } from "./tokens.ts";

export type { SetLine, TargetLine } from "./commit-figure.ts";

/**
 * What a line after `/commit` asks for. "sales?" is complete in both readings: the caller asks once whether sales
 * means deals or revenue, keeps the answer for the ledger and goes on with that reading.
 */
export type CommitLine =
  | { kind: "show"; quarter: Quarter }
  /** every version there ever was, of one team or of all */
  | { kind: "history"; teamId: string | null; quarter: Quarter }
  /** the targets and commitments of the quarter before, proposed for this one */
  | { kind: "copy"; quarter: Quarter }
  | FigureLine;

/** What parseCommitLine needs of the ledger: `currency` ISO 4217; `salesMeans` null until somebody was asked. */
export type CommitContext = {
  today: Day;
  calendar: CalendarSettings;
  currency: string;
  teams: readonly TeamName[];
  salesMeans: "deals" | "revenue" | null;
} & CellNames;

/**
 * A line as typed after `/commit`: nothing or a quarter shows it; `target 120 meetings 2027-Q1` sets a target; `set
 * marketing 50% of meetings`, with or without "set", a team's commitment; `product core division emea` makes it that
 * part's, and `because` takes the reason to the end. `history` and `copy` stand with a quarter, `history` with a team too.
 * Figure, metric and quarter stand in any order; without a quarter it is this one. Shares are exact basis points, money
 * is in the ledger's currency only. "Sales" with a currency sign is revenue, otherwise what the ledger means by it. A
 * problem's example is what to type after `/commit`, or a whole command when it begins with a slash. Never throws.
 */
export function parseCommitLine(text: string, context: CommitContext): Result<CommitLine> {
  const { head, reason } = takeReason(text);
  const { quarter: typed, rest } = takeQuarter(readWords(head), context.today, context.calendar);
  const quarter = typed ?? quarterOf(context.today, context.calendar);
  const words = dropFillers(rest);
  if (words.length === 0) return ok({ kind: "show", quarter });
  if (/^(?:history|versions?)$/i.test(words[0] ?? "")) return readHistory(words.slice(1), quarter, context);
  if (/^copy$/i.test(words[0] ?? "") && words.length === 1) return ok({ kind: "copy", quarter });

  const subject = readSubject(rest, context.teams);
  if (subject === null) return explainSubject({ text, words: rest, quarter: typed }, context.teams);
  const taken = takeCell(subject.rest, context, subject.head);
  if (!taken.ok) return taken;
  if (reason === "")
    return problem('There is nothing after "because".', `${subject.head} … because the fair was cancelled`);
  if (reason !== null && reason.length > limits.freeText)
    return problem(`A reason has at most ${limits.freeText} characters.`, "… because the fair was cancelled");
  const { currency, salesMeans } = context;
  return readFigure({ ...subject, ...taken.value, quarter, currency, reason }, salesMeans);
}

/** The line before the word "because", and what stands behind it; null where there is none. */
function takeReason(text: string): { head: string; reason: string | null } {
  const line = tokenize(text);
  const at = line.tokens.find(
    (token, index) => index > 0 && token.kind === "word" && /^because$/i.test(token.text),
  );
  if (at === undefined) return { head: text, reason: null };
  return { head: line.source.slice(0, at.start), reason: restOfLine(line, at.end) };
}

function readHistory(
  words: readonly string[],
  quarter: Quarter,
  { teams }: CommitContext,
): Result<CommitLine> {
  if (words.length === 0) return ok({ kind: "history", teamId: null, quarter });
  const named = readTeamAt(words, 0, teams);
  if (named !== null && named.next === words.length)
    return ok({ kind: "history", teamId: named.team.id, quarter });
  return problem(
    `“${shorten(words.join(" "))}” is not a team. ${nameTeams(teams)}`,
    `history ${teams[0]?.name ?? ""} ${quarter}`,
  );
}

function readSubject(
  words: readonly string[],
  teams: readonly TeamName[],
): Pick<Subject, "team" | "rest" | "head"> | null {
  const isSet = words[0]?.toLowerCase() === "set";
  const targetAt = isSet ? 1 : 0;
  const named = (isSet ? readTeamAt(words, 1, teams) : null) ?? readTeamAt(words, 0, teams);
  // A team may be called "Target Partners", and a target may still be set in its ledger.
  const isTeam = named !== null && named.next > targetAt + 1;
  if (words[targetAt]?.toLowerCase() === "target" && !isTeam)
    return { team: null, rest: words.slice(targetAt + 1), head: "target" };
  return named && { team: named.team, rest: words.slice(named.next), head: `set ${named.team.name}` };
}
