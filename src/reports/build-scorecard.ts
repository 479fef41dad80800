import { definitionsInForce } from "../core/definitions.ts";
import { elapsedShare, isLastWeek, weeksLeft, workingDaysLeft } from "../core/elapsed.ts";
import { headline } from "../core/headline.ts";
import type { HeadlineRow } from "../core/headline-sentence.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import { addQuarters, labelQuarter, type Period, type Quarter, quarterPeriod } from "../core/period.ts";
import { wordsForReopened } from "../core/reopened-words.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { readQuarter } from "../data/read-quarter.ts";
import { type Board, type BoardFacts, buildBoard, type ScorecardRow } from "./build-board.ts";
import { outlooksOf } from "./forecast-row.ts";

/** Commitment against actual for one quarter. */
export type Scorecard = {
  quarter: Quarter;
  label: string;
  period: Period;
  elapsedShare: number;
  boards: Board[];
  /** of the definitions that it was built by; 0: as they come */
  definitionsVersion: number;
  headline: string;
  /** deals opened again in the quarter, a line each, apart from the boards and their shares */
  reopened: string[];
};

const order: readonly Metric[] = ["meetings", "deals", "revenue", "leads", "pipeline"];

/** How many quarters back a curve may look. */
const quartersBack = 8;

/** The quarters before one, latest first. */
const pastQuarters = (quarter: Quarter, { calendar }: Pick<Ctx, "calendar">): Period[] =>
  Array.from({ length: quartersBack }, (_, index) =>
    quarterPeriod(addQuarters(quarter, -1 - index), calendar),
  );

/** What the first board comes to, in one or two sentences. */
export function headlineOf(boards: readonly Board[], currency: string): string {
  return headline((boards[0]?.rows ?? []).flatMap((row) => toHeadlineRow(row, currency) ?? []));
}

/** A row as the headline tells of it. */
function toHeadlineRow(row: ScorecardRow, currency: string): HeadlineRow | null {
  if (row.status === null) return null;
  const common = { team: row.team, metric: row.metric, status: row.status, isProvisional: row.isProvisional };
  if (row.need === null && row.committedBp !== null) {
    return {
      ...common,
      figures: { kind: "share", share: row.share?.share ?? null, committedBasisPoints: row.committedBp },
    };
  }
  if (isMoneyMetric(row.metric)) {
    return {
      ...common,
      figures: { kind: "amount", nMinor: row.n, needMinor: row.need, currency, gap: row.gap },
    };
  }
  const need = row.need === null ? null : Number(row.need);
  return { ...common, figures: { kind: "count", n: Number(row.n), need, gap: row.gap } };
}

/**
 * Commitment against actual for a quarter: one board per metric that has a target or a commitment (meetings when none
 * has) and per metric asked for besides, rows in the order of the ledger's teams. The one source of these figures for
 * `/scorecard`, the weekly post, `/commit` and the answer to a closed deal. A partner gets the row of their own team,
 * and the totals.
 * @param isOutlook false leaves out what past quarters say of this one: curve, forecast and the status by it
 */
export async function buildScorecard(
  ctx: Ctx,
  quarter: Quarter,
  also: readonly Metric[] = [],
  { isOutlook = true }: { isOutlook?: boolean } = {},
): Promise<Scorecard> {
  const { ledger, database, today } = ctx;
  const calendar = quarterPeriod(quarter, ctx.calendar);
  const past = pastQuarters(quarter, ctx);
  const spanOf = ({ end }: Pick<Period, "end">) =>
    isOutlook ? { start: past.at(-1)?.start ?? end, end, currency: ledger.currency } : null;
  const read = await readQuarter(database, ledger.id, quarter, calendar, spanOf(calendar));
  const signed = read.targets[0] ?? read.commitments[0];
  const period =
    signed === undefined ? calendar : { ...calendar, start: signed.startDay, end: signed.endDay };
  // The fiscal year was changed after the quarter was signed: what was signed keeps its days.
  const isMoved = period.start !== calendar.start || period.end !== calendar.end;
  const {
    targets,
    commitments,
    teams,
    counted,
    history,
    reopened,
    definitions: changes,
  } = isMoved ? await readQuarter(database, ledger.id, quarter, period, spanOf(period)) : read;
  const elapsed = elapsedShare(period, today, ledger.holidays);
  const definitions = definitionsInForce(changes);
  const facts: BoardFacts = {
    counted,
    teams,
    targets,
    commitments,
    period,
    elapsed,
    outlookOf:
      history === null
        ? null
        : outlooksOf(history, {
            ...{ period, today, holidays: ledger.holidays, curve: null },
            pastQuarters: past,
          }),
    left: {
      weeksLeft: weeksLeft(period, today),
      workingDaysLeft: workingDaysLeft(period, today, ledger.holidays),
      isLastWeek: isLastWeek(period, today),
    },
    currency: ledger.currency,
    unsourcedBp: definitions.thresholds.unsourcedBp,
    onlyTeamId: visibleTeam(ctx.actor),
  };
  const committed = order.filter((metric) =>
    [...targets, ...commitments].some((each) => each.metric === metric),
  );
  const wanted = new Set([...(committed.length > 0 ? committed : (["meetings"] as const)), ...also]);
  const metrics = order.filter((metric) => wanted.has(metric));
  const boards = metrics.map((metric) => buildBoard(metric, facts));
  return {
    quarter,
    label: labelQuarter(quarter, ctx.calendar),
    period,
    elapsedShare: elapsed,
    boards,
    definitionsVersion: definitions.version,
    headline: headlineOf(boards, ledger.currency),
    reopened: wordsForReopened(reopened, ctx.calendar),
  };
}
