import { isMoneyMetric, type Metric, wordForMetric } from "./metric.ts";
import { formatMoney } from "./money.ts";

/** A quantity of a metric in words: "12 meetings", "$120,000 revenue". `n` a count or minor units of `currency`. */
export function wordsForQuantity(metric: Metric, n: bigint, currency: string): string {
  if (isMoneyMetric(metric)) return `${formatMoney({ amountMinor: n, currency })} ${metric}`;
  return `${n} ${wordForMetric(metric, Number(n))}`;
}

/** "1st", "2nd", "3rd", "11th". `n` a whole number from 1. */
export function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${suffix}`;
}

/** "1 day", "62 days". */
export const countOf = (n: number | bigint, one: string, many = `${one}s`): string =>
  `${n} ${Number(n) === 1 ? one : many}`;

/** A share 0..1 as a percentage without decimals: "42 %"; "<1 %" for what is more than none. */
export function printPercent(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "<1 %" : `${percent} %`;
}

/** The text with its first letter large: "linear" → "Linear". */
export const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/**
 * What somebody typed, as it begins a line: "tidy up the sources" → "Tidy up the sources". A first word that is written
 * in a way of its own stays: "iPhone", "webinar-q3", "https://…". Never throws.
 */
export const beginLine = (text: string): string =>
  /^\p{Ll}[\p{Ll}'’-]*[.,:;!?]?(?:\s|$)/u.test(text) ? upperFirst(text) : text;
