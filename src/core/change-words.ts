import { wordsForHeads } from "./budget-line.ts";
import { formatDay, isDay } from "./day.ts";
import { formatMoney } from "./money.ts";

const words = new Map([
  ["logged", "lead logged"],
  ["touched", "touch logged"],
  ["opened", "sales-ready meeting logged"],
  ["followed up", "follow-up logged"],
  ["moved", "meeting moved"],
  ["held", "meeting held"],
  ["no-show", "nobody came to the meeting"],
  ["accepted", "meeting accepted"],
  ["rejected", "meeting rejected"],
  ["staged", "stage reached"],
  ["updated", "deal updated"],
  ["edited", "corrected"],
  ["sourced", "source set"],
  ["made", "campaign made"],
  ["changed", "campaign changed"],
  ["ended", "campaign ended"],
  ["spent", "spend logged"],
  ["set", "set"],
]);

/**
 * What one change says, in words: what was done, for how much, for which day. "meeting held, Mon 23 Nov 2026"
 * @param change `after` the columns it set, `effectiveDay` its business day; null: none
 */
export function wordsForChange(change: {
  action: string;
  after: Readonly<Record<string, unknown>> | null;
  effectiveDay: string | null;
}): string {
  const { action, after, effectiveDay } = change;
  const { amountMinor, currency, headTenths, rate } = after ?? {};
  const heads = typeof headTenths === "number" ? `, ${wordsForHeads(headTenths)}` : "";
  const worth = typeof rate === "string" ? ` to ${rate}` : "";
  const amount =
    typeof amountMinor === "bigint" && typeof currency === "string"
      ? `, ${formatMoney({ amountMinor, currency })}`
      : "";
  const day = effectiveDay !== null && isDay(effectiveDay) ? `, ${formatDay(effectiveDay)}` : "";
  return `${words.get(action) ?? action}${worth}${amount}${heads}${day}`;
}
