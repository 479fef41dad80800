import type { Day } from "../core/day.ts";
import { fundingWindow } from "../core/fund-window.ts";
import { type Standing, standByCount, standTogether } from "../core/loop-check.ts";
import { formatMoney, formatMoneyShort } from "../core/money.ts";
import { labelQuarter, type Quarter, quarterOf, quarterPeriod } from "../core/period.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type Budget, listBudgetsIn } from "../data/budgets.ts";
import { usualLeadDays } from "../data/campaigns.ts";
import type { Team } from "../data/vocabulary.ts";
import type { Commitments } from "./build-commitments.ts";
import { type FundedTeam, fundQuarter } from "./build-funding.ts";
import { roundOff } from "./funding-words.ts";
import { type FundingFacts, readFundingFacts } from "./read-funding-facts.ts";

/**
 * What one quarter needs of one kind, what each team has of it, and what its commitments ask for beyond that, printed;
 * null: nothing entered, nothing missing or not known.
 */
export type BudgetLine = {
  quarter: Quarter;
  label: string;
  kind: "money" | "staff";
  teams: { team: string; has: string | null; missing: string | null }[];
};

/** By when money has to be spent that deals of a later quarter are to come from, and the days that it takes. */
export type SpendBy = { for: string; day: Day; in: string; medianDays: number; n: number };

/** Whether there are budget and staff, enough of them, and in the right quarter. */
export type BudgetCheck = { standing: Standing; lines: BudgetLine[]; spendBy: SpendBy | null };

/**
 * Budget and staff of these teams against what their commitments cost: for this quarter and the next, and for the one in
 * which the window closes in which money for the next quarter's deals is needed. The figures are those of `/budget`
 * (formulas.md §6).
 */
export async function checkBudget(
  ctx: Ctx,
  given: { teams: readonly Pick<Team, "id" | "name">[]; current: Commitments; next: Commitments },
): Promise<BudgetCheck> {
  const { teams, current, next } = given;
  const facts = await readFundingFacts(ctx, [current.quarter, next.quarter]);
  const funded = [current, next].map((each) => fundQuarter(ctx, facts, each, { whatIf: null }));
  const spendBy = spendByOf(ctx, next.quarter, facts);
  const spending = spendBy === null ? [] : [quarterOf(spendBy.day, ctx.calendar)];
  const forMoney = [...new Set([...spending, current.quarter, next.quarter])].toSorted();
  const entered = await listBudgetsIn(ctx.database.db, ctx.ledger.id, forMoney);
  const line =
    (kind: "money" | "staff") =>
    (quarter: Quarter): BudgetLine => ({
      ...{ quarter, kind, label: labelQuarter(quarter, ctx.calendar) },
      teams: teams.map(({ id, name }) => {
        const entry = entered.find(
          (each) => each.quarter === quarter && each.kind === kind && each.teamId === id,
        );
        const team = funded
          .find((each) => each.quarter === quarter)
          ?.teams.find((each) => each.facts.team.id === id);
        return {
          ...{ team: name, has: printEntry(entry) },
          missing: team === undefined ? null : printMissing(team, kind, ctx.ledger.currency),
        };
      }),
    });
  const lines = [...forMoney.map(line("money")), ...[current.quarter, next.quarter].map(line("staff"))];
  return { standing: standTogether(lines.map(standOf)), lines, spendBy };
}

/** Enough of it for every team is yes; something entered, however little, is partly. */
function standOf({ teams }: BudgetLine): Standing {
  const entered = teams.filter(({ has }) => has !== null);
  const isShort = entered.some(({ missing }) => missing !== null);
  const standing = standByCount(entered.length, teams.length);
  return standing === "yes" && isShort ? "partly" : standing;
}

function spendByOf(ctx: Ctx, quarter: Quarter, { whole }: FundingFacts): SpendBy | null {
  const { wonLag, meetingLag, wonDeals } = whole;
  if (wonLag === null) return null;
  const period = quarterPeriod(quarter, ctx.calendar);
  const { by: day } = fundingWindow(period, {
    ...{ toWon: wonLag, toMeeting: meetingLag, leadDays: usualLeadDays },
  });
  const inQuarter = labelQuarter(quarterOf(day, ctx.calendar), ctx.calendar);
  return { for: period.label, day, in: inQuarter, medianDays: Math.round(wonLag.median), n: wonDeals };
}

function printEntry(entry: Budget | undefined): string | null {
  const { amountMinor = null, currency = null, headTenths = null } = entry ?? {};
  if (amountMinor !== null && currency !== null) return formatMoneyShort({ amountMinor, currency });
  return headTenths === null ? null : countOf(headTenths / 10, "person", "people");
}

function printMissing({ gap, heads }: FundedTeam, kind: BudgetLine["kind"], currency: string): string | null {
  if (kind === "money")
    return gap === null || gap <= 0n ? null : formatMoney({ amountMinor: roundOff(gap, currency), currency });
  const short = heads.need === null ? 0 : heads.need.headTenths - (heads.there ?? 0);
  return short > 0 ? countOf(short / 10, "person", "people") : null;
}
