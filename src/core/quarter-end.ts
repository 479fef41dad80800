import { addDays, type Day } from "./day.ts";
import type { Period } from "./period.ts";
import { addWorkingDays } from "./working-days.ts";

/** So many working days a quarter stays open for late records. */
const openDays = 5;

/** The last day on which a quarter takes late records: the fifth working day after its end. */
export const lastOpenDay = (period: Pick<Period, "end">, holidays: readonly Day[]): Day =>
  addWorkingDays(addDays(period.end, -1), openDays, holidays);

/**
 * How a quarter stands on a day: running until its end (also before it begins), open for late records for five working
 * days, then due to be frozen. Formulas.md §2.
 */
export function quarterState(
  period: Pick<Period, "end">,
  today: Day,
  holidays: readonly Day[],
): "running" | "open" | "due" {
  if (today < period.end) return "running";
  return today <= lastOpenDay(period, holidays) ? "open" : "due";
}
