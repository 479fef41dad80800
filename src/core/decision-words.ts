import { addDays, type Day, formatDay, isDay } from "./day.ts";
import type { CheckedMetric } from "./decision-line.ts";
import type { Direction, Verdict } from "./metric-change.ts";
import { formatMoney } from "./money.ts";

/** What of a decision its record is said from; `before` and `after` as they were frozen. */
export type DecisionRecord = {
  metric: CheckedMetric | null;
  direction: Direction | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  verdict: Verdict | null;
};

/** A metric's value in words: "12", "$40,000", "31 %", "42.5 days"; "none" for null. `value` as core/metric-weeks has it. */
export function wordsForValue(metric: CheckedMetric, value: bigint | null, currency: string): string {
  if (value === null) return "none";
  if (metric === "pipeline" || metric === "revenue") return formatMoney({ amountMinor: value, currency });
  if (metric === "win rate") return `${oneDecimal(Number(value) / 100)} %`;
  if (metric === "cycle") return `${oneDecimal(Number(value) / 10)} days`;
  return String(value);
}

const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);

/** How much a metric usually changes, in its own words: "±3.2", "±$4,000", "±5.9 points". */
function wordsForUsual(metric: CheckedMetric, usual: number, currency: string): string {
  if (metric === "pipeline" || metric === "revenue")
    return `±${formatMoney({ amountMinor: BigInt(Math.round(usual)), currency })}`;
  if (metric === "win rate") return `±${oneDecimal(usual / 100)} points`;
  if (metric === "cycle") return `±${oneDecimal(usual / 10)} days`;
  return `±${oneDecimal(usual)}`;
}

/** The value in a frozen measurement; null where there was none. */
export const valueIn = (frozen: Readonly<Record<string, unknown>> | null): bigint | null =>
  typeof frozen?.value === "bigint" ? frozen.value : null;

/** "win rate up, 20 % when it was decided" at first; "win rate 20 % → 31 %: up as meant, beyond the usual ±5.9 points" later. */
export function wordsForRecord(record: DecisionRecord, currency: string): string {
  const { metric, direction, before, after, verdict } = record;
  if (metric === null)
    return verdict === null ? "no metric named" : "no metric was named, so there is nothing to compare";
  const then = wordsForValue(metric, valueIn(before), currency);
  if (verdict === null) return `${metric} ${direction ?? ""}, ${then} when it was decided`.replace(" ,", ",");
  const now = wordsForValue(metric, valueIn(after), currency);
  const { usual, why } = after ?? {};
  const range = typeof usual === "number" ? ` ${wordsForUsual(metric, usual, currency)}` : "";
  const words: Record<Verdict, string> = {
    moved: `${direction} as meant, beyond the usual${range}`,
    "within the usual": `no more than the usual${range}, and ${direction} was meant`,
    "the other way": `beyond the usual${range}, and ${direction} was meant`,
    unknown: `nobody can tell${typeof why === "string" ? `: ${why}` : ""}`,
  };
  return `${metric} ${then} → ${now}: ${words[verdict]}`;
}

/** A measurement in words: "68, from Tue 6 Oct 2026 to Mon 2 Nov 2026"; null where nothing was measured. */
function wordsForMeasured(
  metric: CheckedMetric,
  frozen: DecisionRecord["before"],
  currency: string,
): string | null {
  const { start, end } = frozen ?? {};
  if (typeof start !== "string" || typeof end !== "string" || !isDay(start) || !isDay(end)) return null;
  const value = wordsForValue(metric, valueIn(frozen), currency);
  return `${value}, from ${formatDay(start)} to ${formatDay(addDays(end, -1))}`;
}

/** What a decision's record stands on, a line each: when and why it was decided, what was measured when, and the rule. */
export function explainRecord(
  decision: DecisionRecord & { decidedDay: Day; why: string | null },
  currency: string,
): string[] {
  const { metric, before, after, decidedDay, why } = decision;
  const decided = `Decided on ${formatDay(decidedDay)}${why === null ? "" : `, because ${why}`}`;
  if (metric === null) return [decided];
  const then = wordsForMeasured(metric, before, currency);
  const now = wordsForMeasured(metric, after, currency);
  const usual = after?.usual;
  return [
    decided,
    ...(then === null ? [] : [`Then: ${metric} ${then}`]),
    ...(now === null ? [] : [`Now: ${metric} ${now}`]),
    ...(typeof usual === "number"
      ? [
          `Usual: ${wordsForUsual(metric, usual, currency)}, twice what it varied from week to week before, for the weeks since`,
        ]
      : []),
  ];
}
