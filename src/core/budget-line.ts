import type { Day } from "./day.ts";
import { parsePeriod } from "./parse-period.ts";
import { type CalendarSettings, type Period, type Quarter, quarterOf } from "./period.ts";
import { readAmount } from "./read-quantity.ts";
import { nameTeams, readTeamAt, type TeamName } from "./read-team.ts";
import { dropFillers, readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { takeQuarter } from "./take-quarter.ts";

/** What a line after `/budget` asks for or sets. */
export type BudgetLine =
  | { kind: "show"; quarter: Quarter }
  | { kind: "cost"; quarter: Quarter }
  | { kind: "return"; period: Period }
  | { kind: "set"; team: TeamName; quarter: Quarter; amountMinor: bigint }
  | { kind: "staff"; team: TeamName; quarter: Quarter; headTenths: number };

/** What parseBudgetLine needs of the ledger; `currency` ISO 4217. */
export type BudgetContext = {
  today: Day;
  calendar: CalendarSettings;
  currency: string;
  teams: readonly TeamName[];
};

const mostHeads = 10_000;

/**
 * A line as typed after `/budget`: nothing or a quarter shows what is approved, spent and left; `set marketing $200k
 * 2027-Q1` approves money, `staff marketing 6.5 2027-Q1` people, to a tenth; `cost [quarter]` the cost per sales-ready
 * lead; `return [period]` what all spend brought, the last eight quarters by default. Without a quarter it is this one.
 * A problem's example is what to type after `/budget`. Never throws.
 */
export function parseBudgetLine(text: string, context: BudgetContext): Result<BudgetLine> {
  const [first = "", ...typed] = readWords(text);
  const verb = first.toLowerCase();
  if (verb === "return" || verb === "returns") return readReturn(typed.join(" "), context);
  const { quarter: named, rest } = takeQuarter(readWords(text), context.today, context.calendar);
  const quarter = named ?? quarterOf(context.today, context.calendar);
  if (rest.length === 0) return ok({ kind: "show", quarter });
  if (/^costs?$/.test(verb) && rest.length === 1) return ok({ kind: "cost", quarter });
  if (verb === "set" || verb === "staff")
    return readSetting(verb, dropFillers(rest.slice(1)), quarter, context);
  return problem(
    `“${shorten(text)}” is nothing that /budget shows: there are a quarter, cost and return; set and staff change it.`,
    "set Marketing $200k 2027-Q1",
  );
}

function readReturn(text: string, { today, calendar }: BudgetContext): Result<BudgetLine> {
  const period = parsePeriod(text.trim() === "" ? "last 8 quarters" : text, today, calendar);
  return period.ok
    ? ok({ kind: "return", period: period.value })
    : problem(period.what, "return last 8 quarters");
}

function readSetting(
  verb: "set" | "staff",
  words: readonly string[],
  quarter: Quarter,
  { teams, currency }: BudgetContext,
): Result<BudgetLine> {
  const named = readTeamAt(words, 0, teams);
  const figure = (name: string) => `${verb} ${name} ${verb === "set" ? "$200k" : "6"} ${quarter}`;
  if (named === null)
    return problem(
      `${words.length === 0 ? "Which team?" : `“${shorten(words[0] ?? "")}” is not a team.`} ${nameTeams(teams)}`,
      figure(teams[0]?.name ?? "Marketing"),
    );
  const { team, next } = named;
  const said = words.slice(next).join(" ");
  if (said === "")
    return problem(`How ${verb === "set" ? "much" : "many people"} for ${team.name}?`, figure(team.name));
  if (verb === "set") {
    const amount = readAmount(said, currency, figure(team.name));
    return amount.ok ? ok({ kind: "set", team, quarter, amountMinor: amount.value }) : amount;
  }
  const [, whole = "", tenth = "0"] = /^(\d{1,5})(?:[.,](\d))?(?: (?:people|heads?|fte))?$/i.exec(said) ?? [];
  if (whole === "" || Number(whole) > mostHeads)
    return problem(`“${shorten(said)}” is not a number of people, such as 6 or 6.5.`, figure(team.name));
  return ok({ kind: "staff", team, quarter, headTenths: Number(whole) * 10 + Number(tenth) });
}

/** A head count in words: "6.5 people", "1 person". `headTenths` tenths of a full-time person. */
export function wordsForHeads(headTenths: number): string {
  return headTenths === 10 ? "1 person" : `${headTenths / 10} people`;
}
