import { type Day, formatDay } from "./day.ts";
import { formatMoney } from "./money.ts";

/** What a deal is worth in words; "no amount" where nobody has said. Minor units of `currency`. */
export const wordsForAmount = ({
  amountMinor,
  currency,
}: {
  amountMinor: bigint | null;
  currency: string;
}): string => (amountMinor === null ? "no amount" : formatMoney({ amountMinor, currency }));

/** A deal told apart from its account's others: product line, division, amount, the day it became sales-ready, owner. */
export function wordsForDeal(deal: {
  productLineName: string | null;
  divisionName: string | null;
  amountMinor: bigint | null;
  currency: string;
  salesReadyDay: Day | null;
  ownerName: string | null;
}): string {
  const parts = [
    deal.productLineName,
    deal.divisionName,
    wordsForAmount(deal),
    deal.salesReadyDay === null ? "undated" : formatDay(deal.salesReadyDay),
    deal.ownerName,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
