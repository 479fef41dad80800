import {
  countAttainment,
  paceOf,
  type ShareActual,
  shareActual,
  shareAttainment,
} from "../core/attainment.ts";
import { checkShares, type SharesCheck } from "../core/check-shares.ts";
import { amountNeeds, type Commitment as CommittedTo, committedShares } from "../core/commitment.ts";
import { type Gap, gapPerRemainingWeek } from "../core/commitment-gap.ts";
import {
  type CommitmentStatus,
  statusOfAmount,
  statusOfCount,
  statusOfShare,
} from "../core/commitment-status.ts";
import type { RateRow } from "../core/convert.ts";
import { addDays, type Day } from "../core/day.ts";
import { type ExpectedShare, expectByElapsed, isProvisional } from "../core/expected-share.ts";
import { type Forecast, reachOf } from "../core/forecast.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import { type MeetingsCounted, nameMetric } from "../core/key-metrics.ts";
import { isMoneyMetric, type Metric } from "../core/metric.ts";
import type { Period } from "../core/period.ts";
import { percentages } from "../core/split.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import type { UsedRates } from "../data/closed-quarters.ts";
import type { Commitment, Target } from "../data/commitments.ts";
import type { CountedRow } from "../data/counted-rows.ts";
import type { Team } from "../data/vocabulary.ts";
import { ratesBehind } from "./convert-quarter.ts";
import { countedBefore, forecastRow, type MetricOutlook } from "./forecast-row.ts";
import type { RevenueOutlook } from "./revenue-outlook.ts";

/** A team's line on a board: what it has, what it needs, how that stands. Money in minor units of the ledger's currency. */
export type ScorecardRow = {
  /** the figure's name, e.g. "meetings.marketing" */
  id: string;
  teamId: string;
  team: string;
  metric: Metric;
  /** a count or minor units; meetings are net of rejected ones */
  n: bigint;
  /** rejected meetings that `n` leaves out */
  rejected: number;
  need: bigint | null;
  committedBp: number | null;
  isCommitted: boolean;
  share: ShareActual | null;
  /** the share as it is printed: whole percent, adding to 100 with all rows and the unsourced one; null: of nothing */
  sharePercent: number | null;
  attainment: number | null;
  shareAttainment: number | null;
  pace: number | null;
  status: CommitmentStatus | null;
  isProvisional: boolean;
  gap: Gap;
  /** where it will probably end; null where it has ended, or nobody asked */
  forecast: Forecast | null;
  /** what of it is dated a week ago or earlier, and before today; null where nobody asked for it */
  weekAgo: bigint | null;
  settled: bigint | null;
};

/** One metric of the scorecard. */
export type Board = {
  metric: Metric;
  /** the metric with which meetings count, "meetings (held)" */
  name: string;
  /** the share of the metric's total that is expected by now, and what says so */
  expected: ExpectedShare;
  target: bigint | null;
  rows: ScorecardRow[];
  unsourced: bigint;
  /** its share as printed, 0..100; null: of nothing */
  unsourcedPercent: number | null;
  /** what of `unsourced` and of `total` is dated a week ago or earlier; null where nobody asked for it */
  weekAgo: { unsourced: bigint; total: bigint } | null;
  /** rejected meetings that `unsourced` leaves out */
  unsourcedRejected: number;
  total: bigint;
  /** whether `rows` hold a partner's own team alone; `total` and `together` are everybody's all the same */
  isOwnOnly: boolean;
  /** all commitments together: their shares and numbers, null where one of them has none */
  together: { teams: number; basisPoints: number | null; need: bigint | null };
  shares: SharesCheck;
  /** amounts in other currencies for which there is no rate, and which are not added */
  otherCurrencies: AmountByCurrency[];
  /** the rates by which amounts in other currencies were added, and those behind its forecasts */
  used: readonly RateRow[];
  usedAhead: readonly RateRow[];
};

/** What a counted row has of a metric. */
function quantityOf(row: CountedRow | undefined, metric: Metric, currency: string): bigint {
  if (row === undefined) return 0n;
  if (metric === "leads") return BigInt(row.leads);
  if (metric === "meetings") return BigInt(row.meetings - row.disqualified);
  if (metric === "deals") return BigInt(row.won);
  return splitAmounts(metric === "revenue" ? row.wonAmounts : row.pipelineAmounts, currency).own;
}

/** What all boards of a scorecard are built from. */
export type BoardFacts = {
  counted: readonly CountedRow[];
  /** the rates by which their amounts were converted */
  used: UsedRates;
  meetingsCount: MeetingsCounted;
  teams: readonly Team[];
  targets: readonly Target[];
  commitments: readonly Commitment[];
  period: Period;
  today: Day;
  elapsed: number;
  /** how a metric is expected to go; null: by the working days gone, without a forecast */
  outlookOf: ((metric: Metric) => MetricOutlook) | null;
  /** how teams' revenue ends; null: it is not forecast */
  revenue: RevenueOutlook | null;
  left: { weeksLeft: number; workingDaysLeft: number; isLastWeek: boolean };
  currency: string;
  /** more than this share unsourced, in basis points, sets the share among sourced beside the share */
  unsourcedBp: number;
  /** the only team whose row is shown; null: every team's */
  onlyTeamId: string | null;
};

type Standing = Pick<ScorecardRow, "metric" | "n" | "need" | "committedBp" | "isCommitted" | "forecast">;

