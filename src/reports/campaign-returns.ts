import { type AttributionModel, attributionModels } from "../core/attribution.ts";
import type { RateRow } from "../core/convert.ts";
import { addDays } from "../core/day.ts";
import { type MoneyReturn, returnOf } from "../core/money-return.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import type { Ctx } from "../ctx.ts";
import { listRates } from "../data/rates.ts";
import { readJourneys } from "../data/read-journeys.ts";
import { findHalfLife } from "./build-credits.ts";
import { convertJourneys } from "./convert-journeys.ts";
import { creditInSlices } from "./credit-in-slices.ts";

/** What a model credits to a campaign: won deals in basis points of one, revenue in the ledger's currency, its return. */
export type ModelReturn = { model: AttributionModel; dealsBp: number; wonMinor: bigint; back: MoneyReturn };

/** The return of a campaign by every model of attribution, of all deals won to date that it touched or brought; and the rates behind it. */
export async function listModelReturns(
  ctx: Ctx,
  campaignId: string,
  { spendMinor, marginBp }: { spendMinor: bigint; marginBp: number | null },
): Promise<{ returns: ModelReturn[]; used: RateRow[] }> {
  const { database, ledger, today } = ctx;
  const rates = await listRates(database.db, ledger.id);
  const ask = (withDays: boolean) =>
    readJourneys(database, ledger.id, {
      ...{ by: "campaign", day: "closedDay", statuses: ["won"], today, oldBefore: today, campaignId },
      ...{ start: "1990-01-01", end: addDays(today, 1), withDays, lookBackMonths: ledger.lookBackMonths },
      convertTo: rates.length === 0 ? null : ledger.currency,
    });
  // days, which only time decay needs, keep equal journeys apart
  const [read, readWithDays, halfLife] = await Promise.all([ask(false), ask(true), findHalfLife(ctx)]);
  const { journeys, used } = await convertJourneys(read, ledger.currency, rates);
  const { journeys: dated } = await convertJourneys(readWithDays, ledger.currency, rates);
  const returns: ModelReturn[] = [];
  for (const model of attributionModels) {
    const credits = await creditInSlices(model, model === "decay" ? dated : journeys, halfLife.days);
    const own = credits.filter(({ key }) => key === campaignId);
    const wonMinor = splitAmounts(
      own.flatMap(({ amounts }) => amounts),
      ledger.currency,
    ).own;
    const dealsBp = own.reduce((sum, credit) => sum + credit.dealsBp, 0);
    returns.push({ model, dealsBp, wonMinor, back: returnOf({ wonMinor, spendMinor, marginBp }) });
  }
  return { returns, used };
}
