import { addDays, addMonths, type Day, dayParts } from "../../core/day.ts";
import type { YearlyCampaign } from "./company.ts";

/** A campaign of one year: the first and the last day of it. */
export type SampleCampaign = YearlyCampaign & { readonly startDay: Day; readonly endDay: Day };

/**
 * What ran since the ledger's first day, or still runs: the latest of each by its own name, those of the years before with the
 * year behind it, "webinar-q3-2025". What had begun before the ledger did starts with it.
 */
export function planCampaigns(yearly: readonly YearlyCampaign[], first: Day, today: Day): SampleCampaign[] {
  return yearly.flatMap((each) => {
    const all = yearsOf(first, today).map((year) => ({ year, ...daysOf(each.months, year) }));
    const ran = all.filter(({ startDay, endDay }) => endDay >= first && startDay < today);
    return ran.map(({ year, startDay, endDay }, at) => ({
      ...each,
      name: at === ran.length - 1 ? each.name : `${each.name}-${year}`,
      ...{ startDay: startDay < first ? first : startDay, endDay },
    }));
  });
}

function yearsOf(first: Day, last: Day): number[] {
  const { year } = dayParts(first);
  return Array.from({ length: dayParts(last).year - year + 1 }, (_, at) => year + at);
}

/** The first and the last day of months in a row. */
function daysOf(months: readonly number[], year: number): { startDay: Day; endDay: Day } {
  const startDay = addMonths(`${year}-01-01`, (months[0] ?? 1) - 1);
  return { startDay, endDay: addDays(addMonths(startDay, months.length), -1) };
}
