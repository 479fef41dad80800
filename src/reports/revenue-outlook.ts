import type { Day } from "../core/day.ts";
import { daysBetween } from "../core/day.ts";
import type { Forecast } from "../core/forecast.ts";
import { forecastRevenue } from "../core/forecast-revenue.ts";
import type { Period } from "../core/period.ts";
import { estimateWinChance, expectedNewWins, type StageRecord, stageFactor } from "../core/win-chance.ts";
import { openedDays, type RevenueFacts } from "../data/read-open-deals.ts";

/** A team's own amounts are drawn from when it has so many; else everybody's. */
const fewestAmounts = 5;

/** Where a team's revenue ends; `nMinor` won so far. */
export type RevenueForecast = (of: { teamId: string; nMinor: bigint; needMinor: bigint | null }) => Forecast;

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
