import { addUp, mergeRates, type RateRow } from "../core/convert.ts";
import type { Day } from "../core/day.ts";
import { daysBetween } from "../core/day.ts";
import type { Forecast } from "../core/forecast.ts";
import { forecastRevenue } from "../core/forecast-revenue.ts";
import type { Period } from "../core/period.ts";
import { estimateWinChance, expectedNewWins, type StageRecord, stageFactor } from "../core/win-chance.ts";
import type { Ctx } from "../ctx.ts";
import { listRates } from "../data/rates.ts";
import { openedDays, type RevenueFacts, readRevenueFacts } from "../data/read-open-deals.ts";

/** A team's own amounts are drawn from when it has so many; else everybody's. */
const fewestAmounts = 5;

/** Where a team's revenue ends; `nMinor` won so far. */
export type RevenueForecast = (of: { teamId: string; nMinor: bigint; needMinor: bigint | null }) => Forecast;

/** The forecast of each team's revenue of a running period, and the rates by which amounts of other currencies are in it. */
export type RevenueOutlook = { forecast: RevenueForecast; used: RateRow[] };

/** The same of a ledger's running period, from what is stored. */
export async function readRevenueOutlook(ctx: Ctx, period: Pick<Period, "end">): Promise<RevenueOutlook> {
  const { database, ledger, today } = ctx;
  const facts = await readRevenueFacts(database, ledger.id, today);
  const isForeign = (each: { amountMinor: bigint | null; currency: string }) =>
    each.amountMinor !== null && each.currency !== ledger.currency;
  const isAny = facts.open.some(isForeign) || facts.wonAmounts.some(isForeign);
  const rates = isAny ? await listRates(database.db, ledger.id) : [];
  const { open, wonAmounts, used } = convertFacts(facts, { rates, currency: ledger.currency, today });
  return { forecast: revenueOutlook({ ...facts, open, wonAmounts }, { period, today }), used };
}

/**
 * The amounts in the ledger's currency: of won deals at the rate of their day of closing, of open ones at today's. A deal
 * whose amount has no rate is no amount to draw and no deal to win (formulas.md §2).
 */
export function convertFacts(
  { open, wonAmounts }: Pick<RevenueFacts, "open" | "wonAmounts">,
  { rates, currency, today }: { rates: readonly RateRow[]; currency: string; today: Day },
): Pick<RevenueFacts, "open" | "wonAmounts"> & { used: RateRow[] } {
  const used: (readonly RateRow[])[] = [];
  const convert = <T extends { amountMinor: bigint | null; currency: string }>(deal: T, day: Day): T[] => {
    const { amountMinor, currency: from } = deal;
    if (amountMinor === null || from === currency) return [deal];
    const sum = addUp([{ amountMinor, currency: from, day }], currency, rates);
    used.push(sum.used);
    return sum.used.length === 0 ? [] : [{ ...deal, amountMinor: sum.own, currency }];
  };
  return {
    open: open.flatMap((deal) => convert(deal, today)),
    wonAmounts: wonAmounts.flatMap((won) => convert(won, won.day)),
    used: mergeRates(used),
  };
}

/** The forecast of each team's revenue of a running period, from how the ledger's deals go. */
export function revenueOutlook(
  facts: RevenueFacts,
  { period, today }: { period: Pick<Period, "end">; today: Day },
): RevenueForecast {
  const days = daysBetween(today, period.end);
  const chance = estimateWinChance(facts.ages);
  const all = facts.ages.reduce<StageRecord>(
    (sum, { won, lost }) => ({ won: sum.won + won, closed: sum.closed + won + lost }),
    { won: 0, closed: 0 },
  );
  const factorOf = (stage: string | null): number => {
    const known = stage === null ? undefined : facts.stages.get(stage);
    return known === undefined ? 1 : stageFactor(known, all);
  };
  const everybody = facts.wonAmounts.map(({ amountMinor }) => amountMinor);
  return ({ teamId, nMinor, needMinor }) => {
    const isOwn = (row: { teamId: string | null }) => row.teamId === teamId;
    const own = facts.wonAmounts.filter(isOwn).map(({ amountMinor }) => amountMinor);
    const opened = facts.opened.filter(isOwn).reduce((sum, { n }) => sum + n, 0);
    return forecastRevenue({
      wonMinor: nMinor,
      needMinor,
      isOver: false,
      openDeals: facts.open.filter(isOwn).map(({ stage, ageDays, amountMinor }) => ({
        chance: Math.min(1, chance(ageDays, days) * factorOf(stage)),
        amountMinor,
      })),
      newWins: expectedNewWins(chance, opened / openedDays, days),
      wonAmounts: own.length >= fewestAmounts ? own : everybody,
    });
  };
}
