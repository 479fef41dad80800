import { isQuarter, type Quarter } from "../core/period.ts";
import type { Queryable } from "./client.ts";

/** What a team has to spend in a quarter (minor units of a currency), or how many people (tenths of a full-time one). */
export type BudgetEntry = { teamId: string; quarter: Quarter } & (
  | { kind: "money"; amountMinor: bigint; currency: string }
  | { kind: "staff"; headTenths: number }
);

/** What was entered for these quarters, by team. */
export async function listBudgetEntries(
  db: Queryable,
  ledgerId: string,
  quarters: readonly Quarter[],
): Promise<BudgetEntry[]> {
  const rows = await db.budget.findMany({
    where: { ledgerId, quarter: { in: [...quarters] } },
    select: { teamId: true, quarter: true, amountMinor: true, currency: true, headTenths: true },
    orderBy: [{ quarter: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ teamId, quarter, amountMinor, currency, headTenths }): BudgetEntry[] => {
    if (!isQuarter(quarter)) return [];
    if (amountMinor !== null && currency !== null)
      return [{ teamId, quarter, kind: "money", amountMinor, currency }];
    return headTenths === null ? [] : [{ teamId, quarter, kind: "staff", headTenths }];
  });
}
