import { summariseCycle } from "../core/cycle.ts";
import { addDays, type Day, daysBetween } from "../core/day.ts";
import { type Standing, standByCount, standTogether } from "../core/loop-check.ts";
import { formatMoneyShort } from "../core/money.ts";
import { labelQuarter, nextQuarter, type Quarter, quarterOf, quarterPeriod } from "../core/period.ts";
import type { ValueCount } from "../core/quantile.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type Budget, listBudgets } from "../data/budgets.ts";
import type { Team } from "../data/vocabulary.ts";

/** What one quarter needs of one kind, and what each team has of it, printed; null: nothing entered. */
export type BudgetLine = {
  quarter: Quarter;
  label: string;
  kind: "money" | "staff";
  teams: { team: string; has: string | null }[];
};

/** By when money has to be spent that deals of a later quarter are to come from, and the days that it takes. */
export type SpendBy = { for: string; day: Day; in: string; medianDays: number; n: number };

/** Whether there are budget and staff, and in the right quarter. */
export type BudgetCheck = { standing: Standing; lines: BudgetLine[]; spendBy: SpendBy | null };

/**
 * Budget and staff of these teams: for this quarter and the next, and for the one in which money for the next quarter's
 * deals has to be spent: its midpoint less the median days from meeting to won (formulas.md §6), where enough are known.
 */
export async function checkBudget(
  ctx: Ctx,
  given: { teams: readonly Pick<Team, "id" | "name">[]; cycleDays: readonly ValueCount[] },
): Promise<BudgetCheck> {
  const { teams, cycleDays } = given;
  const current = quarterOf(ctx.today, ctx.calendar);
  const next = nextQuarter(current);
  const spendBy = spendByOf(ctx, next, cycleDays);
  const spending = spendBy === null ? [] : [quarterOf(spendBy.day, ctx.calendar)];
  const forMoney = [...new Set([...spending, current, next])].toSorted();
  const entered = await Promise.all(
    forMoney.map(async (quarter) => ({
      quarter,
      budgets: await listBudgets(ctx.database.db, ctx.ledger.id, quarter),
    })),
  );
  const entryOf = (quarter: Quarter, kind: "money" | "staff", teamId: string) =>
    entered
      .find((each) => each.quarter === quarter)
      ?.budgets.find((each) => each.kind === kind && each.teamId === teamId);
  const line =
    (kind: "money" | "staff") =>
    (quarter: Quarter): BudgetLine => ({
      ...{ quarter, kind, label: labelQuarter(quarter, ctx.calendar) },
      teams: teams.map(({ id, name }) => ({
        team: name,
        has: printEntry(entryOf(quarter, kind, id)),
      })),
    });
  const lines = [...forMoney.map(line("money")), ...[current, next].map(line("staff"))];
  const standings = lines.map((each) =>
    standByCount(each.teams.filter(({ has }) => has !== null).length, each.teams.length),
  );
  return { standing: standTogether(standings), lines, spendBy };
}

function spendByOf(ctx: Ctx, quarter: Quarter, cycleDays: readonly ValueCount[]): SpendBy | null {
  const cycle = summariseCycle(cycleDays);
  if (cycle.kind === "too few") return null;
  const { start, end, label } = quarterPeriod(quarter, ctx.calendar);
  const middle = addDays(start, Math.floor(daysBetween(start, end) / 2));
  const medianDays = Math.round(cycle.median);
  const day = addDays(middle, -medianDays);
  const inQuarter = labelQuarter(quarterOf(day, ctx.calendar), ctx.calendar);
  return { for: label, day, in: inQuarter, medianDays, n: cycle.n };
}

function printEntry(entry: Budget | undefined): string | null {
  const { amountMinor = null, currency = null, headTenths = null } = entry ?? {};
  if (amountMinor !== null && currency !== null) return formatMoneyShort({ amountMinor, currency });
  return headTenths === null ? null : countOf(headTenths / 10, "person", "people");
}
