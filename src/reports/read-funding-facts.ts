import { setImmediate as letOthersRun } from "node:timers/promises";
import { type AddedUp, addUp, type RateRow } from "../core/convert.ts";
import { addDays, type Day } from "../core/day.ts";
import { definitionsInForce } from "../core/definitions.ts";
import { type WonLater, winsByLag } from "../core/fund-bank.ts";
import type { TeamPast } from "../core/fund-commitments.ts";
import type { PastStaff } from "../core/fund-staff.ts";
import type { Lag } from "../core/fund-window.ts";
import {
  addQuarters,
  labelQuarter,
  type Quarter,
  quarterIndex,
  quarterOf,
  quarterPeriod,
} from "../core/period.ts";
import { median } from "../core/quantile.ts";
import type { Ctx } from "../ctx.ts";
import { type Budget, listBudgetsIn } from "../data/budgets.ts";
import { type Campaign, listCampaignRecords, usualLeadDays } from "../data/campaigns.ts";
import { type CellCount, countCells } from "../data/count-cells.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listRates } from "../data/rates.ts";
import { readFunding } from "../data/read-funding.ts";
import { sumSpend } from "../data/sum-spend.ts";
import {
  listDivisions,
  listProductLines,
  listSources,
  listTeams,
  type Named,
  type Team,
} from "../data/vocabulary.ts";
import { type PastFacts, readPast, toWonLater } from "./read-past.ts";

/** What a team's past says of its costs, rates, days and people. */
export type TeamFacts = TeamPast & {
  team: Team;
  /** calendar days between spending and the first lead: the middle of its campaigns' */
  leadDays: number;
  /** days from meeting to won and from lead to meeting; null: too few */
  wonLag: Lag | null;
  meetingLag: Lag | null;
  staff: PastStaff[];
  /** its meetings so far by quarter; r_k, its own or the ledger's; null: no quarter is old enough */
  later: WonLater[];
  shares: number[] | null;
};

/** Everything that funding is reckoned from besides what was committed; of the whole ledger. */
export type FundingFacts = {
  teams: TeamFacts[];
  /** days from meeting to won and from lead to meeting of all teams, and how many deals say so */
  whole: { wonLag: Lag | null; meetingLag: Lag | null; wonDeals: number };
  products: readonly Named[];
  divisions: readonly Named[];
  budgets: readonly (Budget & { quarter: Quarter })[];
  /** what was spent in a half-open span of days, by a team; null: by nobody's */
  spentIn(span: { start: Day; end: Day }, teamId: string | null): bigint;
  addedUpIn(span: { start: Day; end: Day }): AddedUp;
  /** over which span the costs were taken, "2025-Q4 to 2026-Q3" */
  costSpan: string;
  fewest: number;
  rates: readonly RateRow[];
};

const quartersBefore = 4;

/**
 * What is known before one asks what the commitments of some quarters (in order, at least one) cost: costs of the four
 * complete quarters before this one, or before the first asked one where that is past; of this quarter to date too where
 * those four have no spend or no meetings.
 */
