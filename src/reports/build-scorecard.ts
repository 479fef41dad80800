import type { RateRow } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import { curveInForce, definitionsInForce } from "../core/definitions.ts";
import { elapsedShare, isLastWeek, weeksLeft, workingDaysLeft } from "../core/elapsed.ts";
import type { KeyFigure } from "../core/key-figure.ts";
import { keyMetricsOf, type MeetingsCounted, type StudiedRate, studiedRatesOf } from "../core/key-metrics.ts";
import type { Metric } from "../core/metric.ts";
import { addQuarters, labelQuarter, type Period, type Quarter, quarterPeriod } from "../core/period.ts";
import { wordsForReopened } from "../core/reopened-words.ts";
import type { Restatement } from "../core/restatement-words.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import type { CountedRow } from "../data/counted-rows.ts";
import { type Board, type BoardFacts, buildBoard } from "./build-board.ts";
import { buildKeyFigures } from "./build-key-figures.ts";
import { noRates, ratesBehind, readConverted } from "./convert-quarter.ts";
import { outlooksOf } from "./forecast-row.ts";
import { headlineOf } from "./headline-of.ts";
import { readRevenueOutlook } from "./revenue-outlook.ts";

/** Commitment against actual for one quarter. */
export type Scorecard = {
  quarter: Quarter;
  label: string;
  period: Period;
  /** the day of which it tells */
  asOf: Day;
  elapsedShare: number;
  /** everybody's records dated in the quarter, whatever their past; rejected meetings left out */
  funnel: { leads: number; meetings: number; won: number; lost: number };
  boards: Board[];
  /** which meetings its figures count */
  meetingsCount: MeetingsCounted;
  /** where the quarter is closed: since when its figures stand still, what has changed about it since, and by which rates */
  frozen: { day: Day; restatements: Restatement[]; rates: RateRow[] } | null;
  /** of the definitions that it was built by; 0: as they come */
  definitionsVersion: number;
  headline: string;
  /** the rates and durations that the ledger studies, of the whole company, in its order */
  keyFigures: KeyFigure[];
  /** how each metric is expected to go, where it was asked for; not frozen with the figures */
  outlookOf: BoardFacts["outlookOf"];
  /** deals opened again in the quarter, a line each, apart from the boards and their shares */
  reopened: string[];
};

const usualOrder: readonly Metric[] = ["meetings", "deals", "revenue", "leads", "pipeline"];

/** Whose amounts a coverage is made of besides the open ones. */
const revenueOnly: readonly Metric[] = ["revenue"];

/** What a ledger chose itself to study, and sees also where nothing is committed. */
const chosenOf = (ledger: Ctx["ledger"]): Metric[] =>
  ledger.keyMetrics === "" ? [] : usualOrder.filter((metric) => keyMetricsOf(ledger).includes(metric));

/** The metrics that a ledger studies first, in its order, then the others; what it chose itself stands also uncommitted. */
function metricsOf(
  ledger: Ctx["ledger"],
  wanted: ReadonlySet<Metric>,
  committed: readonly Metric[],
): Metric[] {
  const studied = keyMetricsOf(ledger).flatMap((key) => usualOrder.find((metric) => metric === key) ?? []);
  const shown = new Set([...wanted, ...committed, ...chosenOf(ledger)]);
  const order = [...new Set([...studied, ...usualOrder])];
  const found = order.filter((metric) => shown.has(metric));
  return found.length > 0 ? found : ["meetings"];
}

/** How many quarters back a curve may look. */
const quartersBack = 8;

/** The quarters before one, latest first. */
const pastQuarters = (quarter: Quarter, { calendar }: Pick<Ctx, "calendar">): Period[] =>
  Array.from({ length: quartersBack }, (_, index) =>
    quarterPeriod(addQuarters(quarter, -1 - index), calendar),
  );

const sumFunnel = (counted: readonly CountedRow[]): Scorecard["funnel"] => ({
  leads: counted.reduce((sum, { leads }) => sum + leads, 0),
  meetings: counted.reduce((sum, row) => sum + row.meetings - row.disqualified, 0),
  won: counted.reduce((sum, { won }) => sum + won, 0),
  lost: counted.reduce((sum, { lost }) => sum + lost, 0),
});

/** The facts with the teams that have a row: those on offer, and retired ones that committed to or have something. */
function withRows(facts: BoardFacts): BoardFacts {
  const { teams, commitments, counted } = facts;
  const committed = new Set(commitments.map(({ teamId }) => teamId));
  const active = new Set(
    counted
      .filter((row) => row.leads + row.meetings + row.won + row.pipelineAmounts.length > 0)
      .map(({ key }) => key),
  );
  return {
    ...facts,
    teams: teams.filter(({ id, isRetired }) => !isRetired || committed.has(id) || active.has(id)),
  };
}

