import { addDays, type Day, dayParts } from "../../core/day.ts";
import type { Period } from "../../core/period.ts";
import type { Random } from "./random.ts";
import type { SampleSpend } from "./sample.ts";

/** What a campaign costs in a month that it runs in, whole currency units. */
const monthly: Readonly<Record<string, number>> = { webinar: 3500, "trade show": 9000, partner: 2500 };
const otherwise = 4000;

/** A bill on the tenth of every month for each campaign that runs in it, within the half-open span. */
export function planSpend(
  random: Random,
  { start, end }: Pick<Period, "start" | "end">,
  campaigns: readonly { name: string; source: string; months: readonly number[] }[],
): SampleSpend[] {
  const bills: SampleSpend[] = [];
  for (let day: Day = start; day < end; day = addDays(day, 1)) {
    const { month, date } = dayParts(day);
    if (date !== 10) continue;
    for (const { name, source, months } of campaigns) {
      if (!months.includes(month)) continue;
      const amount = Math.round(random.logNormal(monthly[source] ?? otherwise, 0.25) / 50) * 50;
      bills.push({ campaign: name, source, day, amountMinor: BigInt(amount) * 100n });
    }
  }
  return bills;
}
