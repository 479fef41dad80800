import type { AddedUp } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import { addDays } from "../core/day.ts";
import { addEstimates, type Estimate } from "../core/estimate.ts";
import { firstLag, winsInBank } from "../core/fund-bank.ts";
import { fundCommitments, type TeamFunding } from "../core/fund-commitments.ts";
import { type StaffNeed, staffFor } from "../core/fund-staff.ts";
import { type FundingWindow, fundingWindow, type Lag } from "../core/fund-window.ts";
import {
  addQuarters,
  type Period,
  type Quarter,
  quarterIndex,
  quarterOf,
  quarterPeriod,
} from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import { buildCommitments, type CommitmentBoard, type Commitments } from "./build-commitments.ts";
import { listCommitted } from "./list-committed.ts";
import { type FundingFacts, readFundingFacts, type TeamFacts } from "./read-funding-facts.ts";

/** What somebody supposes of a team: null is what the past says. Nothing of it is stored. */
export type WhatIf = {
  teamId: string;
  /** basis points of the target */
  shareBp: number | null;
  /** minor units per sales-ready lead */
  costMinor: bigint | null;
  /** meeting→won, over 0 up to 1 */
  conversion: number | null;
  /** median days from meeting to won */
  cycleDays: number | null;
};

/** What one team's commitments cost, against what it has. Money in minor units of the ledger's currency. */
export type FundedTeam = TeamFunding & {
  facts: TeamFacts;
  isCommitted: boolean;
  /** shares without a target, which cost nothing yet; and metrics that cost nothing of their own */
  withoutTarget: string[];
  notCosted: string[];
  approved: bigint | null;
  spent: bigint;
  /** spent, and what is left of the approved */
  has: bigint;
  /** likely need − what it has: over 0 is missing; null where the need is not known */
  gap: bigint | null;
  heads: { there: number | null; need: StaffNeed | null };
  windows: { meetings: FundingWindow | null; sales: FundingWindow | null };
  /** days from meeting to won, as they are or as supposed; null: not known */
  wonLag: Lag | null;
  /** deals that the meetings held so far will bring in the quarter, unrounded, and their revenue; null: not known */
  bank: { deals: number; revenueMinor: bigint | null } | null;
  /** the first quarter in which money spent today brings meetings, and sales (null: not known) */
  earliest: { meetings: Quarter; sales: Quarter | null };
};

/** What the commitments of a quarter cost, and when the money is needed. */
export type Funding = {
  quarter: Quarter;
  period: Period;
  isOver: boolean;
  teams: FundedTeam[];
  /** all teams whose need is known; the gap adds up only what is missing, because one team's money is not another's */
  total: { need: Estimate; missing: bigint } | null;
  /** spent by nobody's team */
  nobodys: bigint;
  spent: AddedUp;
  products: FundingFacts["products"];
  divisions: FundingFacts["divisions"];
  costSpan: string;
  /** the versions of all its budgets and head counts together; 0: none is set */
  budgetVersion: number;
  today: Day;
};

/**
 * What the commitments of a quarter cost per team and per product line × division, forwards and backwards, against
 * budget, spend and people; when the money is needed; what is in the bank, and what can still be rescued. Of the whole
 * ledger, for members. Formulas.md §6.
 */
export async function buildFunding(ctx: Ctx, quarter: Quarter): Promise<Funding> {
  const [facts, commitments] = await Promise.all([
    readFundingFacts(ctx, [quarter]),
    buildCommitments(ctx, quarter),
  ]);
  return fundQuarter(ctx, facts, commitments, { whatIf: null });
}

/** The same as it is and as somebody supposes it, from one look at the past. Nothing of it is stored. */
export async function supposeFunding(
  ctx: Ctx,
  quarter: Quarter,
  whatIf: WhatIf,
): Promise<{ asIs: Funding; supposed: Funding }> {
  const [facts, commitments] = await Promise.all([
    readFundingFacts(ctx, [quarter]),
    buildCommitments(ctx, quarter),
  ]);
  const fund = (given: WhatIf | null) => fundQuarter(ctx, facts, commitments, { whatIf: given });
  return { asIs: fund(null), supposed: fund(whatIf) };
}

/** The same for a quarter and the three after it, from one look at the past. */
export async function buildFundingAhead(ctx: Ctx, quarter: Quarter): Promise<Funding[]> {
  const quarters: [Quarter, ...Quarter[]] = [quarter, ...[1, 2, 3].map((by) => addQuarters(quarter, by))];
  const facts = await readFundingFacts(ctx, quarters);
  const all = await Promise.all(quarters.map((each) => buildCommitments(ctx, each)));
  return all.map((commitments) => fundQuarter(ctx, facts, commitments, { whatIf: null }));
}

/**
 * What commitments cost, given the past. @param isProposed takes what waits to be signed in the place of what is in force
 */