export async function readFundingFacts(
  ctx: Ctx,
  quarters: readonly [Quarter, ...Quarter[]],
): Promise<FundingFacts> {
  const { database, ledger, today, calendar } = ctx;
  const current = quarterOf(today, calendar);
  const [asked] = quarters;
  const last = quarters.at(-1) ?? asked;
  const base = asked < current ? asked : current;
  const past = Array.from({ length: quartersBefore }, (_, at) => addQuarters(base, at - quartersBefore));
  const since = quarterPeriod(addQuarters(base, -quartersBefore), calendar).start;
  const until = quarterPeriod(base, calendar).start;
  const tomorrow = addDays(today, 1);
  const end = [quarterPeriod(last, calendar).end, tomorrow].toSorted().at(-1) ?? tomorrow;
  const asking = { today, since, currency: ledger.currency, meetingsCount: ledger.meetingsCount };
  const [spend, counts, read, lists] = await Promise.all([
    sumSpend(database, ledger.id, { start: since, end }),
    countMeetings(ctx, { start: since, end: until }),
    readFunding(database, ledger.id, asking),
    readLists(ctx, [...new Set([...past, ...quarters])]),
  ]);
  const { teams, products, divisions, sources, campaigns, budgets, rates, definitions } = lists;
  const before = spend.filter(({ day }) => day < until);
  const isThin = before.length === 0 || counts.length === 0;
  const { thresholds } = definitionsInForce(definitions);
  const facts: PastFacts = {
    ...read,
    ...{ sources, rates, today, currency: ledger.currency, fewest: thresholds.tooFew },
    spend: isThin ? spend.filter(({ day }) => day <= today) : before,
    counts: isThin ? await countMeetings(ctx, { start: since, end: tomorrow }) : counts,
  };
  const within = (span: { start: Day; end: Day }) =>
    spend.filter(({ day }) => day >= span.start && day < span.end);
  const label = (quarter: Quarter) => labelQuarter(quarter, calendar);
  const whole = toWonLater(read.months, null, calendar);
  const complete = quarterIndex(current) - 1;
  const sharesOf = (rows: readonly WonLater[]) => winsByLag(rows, complete, thresholds.tooFew);
  await letOthersRun();
  const all = readPast(facts, null, null);
  const known: TeamFacts[] = [];
  for (const team of teams) {
    await letOthersRun(); // a year of leads and meetings is gone through for each, and was for all together
    const own = readPast(facts, team.id, all);
    const later = toWonLater(read.months, team.id, calendar);
    const countIn = (quarter: Quarter) =>
      later.reduce((sum, { entered, n }) => sum + (entered === quarterIndex(quarter) ? n : 0), 0);
    const headsIn = (quarter: Quarter) =>
      budgets.find((each) => each.quarter === quarter && each.kind === "staff" && each.teamId === team.id)
        ?.headTenths ?? 0;
    known.push({
      ...own,
      ...{ team, leadDays: leadDaysOf(team.id, campaigns), later },
      ...{ wonLag: own.toWon?.days ?? null, meetingLag: own.toMeeting?.days ?? null },
      shares: (own.toWon?.isOwn === true ? sharesOf(later) : null) ?? sharesOf(whole),
      staff: past.map((quarter) => ({ meetings: countIn(quarter), headTenths: headsIn(quarter) })),
    });
  }
  return {
    whole: {
      ...{ wonLag: all.toWon?.days ?? null, meetingLag: all.toMeeting?.days ?? null },
      wonDeals: all.toWon?.through ?? 0,
    },
    ...{ products, divisions, budgets, rates, fewest: thresholds.tooFew },
    spentIn: (span, teamId) =>
      addUp(
        within(span).filter((sum) => sum.teamId === teamId),
        ledger.currency,
        rates,
      ).own,
    addedUpIn: (span) => addUp(within(span), ledger.currency, rates),
    costSpan: `${label(addQuarters(base, -quartersBefore))} to ${isThin ? "today" : label(addQuarters(base, -1))}`,
    teams: known,
  };
}

/** The ledger's names, its money and people in these quarters, and what it defined. */
async function readLists({ database: { db }, ledger: { id } }: Ctx, needed: readonly Quarter[]) {
  const [teams, products, divisions, sources, budgets, rates, definitions, campaigns] = await Promise.all([
    listTeams(db, id),
    listProductLines(db, id),
    listDivisions(db, id),
    listSources(db, id),
    listBudgetsIn(db, id, needed),
    listRates(db, id),
    listDefinitions(db, id),
    listCampaignRecords(db, id),
  ]);
  return { teams, products, divisions, sources, budgets, rates, definitions, campaigns };
}

const countMeetings = ({ database, ledger }: Ctx, period: { start: Day; end: Day }): Promise<CellCount[]> =>
  countCells(database, ledger.id, {
    ...{ metric: "meetings", period, currency: ledger.currency, meetingsCount: ledger.meetingsCount },
  });

/** The middle of the lead times of a team's campaigns that still run; 30 days where none is said. */
function leadDaysOf(teamId: string, campaigns: readonly Campaign[]): number {
  const own = campaigns.filter((campaign) => campaign.teamId === teamId && !campaign.isRetired);
  return Math.round(median(own.map(({ leadDays }) => leadDays ?? usualLeadDays)) ?? usualLeadDays);
}
