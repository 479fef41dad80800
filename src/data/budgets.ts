import { type Day, isDay } from "../core/day.ts";
import { isQuarter, type Quarter } from "../core/period.ts";
import type { Queryable } from "./client.ts";

/** What a team has to spend in a quarter ("money", minor units), or its people in tenths ("staff", 65 is 6.5). */
export type Budget = {
  id: string;
  teamId: string;
  startDay: Day;
  endDay: Day;
  kind: "money" | "staff";
  amountMinor: bigint | null;
  currency: string | null;
  headTenths: number | null;
  setBy: string;
  version: number;
};

/** What is in force for a quarter, of all teams. @throws Error for a row without its days */
export const listBudgets = (db: Queryable, ledgerId: string, quarter: Quarter): Promise<Budget[]> =>
  listBudgetsIn(db, ledgerId, [quarter]);

/** What is in force for some quarters, of all teams, each with its quarter. @throws Error for a row without its days */
export async function listBudgetsIn(
  db: Queryable,
  ledgerId: string,
  quarters: readonly Quarter[],
): Promise<(Budget & { quarter: Quarter })[]> {
  const rows = await db.budget.findMany({
    where: { ledgerId, quarter: { in: [...quarters] } },
    select: {
      ...{ id: true, teamId: true, quarter: true, startDay: true, endDay: true, kind: true },
      ...{ amountMinor: true, currency: true, headTenths: true, setBy: true, version: true },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ startDay, endDay, kind, quarter, ...row }) => {
    if (!isDay(startDay) || !isDay(endDay) || !isQuarter(quarter))
      throw new Error(`budget ${row.id} has no days`);
    return { ...row, quarter, startDay, endDay, kind: kind === "staff" ? "staff" : "money" };
  });
}

/** Sets a team's budget or head count of a quarter; its version grows by one. `setAt` epoch ms. @returns its id */
export async function setBudget(
  db: Queryable,
  budget: Omit<Budget, "version"> & { ledgerId: string; quarter: Quarter; setAt: number },
): Promise<string> {
  const { ledgerId, quarter, kind, teamId, amountMinor, currency, headTenths, setBy } = budget;
  const setAt = BigInt(budget.setAt);
  const row = await db.budget.upsert({
    where: { ledgerId_quarter_kind_teamId: { ledgerId, quarter, kind, teamId } },
    create: { ...budget, setAt },
    update: { amountMinor, currency, headTenths, setBy, setAt, version: { increment: 1 } },
    select: { id: true },
  });
  return row.id;
}

/** A budget or head count by id, with its team's name and quarter. @throws Error when the ledger has none */
export async function getBudget(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<Pick<Budget, "amountMinor" | "currency" | "headTenths"> & { team: string; quarter: string }> {
  const { team, ...row } = await db.budget.findUniqueOrThrow({
    where: { ledgerId_id: { ledgerId, id } },
    select: {
      amountMinor: true,
      currency: true,
      headTenths: true,
      quarter: true,
      team: { select: { name: true } },
    },
  });
  return { ...row, team: team.name };
}

/** Puts a budget's figures back, none of them where nothing was approved before; its version grows by one. */
export async function restoreBudgetFigures(
  db: Queryable,
  ledgerId: string,
  id: string,
  figures: Partial<Pick<Budget, "amountMinor" | "currency" | "headTenths">>,
): Promise<void> {
  await db.budget.updateMany({ where: { ledgerId, id }, data: { ...figures, version: { increment: 1 } } });
}

/** Keeps others from changing this budget until the transaction ends; the row stays as it is. */
export async function lockBudget(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.budget.updateMany({ where: { ledgerId, id }, data: { setAt: { increment: 0 } } });
}
