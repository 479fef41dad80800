import { addUp, mergeRates, type RateRow } from "../core/convert.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Period } from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import { listRates } from "../data/rates.ts";
import { countPaths, listForeignPaths, type PathCount } from "../data/won-paths.ts";

/** What was won in a period, by whether its path is complete; the rates behind it, and what has none. */
export type ConvertedPaths = Omit<PathCount, "foreign"> & { used: RateRow[]; others: AmountByCurrency[] };

/** The won revenue of each period with what came in other currencies, at the rate of its day of closing; of all teams. */
export async function countConvertedPaths(
  { database, ledger }: Ctx,
  periods: readonly Pick<Period, "start" | "end">[],
): Promise<ConvertedPaths[]> {
  const { id, currency } = ledger;
  const asked = { periods, currency, teamId: null };
  const counts = await countPaths(database, id, asked);
  const isForeign = counts.some(({ foreign }) => foreign > 0);
  const rates = isForeign ? await listRates(database.db, id) : [];
  const amounts = isForeign ? await listForeignPaths(database, id, asked) : [];
  return counts.map(({ foreign: _, ...own }, at): ConvertedPaths => {
    const added = (amounts[at] ?? []).map(({ isComplete, ...amount }) => {
      const sum = addUp([amount], currency, rates);
      return { ...sum, isComplete, isRated: sum.used.length > 0 };
    });
    const rated = added.filter(({ isRated }) => isRated);
    const sumOf = (of: typeof added) => of.reduce((all, sum) => all + sum.own, 0n);
    const complete = rated.filter(({ isComplete }) => isComplete);
    return {
      deals: own.deals + rated.length,
      won: own.won + sumOf(rated),
      completeDeals: own.completeDeals + complete.length,
      complete: own.complete + sumOf(complete),
      used: mergeRates(added.map(({ used }) => used)),
      others: addUp(amounts[at] ?? [], currency, rates).others,
    };
  });
}
