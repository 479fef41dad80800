import type { AmountByCurrency } from "./funnel.ts";

/**
 * Amounts in several currencies as the sum of one of them (minor units, 0 when there is none) and the sum of each
 * other, in the order in which they first appear and without sums of 0: without a rate they are never added. Exact.
 */
export function splitAmounts(
  amounts: readonly AmountByCurrency[],
  currency: string,
): { own: bigint; others: AmountByCurrency[] } {
  const sums = new Map([[currency, 0n]]);
  for (const each of amounts) sums.set(each.currency, (sums.get(each.currency) ?? 0n) + each.amountMinor);
  const others = [...sums].filter(([other, sum]) => other !== currency && sum !== 0n);
  return {
    own: sums.get(currency) ?? 0n,
    others: others.map(([other, amountMinor]) => ({ currency: other, amountMinor })),
  };
}
