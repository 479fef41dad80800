import { type Thresholds, usualThresholds } from "./definitions.ts";
import type { StageRate } from "./funnel.ts";
import { printPercent } from "./wording.ts";

/** A rate in a table's cell: "–", "3 of 4", "42 %*" (indicative: fewer than the ledger defines, 30), "42 %", "57 earlier". */
export function cellOfRate(rate: StageRate): string {
  if (rate.kind === "none") return "–";
  if (rate.kind === "counts") return `${rate.n} of ${rate.d}`;
  if (rate.kind === "from earlier") return `${rate.n} earlier`;
  return rate.kind === "indicative" ? `${printPercent(rate.rate)}*` : printPercent(rate.rate);
}

/** What "*" means, where a table has one; null otherwise. */
export const noteOnRates = (
  rates: readonly StageRate[],
  { indicative }: Pick<Thresholds, "indicative"> = usualThresholds,
): string | null =>
  rates.some((rate) => rate.kind === "indicative") ? `* fewer than ${indicative}: indicative` : null;
