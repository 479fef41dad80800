import { addUp, type RateRow } from "../core/convert.ts";
import { buildCostGrid, type CostGrid } from "../core/cost-grid.ts";
import { type Day, daysBetween } from "../core/day.ts";
import { type Passage, passageOf, type WonAmounts } from "../core/fund-backwards.ts";
import type { WonLater } from "../core/fund-bank.ts";
import type { OwnOr, TeamPast } from "../core/fund-commitments.ts";
import type { AgeRow } from "../core/kaplan-meier.ts";
import { type FiscalSettings, quarterIndex, quarterOf } from "../core/period.ts";
import type { CellCount } from "../data/count-cells.ts";
import type { FundingRead, TeamAge, TeamMonth } from "../data/read-funding.ts";
import type { SpendSum } from "../data/sum-spend.ts";
import type { Source } from "../data/vocabulary.ts";

/** A team's own rate counts from so many on, and with so many that came through; else it is the whole ledger's. */
const ownFrom = 30;
const ownThroughFrom = 5;

/** What one team's past is read from. */
export type PastFacts = FundingRead & {
  spend: readonly SpendSum[];
  counts: readonly CellCount[];
  sources: readonly Pick<Source, "id" | "teamId">[];
  currency: string;
  rates: readonly RateRow[];
  today: Day;
  /** a rate of fewer is none */
  fewest: number;
};

type Rows = { rows: AgeRow[]; lost: number };

const isOf = (teamId: string | null) => (row: { teamId: string | null }) =>
  teamId === null || row.teamId === teamId;

/**
 * What a team's past says of its costs and rates: its own where it has enough of them, else the whole ledger's.
 * @param teamId null: the whole ledger itself; then `whole` is null, too
 */
export function readPast(facts: PastFacts, teamId: string | null, whole: TeamPast | null): TeamPast {
  const counts = facts.counts.filter(isOf(teamId)).map((count) => ({ ...count, n: Number(count.n) }));
  const toWon = passageOf(toWonRows(facts.ages.filter(isOf(teamId))), facts.fewest);
  const toMeeting = passageOf(toMeetingRows(facts, teamId), facts.fewest);
  const won = wonOf(facts, teamId);
  const isMany = ({ n }: WonAmounts) => n >= facts.fewest;
  return {
    grid: gridOf(facts, facts.spend.filter(isOf(teamId)), counts),
    mix: counts,
    toWon: ownOr(toWon, isPassage, whole === null ? toWon : whole.toWon),
    toMeeting: ownOr(toMeeting, isPassage, whole === null ? toMeeting : whole.toMeeting),
    won: ownOr(won, isMany, whole === null ? won : whole.won),
  };
}

const isPassage = ({ n, through }: Passage): boolean => n >= ownFrom && through >= ownThroughFrom;

function ownOr<T>(own: T | null, isEnough: (own: T) => boolean, whole: T | null): OwnOr<T> | null {
  if (own !== null && isEnough(own)) return { ...own, isOwn: true };
  return whole === null ? null : { ...whole, isOwn: false };
}

function gridOf(
  { currency, rates }: PastFacts,
  spend: readonly SpendSum[],
  counts: Parameters<typeof buildCostGrid>[1],
): CostGrid {
  const inOwn = spend.map((sum) => ({ ...sum, amountMinor: addUp([sum], currency, rates).own }));
  return buildCostGrid(inOwn, counts);
}

function toWonRows(ages: readonly TeamAge[]): Rows {
  const rows = ages
    .filter(({ status }) => status !== "lost")
    .map(({ ageDays, status, n }) => ({
      ageDays,
      won: status === "won" ? n : 0,
      notWon: status === "open" ? n : 0,
    }));
  return { rows, lost: sumOf(ages.filter(({ status }) => status === "lost")) };
}

/** Leads that became no meeting yet wait at the age they have today: they may still become one. */
function toMeetingRows({ leads, sources, today }: PastFacts, teamId: string | null): Rows {
  const own = new Set(sources.filter((source) => source.teamId === teamId).map(({ id }) => id));
  const isOwn = ({ sourceId }: { sourceId: string | null }) =>
    teamId === null || (sourceId !== null && own.has(sourceId));
  const waiting = new Map<Day, number>();
  for (const { day, n } of leads.came.filter(isOwn)) waiting.set(day, (waiting.get(day) ?? 0) + n);
  for (const { day, n } of leads.became.filter(isOwn)) waiting.set(day, (waiting.get(day) ?? 0) - n);
  const open = [...waiting].map(([day, n]) => ({
    ageDays: daysBetween(day, today),
    won: 0,
    notWon: Math.max(0, n),
  }));
  const became = leads.lags.filter(isOwn).map(({ days, n }) => ({ ageDays: days, won: n, notWon: 0 }));
  return { rows: [...open, ...became], lost: 0 };
}

/** Amounts of other currencies count where there was a rate; how much amounts vary is that of the own currency's. */
function wonOf({ won, currency, rates }: PastFacts, teamId: string | null): WonAmounts | null {
  const rows = won.filter(isOf(teamId)).filter((row) => addUp([row], currency, rates).others.length === 0);
  const n = sumOf(rows);
  if (n === 0) return null;
  const own = rows.filter((row) => row.currency === currency);
  const ownN = sumOf(own);
  const mean = ownN === 0 ? 0 : Number(own.reduce((sum, row) => sum + row.amountMinor, 0n)) / ownN;
  const variance = ownN === 0 ? 0 : own.reduce((sum, { squares }) => sum + squares, 0) / ownN - mean ** 2;
  return {
    n,
    sumMinor: addUp(rows, currency, rates).own,
    variation: mean > 0 ? Math.sqrt(Math.max(0, variance)) / mean : 1,
  };
}

/** Meetings by quarter and the quarter in which they were won, as numbers; of one team, or (null) of all. */
export function toWonLater(
  months: readonly TeamMonth[],
  teamId: string | null,
  calendar: FiscalSettings,
): WonLater[] {
  const at = (month: Day) => quarterIndex(quarterOf(month, calendar));
  return months.filter(isOf(teamId)).map(({ month, wonMonth, n }) => ({
    entered: at(month),
    won: wonMonth === null ? null : at(wonMonth),
    n,
  }));
}

const sumOf = (rows: readonly { n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0);
