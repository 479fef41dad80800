import { addUp, type RateRow } from "../core/convert.ts";
import { type AmountByCurrency, sumAmounts } from "../core/funnel.ts";
import { inSlices } from "../data/in-slices.ts";
import type { ReadJourney } from "../data/read-journeys.ts";

/** Journeys in the ledger's currency as far as there are rates, the rates behind them, and what has none. */
export type ConvertedJourneys = {
  journeys: readonly ReadJourney[];
  used: RateRow[];
  apart: AmountByCurrency[];
};

/** Won journeys' amounts at the rate of their day of closing; what has no rate keeps its currency, and stands apart. */
export async function convertJourneys(
  journeys: readonly ReadJourney[],
  currency: string,
  rates: readonly RateRow[],
): Promise<ConvertedJourneys> {
  const used = new Map<string, RateRow>();
  const apart: AmountByCurrency[] = [];
  const convert = (journey: ReadJourney): ReadJourney => {
    const { amountMinor, currency: from, rateDay, status } = journey;
    if (from === currency || amountMinor === 0n || status !== "won") return journey;
    const added =
      rateDay === null ? null : addUp([{ amountMinor, currency: from, day: rateDay }], currency, rates);
    const [rate] = added?.used ?? [];
    if (added === null || rate === undefined) {
      apart.push({ currency: from, amountMinor });
      return journey;
    }
    used.set(`${rate.currency} ${rate.day}`, rate);
    return { ...journey, currency, amountMinor: added.own };
  };
  const converted: ReadJourney[] = [];
  await inSlices(journeys, (slice) => void converted.push(...slice.map(convert)));
  return { journeys: converted, used: [...used.values()], apart: sumAmounts(apart) };
}
