import { addUp, findRate, type RateRow } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Ctx } from "../ctx.ts";
import { type Closings, countClosings } from "../data/closings.ts";
import { listForeignWon } from "../data/list-foreign-won.ts";
import { listRates } from "../data/rates.ts";

/** Closings with their amounts in the ledger's currency, the rates behind them, and what has none. */
export type ConvertedClosings = Omit<Closings, "foreign"> & { used: RateRow[]; others: AmountByCurrency[] };

/** What was closed in a span, its won amounts in other currencies at the rate of their day of closing. */
export async function countConverted(ctx: Ctx, span: { start: Day; end: Day }): Promise<ConvertedClosings> {
  const { database, ledger } = ctx;
  const { currency } = ledger;
  const { foreign, ...closings } = await countClosings(database, ledger.id, span, currency);
  if (foreign === 0) return { ...closings, used: [], others: [] };
  const asked = { period: span, by: "all", view: "activity", teamId: null, currency } as const;
  const rates = await listRates(database.db, ledger.id);
  const amounts = await listForeignWon(database, ledger.id, asked);
  const isRated = (of: { currency: string; day: Day }) => findRate(rates, of.currency, of.day) !== null;
  const { own, others, used } = addUp(amounts, currency, rates);
  return {
    ...closings,
    amountMinor: closings.amountMinor + own,
    amounts: closings.amounts + amounts.filter(isRated).length,
    ...{ used, others },
  };
}
