import { explainSubject } from "./commit-problem.ts";
import { minorDigits } from "./currency.ts";
import type { Day } from "./day.ts";
import { isMoneyMetric, type Metric } from "./metric.ts";
import { formatMoneyShort } from "./money.ts";
import { looksLikeMoney } from "./parse-money.ts";
import { type CalendarSettings, type Quarter, quarterOf } from "./period.ts";
import { takeMetric } from "./read-metric.ts";
import { looksLikeShare, readAmount, readCount, readShare } from "./read-quantity.ts";
import { readTeamAt, type TeamName } from "./read-team.ts";
import { dropFillers, readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { takeQuarter } from "./take-quarter.ts";

/** The company's total for a quarter: `number` > 0 is a count, or minor units for pipeline and revenue. */
export type TargetLine = { kind: "target"; metric: Metric; number: bigint; quarter: Quarter };

/** A team's commitment: exactly one of a share (basis points, 0 to 10,000) and a number (as in a target, from 0). */
export type SetLine = {
  kind: "set";
  teamId: string;
  metric: Metric;
  shareBp: number | null;
  number: bigint | null;
  quarter: Quarter;
};

/**
 * What a line after `/commit` asks for. "sales?" is complete in both readings: the caller asks once whether sales
 * means deals or revenue, keeps the answer for the ledger and goes on with that reading.
 */
export type CommitLine =
  | { kind: "show"; quarter: Quarter }
  | TargetLine
  | SetLine
  | { kind: "sales?"; ifDeals: TargetLine | SetLine; ifRevenue: TargetLine | SetLine };

/** What parseCommitLine needs of the ledger: `currency` ISO 4217; `salesMeans` null until somebody was asked. */
export type CommitContext = {
  today: Day;
  calendar: CalendarSettings;
  currency: string;
  teams: readonly TeamName[];
  salesMeans: "deals" | "revenue" | null;
};

/** Whom the figure is for, the words that hold it, and how to write such a line. */
type Subject = {
  team: TeamName | null;
  rest: readonly string[];
  head: string;
  quarter: Quarter;
  currency: string;
};

/**
 * A line as typed after `/commit`: nothing or a quarter shows it; `target 120 meetings 2027-Q1` sets a target; `set
 * marketing 50% of meetings`, with or without "set", a team's commitment. Figure, metric and quarter stand in any
 * order; without a quarter it is this one. Shares are exact basis points, money is in the ledger's currency only.
 * "Sales" with a currency sign is revenue, otherwise what the ledger means by it. A problem's example is what to type
 * after `/commit`, or a whole command when it begins with a slash. Never throws.
 */
export function parseCommitLine(text: string, context: CommitContext): Result<CommitLine> {
  const { quarter: typed, rest } = takeQuarter(readWords(text), context.today, context.calendar);
  const quarter = typed ?? quarterOf(context.today, context.calendar);
  if (dropFillers(rest).length === 0) return ok({ kind: "show", quarter });

  const subject = readSubject(rest, context.teams);
  if (subject === null) return explainSubject({ text, words: rest, quarter: typed }, context.teams);
  return readFigure({ ...subject, quarter, currency: context.currency }, context.salesMeans);
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

function readFigure(subject: Subject, salesMeans: "deals" | "revenue" | null): Result<CommitLine> {
  const found = takeMetric(dropFillers(subject.rest));
  if (found === null) {
    const what =
      subject.rest.length === 0 ? "The figure is missing" : `"${shorten(subject.rest.join(" "))}" of what`;
    return problem(
      `${what}: say how many or how much, and of leads, meetings, pipeline, deals or revenue.`,
      exampleFor("meetings", subject),
    );
  }
  const figure = found.rest.join(" ").replace(/ %/g, "%");
  const metric = found.metric === "sales" ? (salesMeans ?? "deals") : found.metric;
  if (figure === "") return problem("The figure is missing.", exampleFor(metric, subject));
  if (takeMetric(found.rest) !== null)
    return problem("One figure and one metric at a time.", exampleFor(metric, subject));
  if (found.metric !== "sales") return decide(found.metric, figure, subject);
  return decideSales(figure, subject, salesMeans);
}

function decideSales(
  figure: string,
  subject: Subject,
  salesMeans: "deals" | "revenue" | null,
): Result<CommitLine> {
  if (looksLikeMoney(figure)) return decide("revenue", figure, subject);
  if (salesMeans !== null) return decide(salesMeans, figure, subject);
  const ifDeals = decide("deals", figure, subject);
  const ifRevenue = decide("revenue", figure, subject);
  // What is no count of deals ("12.50") can only be revenue; nobody has to be asked.
  if (!ifDeals.ok || !ifRevenue.ok) return ifRevenue;
  return ok({ kind: "sales?", ifDeals: ifDeals.value, ifRevenue: ifRevenue.value });
}

function decide(metric: Metric, figure: string, subject: Subject): Result<TargetLine | SetLine> {
  const { team, quarter, currency } = subject;
  const example = exampleFor(metric, subject);
  if (looksLikeShare(figure)) {
    if (team === null) return problem("A target is a number; a share of it is a team's commitment.", example);
    const share = readShare(figure, example);
    if (!share.ok) return share;
    return ok({ kind: "set", teamId: team.id, metric, shareBp: share.value, number: null, quarter });
  }
  if (!isMoneyMetric(metric) && looksLikeMoney(figure))
    return problem(`"${shorten(figure)}" is money, and ${metric} are counted.`, example);
  const number = isMoneyMetric(metric) ? readAmount(figure, currency, example) : readCount(figure, example);
  if (!number.ok) return number;
  if (team !== null)
    return ok({ kind: "set", teamId: team.id, metric, shareBp: null, number: number.value, quarter });
  if (number.value === 0n) return problem("A target must be more than zero.", example);
  return ok({ kind: "target", metric, number: number.value, quarter });
}

function exampleFor(metric: Metric, { team, head, quarter, currency }: Subject): string {
  if (team !== null) return `${head} 50% of ${metric} ${quarter}`;
  const amountMinor = 2_000_000n * 10n ** BigInt(minorDigits(currency));
  const figure = isMoneyMetric(metric) ? formatMoneyShort({ amountMinor, currency }) : "120";
  return `${head} ${figure} ${metric} ${quarter}`;
}
