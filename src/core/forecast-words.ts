import type { Forecast } from "./forecast.ts";
import { isMoneyMetric, type Metric } from "./metric.ts";
import { formatMoneyShort } from "./money.ts";
import { printPercent } from "./wording.ts";

/**
 * A forecast in words: "ends at about 48, 41 to 55 four times in five; a chance of 52 % to reach 48", or why there is
 * none. `need` as a count or minor units of `currency`, null without one.
 */
export function wordsForForecast(
  forecast: Forecast,
  { metric, need, currency }: { metric: Metric; need: bigint | null; currency: string },
): string {
  if (forecast.kind === "none") return `no forecast: ${forecast.why}`;
  const print = (n: bigint) =>
    isMoneyMetric(metric) ? formatMoneyShort({ amountMinor: n, currency }) : String(n);
  const { p10, p50, p90, reach } = forecast;
  const range = p10 === p90 ? "" : `, ${print(p10)} to ${print(p90)} four times in five`;
  // What is reached already needs no chance.
  const chance =
    reach === null || need === null || reach === 1
      ? ""
      : `; a chance of ${printChance(reach)} to reach ${print(need)}`;
  return `ends at about ${print(p50)}${range}${chance}`;
}

/** Whole percent, and never a certainty that is none. */
function printChance(chance: number): string {
  if (chance > 0.99) return "over 99 %";
  return chance < 0.01 ? "under 1 %" : printPercent(chance);
}