/** What a frozen board's rows have more (or less) by now. */
const restate = (frozen: Board, now: Board): Restatement[] =>
  frozen.rows.flatMap(({ teamId, team, metric, n }) => {
    const more = (now.rows.find((row) => row.teamId === teamId)?.n ?? 0n) - n;
    return more === 0n ? [] : [{ team, metric, published: n, more }];
  });

/**
 * Commitment against actual for a quarter: one board per metric that has a target or a commitment (meetings when none
 * has) and per metric asked for besides, rows in the order of the ledger's teams. The one source of these figures for
 * `/scorecard`, the weekly post, `/commit` and the answer to a closed deal. A partner gets the row of their own team,
 * and the totals.
 * @param isOutlook false leaves out what past quarters say of this one: curve, forecast and the status by it; and rates
 * @param rates that are shown besides those that the ledger studies
 */
export async function buildScorecard(
  ctx: Ctx,
  quarter: Quarter,
  also: readonly Metric[] = [],
  { isOutlook = true, rates = [] }: { isOutlook?: boolean; rates?: readonly StudiedRate[] } = {},
): Promise<Scorecard> {
  const { ledger, today } = ctx;
  const calendar = quarterPeriod(quarter, ctx.calendar);
  const past = pastQuarters(quarter, ctx);
  const keyRates = isOutlook ? [...new Set([...studiedRatesOf(ledger), ...rates])] : [];
  const wantedOf = ({ end }: Pick<Period, "end">) => ({
    wanted: new Set([...also, ...chosenOf(ledger), ...(keyRates.includes("coverage") ? revenueOnly : [])]),
    past: isOutlook ? { start: past.at(-1)?.start ?? end, end } : null,
  });
  const read = await readConverted(ctx, quarter, calendar, wantedOf(calendar));
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
    closed,
    used,
    definitions: changes,
  } = isMoved ? await readConverted(ctx, quarter, period, wantedOf(period)) : read;
  const elapsed = elapsedShare(period, today, ledger.holidays);
  const definitions = definitionsInForce(changes);
  const facts: BoardFacts = {
    counted,
    used,
    meetingsCount: ledger.meetingsCount,
    teams,
    targets,
    commitments,
    period,
    today,
    elapsed,
    revenue: null,
    outlookOf:
      history === null
        ? null
        : outlooksOf(history, {
            ...{ period, today, holidays: ledger.holidays, curve: curveInForce(definitions) },
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
  // A frozen quarter is shown as it was; what has come to light since is told as restatements.
  const shown = withRows(
    closed === null ? facts : { ...facts, ...closed, used: closed.used ?? noRates, outlookOf: null },
  );
  const committed = usualOrder.filter((metric) =>
    [...shown.targets, ...shown.commitments].some((each) => each.metric === metric),
  );
  const wanted = new Set([
    ...(committed.length > 0 || ledger.keyMetrics !== "" ? [] : (["meetings"] as const)),
    ...also,
  ]);
  const metrics = metricsOf(ledger, wanted, committed);
  // Only a running quarter's revenue is still open, and its deals are read where it is shown.
  const isRunning = isOutlook && today >= period.start && today < period.end;
  const revenue = isRunning && metrics.includes("revenue") ? await readRevenueOutlook(ctx, period) : null;
  const boards = metrics.map((metric) => buildBoard(metric, { ...shown, revenue }));
  return {
    quarter,
    label: labelQuarter(quarter, ctx.calendar),
    period,
    asOf: today,
    funnel: sumFunnel(shown.counted),
    frozen:
      closed === null
        ? null
        : {
            day: closed.closedDay,
            rates: boards.flatMap(({ metric }) => ratesBehind(used, metric)),
            restatements: boards.flatMap((board) => restate(board, buildBoard(board.metric, facts))),
          },
    elapsedShare: elapsed,
    boards,
    meetingsCount: shown.meetingsCount,
    definitionsVersion: definitions.version,
    headline: headlineOf(boards, ledger.currency),
    keyFigures: await buildKeyFigures(ctx, keyRates, {
      ...{ period, counted: shown.counted, targets: shown.targets, definitions },
      cycleDays: closed?.cycleDays ?? null,
    }),
    outlookOf: shown.outlookOf,
    reopened: wordsForReopened(reopened, ctx.calendar),
  };
}
