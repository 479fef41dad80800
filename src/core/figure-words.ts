import { isMoneyMetric, type Metric, wordForMetric } from "./metric.ts";
import { formatMoneyShort } from "./money.ts";

/** What a report shows where there is no figure. */
export const noFigure = "–";

/** A quantity of a metric as every door prints it: "48", "$400k". `n` a count or minor units of `currency`. */
export const printQuantity = (metric: Metric, n: bigint, currency: string): string =>
  isMoneyMetric(metric) ? formatMoneyShort({ amountMinor: n, currency }) : String(n);

/** The same with its metric: "48 meetings", "$400k revenue". */
export const nameQuantity = (metric: Metric, n: bigint, currency: string): string =>
  `${printQuantity(metric, n, currency)} ${wordForMetric(metric, Number(n))}`;

/**
 * A share of a table whose whole percentages add to 100: "21 %", "<1 %" for what is more than none. `percent` as
 * rounded for the table; null: nothing to have a share of.
 */
export function printShare(percent: number | null, n: bigint): string {
  if (percent === null) return noFigure;
  return percent === 0 && n > 0n ? "<1 %" : `${percent} %`;
}

/** A committed share in basis points as a percentage: "12.5 %". */
export const printBasisPoints = (basisPoints: number): string => `${basisPoints / 100} %`;

/** A pace with two decimals; a dash where there is none. */
export const printPace = (pace: number | null): string => (pace === null ? noFigure : pace.toFixed(2));
