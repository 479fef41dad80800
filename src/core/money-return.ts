/**
 * What money brought back: nothing was spent; ROI where the ledger has a margin (0.25 is 25 % over what was spent); else
 * revenue ÷ spend.
 */
export type MoneyReturn =
  | { kind: "none" }
  | { kind: "roi"; roi: number }
  | { kind: "revenue"; times: number };

const scale = 1_000_000n;

/**
 * ROI = (won revenue × margin − spend) ÷ spend; without a margin revenue ÷ spend. Amounts in minor units of one
 * currency, `marginBp` basis points of revenue or null. Spend of nothing or less: none. Exact to a millionth. Never throws. ROI, formulas.md §5.
 */
export function returnOf(given: {
  wonMinor: bigint;
  spendMinor: bigint;
  marginBp: number | null;
}): MoneyReturn {
  const { wonMinor, spendMinor, marginBp } = given;
  if (spendMinor <= 0n) return { kind: "none" };
  if (marginBp === null)
    return { kind: "revenue", times: Number((wonMinor * scale) / spendMinor) / Number(scale) };
  const gained = wonMinor * BigInt(marginBp) - spendMinor * 10_000n;
  return { kind: "roi", roi: Number((gained * scale) / (spendMinor * 10_000n)) / Number(scale) };
}

/** A return in a table's cell: "n/a", "ROI 25 %", "ROI −40 %", "1.10×". */
export function cellOfReturn(value: MoneyReturn): string {
  if (value.kind === "none") return "n/a";
  if (value.kind === "revenue") return `${value.times.toFixed(2)}×`;
  const percent = Math.round(value.roi * 100);
  return `ROI ${percent < 0 ? "−" : ""}${Math.abs(percent)} %`;
}

/**
 * A return in words: "ROI 25 %", "revenue return 1.10×: earned back its spend". Revenue without a margin is never a
 * recommendation.
 */
export function wordsForReturn(value: MoneyReturn): string {
  if (value.kind === "none") return "n/a, nothing was spent";
  if (value.kind === "roi") return cellOfReturn(value);
  return `revenue return ${cellOfReturn(value)}: ${value.times >= 1 ? "earned back its spend" : "has not earned back its spend"}`;
}
