import { addDays, type Day, dayParts } from "../../core/day.ts";
import type { Period } from "../../core/period.ts";
import { type Campaign, runsOn } from "./plan-leads.ts";
import type { Random } from "./random.ts";
import type { SampleSpend } from "./sample.ts";

/** What a source or a campaign of it costs in a month that it runs in, whole currency units. */
const monthly: Readonly<Record<string, number>> = {
  ...{ webinar: 6000, "trade show": 32_000, partner: 8000, website: 10_000 },
};
const otherwise = 4000;

/**
 * A bill on the tenth of every month, within the half-open span, for each campaign that runs in it and for each source that
 * costs something without one.
 */
export function planSpend(
  random: Random,
  { start, end }: Pick<Period, "start" | "end">,
  campaigns: readonly (Campaign & { readonly currency?: "EUR" })[],
  standing: readonly string[] = [],
): SampleSpend[] {
  const bills: SampleSpend[] = [];
  const amountOf = (source: string) =>
    BigInt(Math.round(random.logNormal(monthly[source] ?? otherwise, 0.25) / 50) * 50) * 100n;
  for (let day: Day = start; day < end; day = addDays(day, 1)) {
    if (dayParts(day).date !== 10) continue;
    for (const campaign of campaigns) {
      const { name, source, currency } = campaign;
      if (!runsOn(campaign, day)) continue;
      const paid = currency === undefined ? {} : { currency };
      bills.push({ campaign: name, source, day, amountMinor: amountOf(source), ...paid });
    }
    for (const source of standing) bills.push({ campaign: null, source, day, amountMinor: amountOf(source) });
  }
  return bills;
}