export function fundQuarter(
  ctx: Pick<Ctx, "today" | "calendar">,
  facts: FundingFacts,
  commitments: Commitments,
  { whatIf, isProposed = false }: { whatIf: WhatIf | null; isProposed?: boolean },
): Funding {
  const { quarter, boards } = commitments;
  const { today, calendar } = ctx;
  const budgets = facts.budgets.filter((budget) => budget.quarter === quarter);
  const set = boards.find(({ target }) => target !== null)?.target ?? budgets[0];
  const usual = quarterPeriod(quarter, calendar);
  const period = set === undefined ? usual : { ...usual, start: set.startDay, end: set.endDay };
  const nobodys = facts.spentIn(period, null);
  const teams = facts.teams.flatMap((team): FundedTeam[] => {
    const supposed = whatIf?.teamId === team.team.id ? whatIf : null;
    const funded = fundTeam(ctx, { team, facts, boards, quarter, period, whatIf: supposed, isProposed });
    const isSet = funded.approved !== null || funded.heads.there !== null || funded.spent !== 0n;
    return funded.isCommitted || isSet || !team.team.isRetired ? [funded] : [];
  });
  const known = teams.flatMap(({ need }) => (need === null ? [] : [need.money]));
  return {
    ...{ quarter, period, teams, nobodys, today, isOver: period.end <= today },
    total:
      known.length === 0
        ? null
        : {
            need: addEstimates(known),
            missing: teams.reduce((sum, { gap }) => sum + (gap !== null && gap > 0n ? gap : 0n), 0n),
          },
    spent: facts.addedUpIn(period),
    budgetVersion: budgets.reduce((sum, { version }) => sum + version, 0),
    ...{ products: facts.products, divisions: facts.divisions, costSpan: facts.costSpan },
  };
}

type Asked = {
  team: TeamFacts;
  facts: FundingFacts;
  boards: readonly CommitmentBoard[];
  quarter: Quarter;
  period: Period;
  whatIf: WhatIf | null;
  isProposed: boolean;
};

function fundTeam(ctx: Pick<Ctx, "today" | "calendar">, asked: Asked): FundedTeam {
  const { team, facts, quarter, period, whatIf } = asked;
  const { id } = team.team;
  const { committed, withoutTarget, notCosted } = listCommitted(asked.boards, {
    ...{ teamId: id, whatIf, isProposed: asked.isProposed },
  });
  const supposed = { costMinor: whatIf?.costMinor ?? null, conversion: whatIf?.conversion ?? null };
  const funding = fundCommitments(committed, team, { fewest: facts.fewest, supposed });
  const entry = (kind: "money" | "staff") =>
    facts.budgets.find((each) => each.quarter === quarter && each.kind === kind && each.teamId === id);
  const approved = entry("money")?.amountMinor ?? null;
  const spent = facts.spentIn(period, id);
  const has = approved !== null && approved > spent ? approved : spent;
  const meetings = Math.max(
    funding.meetings?.meetings ?? 0,
    funding.sales?.kind === "route" ? funding.sales.route.meetings : 0,
  );
  const wonLag = whatIf?.cycleDays == null ? team.wonLag : stretch(team.wonLag, whatIf.cycleDays);
  const lags = { toMeeting: team.meetingLag, leadDays: team.leadDays };
  const reached = quarterOf(
    addDays(ctx.today, team.leadDays + Math.round(team.meetingLag?.median ?? 0)),
    ctx.calendar,
  );
  const lag = team.shares === null ? null : firstLag(team.shares);
  const { n = 0, sumMinor = 0n } = team.won ?? {};
  const deals =
    team.shares === null || period.end <= ctx.today
      ? null
      : winsInBank(team.later, team.shares, quarterIndex(quarter));
  return {
    ...funding,
    ...{ facts: team, isCommitted: committed.length + withoutTarget.length + notCosted.length > 0 },
    ...{ withoutTarget, notCosted, approved, spent, has, wonLag },
    gap: funding.need === null ? null : funding.need.money.likely - has,
    heads: {
      there: entry("staff")?.headTenths ?? null,
      need: meetings === 0 ? null : staffFor(meetings, team.staff),
    },
    windows: {
      meetings: funding.meetings === null ? null : fundingWindow(period, { toWon: null, ...lags }),
      sales:
        funding.sales === null || wonLag === null ? null : fundingWindow(period, { toWon: wonLag, ...lags }),
    },
    bank:
      deals === null
        ? null
        : {
            deals,
            revenueMinor:
              n === 0 ? null : (BigInt(Math.round(deals * 1000)) * sumMinor) / (1000n * BigInt(n)),
          },
    earliest: { meetings: reached, sales: lag === null ? null : addQuarters(reached, lag) },
  };
}

/** A cycle that somebody supposes: its slow deals are slower in the same proportion; alike where that is not known. */
function stretch(known: Lag | null, cycleDays: number): Lag {
  const factor = known === null || known.median === 0 ? 1 : known.p75 / known.median;
  return { median: cycleDays, p75: cycleDays * factor };
}