function statusOf(
  row: Standing,
  total: bigint,
  expectedShare: number,
  facts: BoardFacts,
): CommitmentStatus | null {
  if (!row.isCommitted) return null;
  const progress = { elapsedShare: facts.elapsed, expectedShare, reach: reachOf(row.forecast) };
  if (row.need === null && row.committedBp !== null) {
    return statusOfShare({
      n: row.n,
      total,
      committedBasisPoints: row.committedBp,
      elapsedShare: facts.elapsed,
    });
  }
  return isMoneyMetric(row.metric)
    ? statusOfAmount({ nMinor: row.n, needMinor: row.need, ...progress })
    : statusOfCount({ n: Number(row.n), need: row.need === null ? null : Number(row.need), ...progress });
}

/** What a team committed to, as the arithmetic takes it. */
export function toCommittedTo(commitment: Pick<Commitment, "shareBp" | "number">): CommittedTo {
  return commitment.shareBp !== null
    ? { kind: "share", basisPoints: commitment.shareBp }
    : { kind: "number", value: commitment.number ?? 0n };
}

/** All commitments of a metric together. */
function sumOf(committed: readonly ScorecardRow[]): Board["together"] {
  const add = (sum: bigint | null, value: bigint | null) =>
    sum === null || value === null ? null : sum + value;
  return {
    teams: committed.length,
    basisPoints: committed.reduce<number | null>(
      (sum, row) => (sum === null || row.committedBp === null ? null : sum + row.committedBp),
      0,
    ),
    need: committed.reduce<bigint | null>((sum, row) => add(sum, row.need), 0n),
  };
}

/** One metric's board: who has what, needs what, and how that stands. */
export function buildBoard(metric: Metric, facts: BoardFacts): Board {
  const target = facts.targets.find((each) => each.metric === metric)?.number ?? null;
  const byKey = new Map(facts.counted.map((row) => [row.key, row]));
  const unsourced = quantityOf(byKey.get(null), metric, facts.currency);
  const quantities = facts.teams.map((team) => quantityOf(byKey.get(team.id), metric, facts.currency));
  const sourced = quantities.reduce((sum, n) => sum + n, 0n);
  const printed = percentages([...quantities, unsourced]);
  const ofTeam = new Map(
    facts.commitments.filter((each) => each.metric === metric).map((each) => [each.teamId, each]),
  );
  const committing = facts.teams.filter((team) => ofTeam.has(team.id));
  const terms = committing.flatMap((team) => {
    const commitment = ofTeam.get(team.id);
    return commitment === undefined ? [] : [toCommittedTo(commitment)];
  });
  const needs = amountNeeds(target, terms);
  const shares = committedShares(target, terms);
  const outlook = facts.outlookOf?.(metric) ?? null;
  const expected = outlook?.expected ?? expectByElapsed(facts.elapsed);
  // What was dated until this day a week ago.
  const weekAgo = addDays(facts.today, -6);
  const rows = facts.teams.map((team, index): ScorecardRow => {
    const at = committing.indexOf(team);
    const n = quantities[index] ?? 0n;
    const need = at < 0 ? null : (needs[at] ?? null);
    const committedBp = at < 0 ? null : (shares[at] ?? null);
    const share = shareActual({ n, sourced, unsourced }, facts.unsourcedBp);
    const attainment = countAttainment(n, need);
    const isCommitted = at >= 0;
    const forecast =
      outlook === null
        ? null
        : forecastRow(
            { teamId: team.id, metric, n, need },
            outlook,
            facts.elapsed,
            facts.revenue?.forecast ?? null,
          );
    const base = { metric, n, need, committedBp, isCommitted, forecast };
    return {
      id: `${metric}.${team.key}`,
      teamId: team.id,
      team: team.name,
      ...base,
      rejected: metric === "meetings" ? (byKey.get(team.id)?.disqualified ?? 0) : 0,
      share,
      sharePercent: printed?.[index] ?? null,
      attainment,
      shareAttainment: shareAttainment(share, committedBp),
      pace: paceOf(attainment, expected.share),
      status: statusOf(base, sourced + unsourced, expected.share, facts),
      isProvisional: isProvisional(metric, expected),
      gap: gapPerRemainingWeek({ n, need, ...facts.left }),
      weekAgo: outlook && countedBefore(outlook, team.id, facts.period, weekAgo),
      settled: outlook && countedBefore(outlook, team.id, facts.period, facts.today),
    };
  });
  const amounts = facts.counted.flatMap((row) =>
    metric === "pipeline" ? row.pipelineAmounts : row.wonAmounts,
  );
  return {
    metric,
    name: nameMetric(metric, facts.meetingsCount),
    expected,
    target,
    rows: facts.onlyTeamId === null ? rows : rows.filter(({ teamId }) => teamId === facts.onlyTeamId),
    isOwnOnly: facts.onlyTeamId !== null,
    together: sumOf(rows.filter((row) => row.isCommitted)),
    unsourced,
    unsourcedPercent: printed?.at(-1) ?? null,
    weekAgo: outlook && {
      unsourced: countedBefore(outlook, null, facts.period, weekAgo),
      total: [null, ...facts.teams.map(({ id }) => id)].reduce(
        (sum, id) => sum + countedBefore(outlook, id, facts.period, weekAgo),
        0n,
      ),
    },
    unsourcedRejected: metric === "meetings" ? (byKey.get(null)?.disqualified ?? 0) : 0,
    total: sourced + unsourced,
    shares: checkShares(shares.filter((share) => share !== null)),
    otherCurrencies: isMoneyMetric(metric) ? splitAmounts(amounts, facts.currency).others : [],
    used: ratesBehind(facts.used, metric),
    usedAhead: metric === "revenue" ? (facts.revenue?.used ?? []) : [],
  };
}
