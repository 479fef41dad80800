import type { Cell } from "./cell.ts";
import { minorDigits } from "./currency.ts";
import { isMoneyMetric, type Metric } from "./metric.ts";
import { formatMoneyShort } from "./money.ts";
import { looksLikeMoney } from "./parse-money.ts";
import type { Quarter } from "./period.ts";
import { takeMetric } from "./read-metric.ts";
import { looksLikeShare, readAmount, readCount, readShare } from "./read-quantity.ts";
import type { TeamName } from "./read-team.ts";
import { dropFillers } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** The total of the company or a cell for a quarter: `number` > 0 is a count, or minor units for pipeline and revenue. */
export type TargetLine = { kind: "target"; metric: Metric; number: bigint; quarter: Quarter; cell: Cell };

/** A team's commitment: exactly one of a share (basis points, 0 to 10,000) and a number (as in a target, from 0). */
export type SetLine = {
  kind: "set";
  teamId: string;
  metric: Metric;
  shareBp: number | null;
  number: bigint | null;
  quarter: Quarter;
  cell: Cell;
  /** why what was agreed is changed, in words */
  reason: string | null;
};

/** A figure in words → a line, or both readings of "sales". */
export type FigureLine =
  | TargetLine
  | SetLine
  | { kind: "sales?"; ifDeals: TargetLine | SetLine; ifRevenue: TargetLine | SetLine };

/** Whom the figure is for, the words that hold it, and how to write such a line. */
export type Subject = {
  team: TeamName | null;
  rest: readonly string[];
  head: string;
  quarter: Quarter;
  currency: string;
  cell: Cell;
  reason: string | null;
};

/**
 * The figure and metric among a subject's words, as a target or a commitment. A problem's example is what to type after
 * `/commit`. Never throws.
 */
export function readFigure(subject: Subject, salesMeans: "deals" | "revenue" | null): Result<FigureLine> {
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
): Result<FigureLine> {
  if (looksLikeMoney(figure)) return decide("revenue", figure, subject);
  if (salesMeans !== null) return decide(salesMeans, figure, subject);
  const ifDeals = decide("deals", figure, subject);
  const ifRevenue = decide("revenue", figure, subject);
  // What is no count of deals ("12.50") can only be revenue; nobody has to be asked.
  if (!ifDeals.ok || !ifRevenue.ok) return ifRevenue;
  return ok({ kind: "sales?", ifDeals: ifDeals.value, ifRevenue: ifRevenue.value });
}

function decide(metric: Metric, figure: string, subject: Subject): Result<TargetLine | SetLine> {
  const { team, quarter, currency, cell, reason } = subject;
  const example = exampleFor(metric, subject);
  if (looksLikeShare(figure)) {
    if (team === null) return problem("A target is a number; a share of it is a team's commitment.", example);
    const share = readShare(figure, example);
    if (!share.ok) return share;
    return ok({
      kind: "set",
      teamId: team.id,
      metric,
      shareBp: share.value,
      number: null,
      quarter,
      cell,
      reason,
    });
  }
  if (!isMoneyMetric(metric) && looksLikeMoney(figure))
    return problem(`"${shorten(figure)}" is money, and ${metric} are counted.`, example);
  const number = isMoneyMetric(metric) ? readAmount(figure, currency, example) : readCount(figure, example);
  if (!number.ok) return number;
  if (team !== null)
    return ok({
      kind: "set",
      teamId: team.id,
      metric,
      shareBp: null,
      number: number.value,
      quarter,
      cell,
      reason,
    });
  if (number.value === 0n) return problem("A target must be more than zero.", example);
  return ok({ kind: "target", metric, number: number.value, quarter, cell });
}

function exampleFor(metric: Metric, { team, head, quarter, currency }: Subject): string {
  if (team !== null) return `${head} 50% of ${metric} ${quarter}`;
  const amountMinor = 2_000_000n * 10n ** BigInt(minorDigits(currency));
  const figure = isMoneyMetric(metric) ? formatMoneyShort({ amountMinor, currency }) : "120";
  return `${head} ${figure} ${metric} ${quarter}`;
}
