import { wordsForConversion } from "../core/convert.ts";
import { nameMetric } from "../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import { formatMoney } from "../core/money.ts";
import { quarterOf } from "../core/period.ts";
import { countOf, printPercent, wordsForQuantity } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import type { ScorecardRow } from "./build-board.ts";
import { buildScorecard, type Scorecard } from "./build-scorecard.ts";

/** How a team, or with no team the company, stands in the current quarter: one sentence's facts. */
export type Standing = {
  who: string;
  quantity: string;
  need: string | null;
  attainment: string | null;
  quarter: string;
  /** the rates behind an amount, in words; null: none was needed */
  converted: string | null;
};

type Metrics = readonly [Metric, ...Metric[]];

/**
 * Where a team stands in this quarter on the first of these metrics that it committed to, else on the first of them.
 * @param teamId the sourcing team; null: the company as a whole
 */
export async function findStanding(ctx: Ctx, metrics: Metrics, teamId: string | null): Promise<Standing> {
  const scorecard = await buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar), metrics, {
    isOutlook: false,
  });
  return standingOf(ctx.ledger, scorecard, metrics, teamId);
}

function standingOf(
  { currency, meetingsCount }: Ctx["ledger"],
  scorecard: Scorecard,
  metrics: Metrics,
  teamId: string | null,
): Standing {
  // A meeting that is logged here may count only once it is held or accepted.
  const words = (metric: Metric, n: bigint) =>
    `${wordsForQuantity(metric, n, currency)}${nameMetric(metric, meetingsCount).slice(metric.length)}`;
  const rows = scorecard.boards.flatMap((board) => board.rows).filter((row) => row.teamId === teamId);
  const row =
    rows.find((each) => each.isCommitted && metrics.includes(each.metric)) ??
    rows.find((each) => each.metric === metrics[0]);
  const convertedOf = (metric: Metric | undefined) =>
    wordsForConversion(scorecard.boards.find((each) => each.metric === metric)?.used ?? [], currency);
  if (row !== undefined) {
    return {
      who: row.team,
      quantity: row.need === null ? words(row.metric, row.n) : wordsForFigure(row, currency),
      need: row.need === null ? null : words(row.metric, row.need),
      attainment: row.attainment === null ? null : printPercent(row.attainment),
      quarter: scorecard.label,
      converted: convertedOf(row.metric),
    };
  }
  const board = scorecard.boards.find((each) => each.metric === metrics[0]);
  return {
    who: "Everyone together",
    quantity: board === undefined ? countOf(0, "deal") : words(board.metric, board.total),
    need: null,
    attainment: null,
    quarter: scorecard.label,
    converted: convertedOf(board?.metric),
  };
}

/** The figure without its metric, which the commitment beside it says. */
const wordsForFigure = ({ metric, n }: ScorecardRow, currency: string): string =>
  isMoneyMetric(metric) ? formatMoney({ amountMinor: n, currency }) : String(n);

/** "Marketing now: 12 of 30 deals committed in 2026-Q4 (40 %).", and the rates where an amount was converted. */
export function wordsForStanding({ who, quantity, need, attainment, quarter, converted }: Standing): string {
  const of = need === null ? "" : ` of ${need} committed`;
  const rate = attainment === null ? "" : ` (${attainment})`;
  const by = converted === null ? "" : ` ${converted}.`;
  return `${who} now: ${quantity}${of} in ${quarter}${rate}.${by}`;
}
