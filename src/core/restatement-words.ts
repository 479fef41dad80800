import { type Day, daysBetween, formatDay } from "./day.ts";
import { printQuantity } from "./figure-words.ts";
import { isMoneyMetric, type Metric, wordForMetric } from "./metric.ts";

/**
 * A figure that was published and has changed since for the days it was about: `published` then, `more` (below 0: less)
 * by what was recorded late, corrected or taken back; or, where `isConverted`, by a rate that was set since. Counts or
 * minor units.
 */
export type Restatement = {
  team: string;
  metric: Metric;
  published: bigint;
  more: bigint;
  isConverted?: boolean;
};

/**
 * "Marketing: last week's 41 is now 43: 2 late meetings". `day` is the one it was published on, `today` that of the
 * message; a day other than a week ago is named. Money in `currency`.
 */
export function wordsForRestatement(
  { team, metric, published, more, isConverted = false }: Restatement,
  { day, today, currency }: { day: Day; today: Day; currency: string },
): string {
  const print = (n: bigint) => printQuantity(metric, n, currency);
  const when = daysBetween(day, today) === 7 ? "last week's" : `what was published on ${formatDay(day)} as`;
  return `${team}: ${when} ${print(published)} is now ${print(published + more)}: ${whatChanged(metric, more, currency, isConverted)}`;
}

/** The same of a frozen quarter: "Marketing: 41 is now 43: 2 late meetings". Money in `currency`. */
export function wordsForLate({ team, metric, published, more }: Restatement, currency: string): string {
  const print = (n: bigint) => printQuantity(metric, n, currency);
  return `${team}: ${print(published)} is now ${print(published + more)}: ${whatChanged(metric, more, currency)}`;
}

/** "2 late meetings", "1 meeting fewer", "$5k late revenue"; "$5k revenue more, late or by a rate set since". */
export function whatChanged(metric: Metric, more: bigint, currency: string, isConverted = false): string {
  const size = more < 0n ? -more : more;
  const quantity = printQuantity(metric, size, currency);
  const word = wordForMetric(metric, Number(size));
  if (isConverted)
    return `${quantity} ${word} ${more > 0n ? "more, late" : "less, corrected"} or by a rate set since`;
  if (more > 0n) return `${quantity} late ${word}`;
  return `${quantity} ${word} ${isMoneyMetric(metric) ? "less" : "fewer"}, corrected or taken back`;
}
