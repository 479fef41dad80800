import type { Day } from "./day.ts";
import { formatMoney } from "./money.ts";
import { type CalendarSettings, labelQuarter, quarterOf } from "./period.ts";
import { countOf } from "./wording.ts";

/** Deals opened again in a period: what they had been, on which business day; `amountMinor` their sum in `currency`. */
export type Reopened = {
  was: "won" | "lost";
  closedDay: Day;
  n: number;
  amountMinor: bigint;
  currency: string;
};

/**
 * Reopenings as lines of their own, one per quarter of the closing: "1 deal reopened: −$120,000 (won in 2026-Q3)".
 * What was lost takes no amount away. They stand apart and are left out of share denominators (formulas.md §7).
 */
export function wordsForReopened(reopened: readonly Reopened[], calendar: CalendarSettings): string[] {
  const lines = new Map<string, Reopened & { quarter: string }>();
  for (const each of reopened) {
    const quarter = labelQuarter(quarterOf(each.closedDay, calendar), calendar);
    const key = [each.was, quarter, each.currency].join("|");
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { ...each, quarter });
    else
      lines.set(key, {
        ...known,
        n: known.n + each.n,
        amountMinor: known.amountMinor + each.amountMinor,
      });
  }
  return [...lines.values()].map(({ was, quarter, n, amountMinor, currency }) => {
    const less = was === "won" && amountMinor > 0n ? `: −${formatMoney({ amountMinor, currency })}` : "";
    return `${countOf(n, "deal")} reopened${less} (${was} in ${quarter})`;
  });
}
