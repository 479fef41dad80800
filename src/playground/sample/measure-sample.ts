import { addDays, type Day } from "../../core/day.ts";
import { weeksOfValue } from "../../core/metric-change.ts";
import { isInPeriod } from "../../core/period.ts";
import type { Sample } from "./sample.ts";

/** Leads, or sales-ready meetings net of rejected ones, over the four weeks before a day: as a decision of that day freezes them. */
export function measureSample({ leads, deals }: Sample, metric: "leads" | "meetings", day: Day) {
  const span = { start: addDays(day, -7 * weeksOfValue), end: day };
  const counted =
    metric === "leads"
      ? leads.filter((lead) => isInPeriod(lead.day, span))
      : deals.filter((deal) => deal.status !== "disqualified" && isInPeriod(deal.salesReadyDay, span));
  return { value: BigInt(counted.length), ...span };
}
