import { readCell } from "../../core/cell.ts";
import { keyMetricsOf } from "../../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../../core/metric.ts";
import { formatMoney } from "../../core/money.ts";
import { isQuarter, labelQuarter, previousQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { offered, type Team } from "../../data/vocabulary.ts";
import { buildCommitments, type Commitments } from "../../reports/build-commitments.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";
import { placeOf } from "./words.ts";

/** What the form of a quarter is about: `teamId` null for the whole quarter; `typedIn` where it was opened. */
export type QuarterScope = { quarter: Quarter; teamId: string | null; typedIn: string | null };

/** "2027-Q1:<team>:<channel>", as a form carries it along. */
export const printQuarterScope = ({ quarter, teamId, typedIn }: QuarterScope): string =>
  [quarter, teamId ?? "", typedIn ?? ""].join(":");

/** The scope behind such a text; this quarter where it names none. */
export function readQuarterScope(ctx: Ctx, text: string): QuarterScope {
  const [quarter = "", teamId = "", typedIn = ""] = text.split(":");
  return {
    quarter: isQuarter(quarter) ? quarter : quarterOf(ctx.today, ctx.calendar),
    teamId: teamId || null,
    typedIn: typedIn || null,
  };
}

/** One field: a target (`team` null) or a team's figure of a metric and cell, as it stands. */
export type QuarterField = {
  blockId: string;
  metric: Metric;
  cell: string;
  team: Team | null;
  label: string;
  /** what stands in it at first, as it is typed; null: nothing */
  initial: string | null;
  /** what is proposed or set now, to tell what changed; null: nothing yet */
  now: { shareBp: number | null; number: bigint | null } | null;
  isSigned: boolean;
};

const committable: readonly Metric[] = ["leads", "meetings", "pipeline", "deals", "revenue"];
const mostFields = 90;

/** "50%", "60", "$2,000,000": a figure as it is typed. */
function print(
  metric: Metric,
  { shareBp, number }: NonNullable<QuarterField["now"]>,
  currency: string,
): string {
  if (shareBp !== null) return `${shareBp / 100}%`;
  return isMoneyMetric(metric) ? formatMoney({ amountMinor: number ?? 0n, currency }) : String(number ?? 0n);
}

/**
 * The fields that a person may fill in for a quarter: admins every target and every team's figure, others those of their
 * own team; of the metrics that the ledger studies or has something set for. Where nothing is set for the quarter yet,
 * they hold what the quarter before had: `filledFrom` names it.
 */
export async function listQuarterFields(
  ctx: Ctx,
  scope: QuarterScope,
): Promise<{ fields: QuarterField[]; label: string; filledFrom: string | null }> {
  const { actor, userId, ledger, calendar, slack } = ctx;
  const isAll = await isAdmin(slack.people, { userId, role: actor.role });
  const current = await buildCommitments(ctx, scope.quarter);
  const before = previousQuarter(scope.quarter);
  const isFilled = current.boards.length === 0 && scope.teamId === null;
  const source = isFilled ? await buildCommitments(ctx, before) : current;
  const isMine = ({ id }: Team) =>
    (isAll || id === actor.teamId) && (scope.teamId === null || id === scope.teamId);
  const teams = offered(current.teams).filter(isMine);
  const places = placesOf(source, keyMetricsOf(ledger), scope.teamId);
  const fields = places.flatMap((place): QuarterField[] => [
    ...(isAll && scope.teamId === null
      ? [targetField(place, { source, isFilled, currency: ledger.currency })]
      : []),
    ...teams.map((team) => teamField(place, team, { source, isFilled, currency: ledger.currency })),
  ]);
  const filledFrom = isFilled && source.boards.length > 0 ? labelQuarter(before, calendar) : null;
  return { fields: fields.slice(0, mostFields), label: current.label, filledFrom };
}

type Place = { metric: Metric; cell: string; cellWords: string };
type Source = { source: Commitments; isFilled: boolean; currency: string };

/** The metrics of the whole company, and the cells that something is set for. */
function placesOf({ boards }: Commitments, studied: readonly string[], teamId: string | null): Place[] {
  const metrics = committable.filter(
    (metric) => studied.includes(metric) || boards.some((board) => board.metric === metric),
  );
  const rank = (metric: Metric) => (studied.includes(metric) ? studied.indexOf(metric) : studied.length);
  const whole = metrics
    .toSorted((a, b) => rank(a) - rank(b))
    .map((metric): Place => ({ metric, cell: "", cellWords: "" }));
  const isMeant = (board: Commitments["boards"][number]) =>
    board.cell !== "" && (teamId === null || board.rows.some((row) => row.teamId === teamId));
  return [...whole, ...boards.filter(isMeant)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const boardAt = ({ boards }: Commitments, place: Place) =>
  boards.find(({ metric, cell }) => metric === place.metric && cell === place.cell);

function targetField(place: Place, { source, isFilled, currency }: Source): QuarterField {
  const target = boardAt(source, place)?.target ?? null;
  const figure = target === null ? null : { shareBp: null, number: target.number };
  return {
    ...{ blockId: `target/${place.metric}/${place.cell}`, ...place, team: null },
    label: `${capital(placeOf(place))}: target`,
    initial: figure === null ? null : print(place.metric, figure, currency),
    now: isFilled ? null : figure,
    isSigned: false,
  };
}

function teamField(place: Place, team: Team, { source, isFilled, currency }: Source): QuarterField {
  const row = boardAt(source, place)?.rows.find(({ teamId }) => teamId === team.id);
  const figure = row === undefined ? null : (row.waiting ?? row.inForce);
  return {
    ...{ blockId: `share/${place.metric}/${place.cell}/${team.id}`, ...place, team },
    label: `${capital(placeOf(place))}: ${team.name}`,
    initial: figure === null ? null : print(place.metric, figure, currency),
    now: isFilled || figure === null ? null : { shareBp: figure.shareBp, number: figure.number },
    isSigned: !isFilled && row !== undefined && row.signed !== null,
  };
}

/** The cell of a field, for the line that it becomes. */
export const cellOf = ({ cell }: QuarterField) => readCell(cell);
