import { expect, it } from "vitest";
import type { AmountByCurrency } from "../../src/core/funnel.ts";
import { splitAmounts } from "../../src/core/split-amounts.ts";

const usd = (amountMinor: bigint): AmountByCurrency => ({ currency: "USD", amountMinor });
const eur = (amountMinor: bigint): AmountByCurrency => ({ currency: "EUR", amountMinor });

it.each([
  { name: "nothing", amounts: [], own: 0n, others: [] },
  { name: "one currency", amounts: [usd(100n), usd(20n)], own: 120n, others: [] }, // 100 + 20
  { name: "two currencies", amounts: [eur(7n), usd(1n), eur(2n)], own: 1n, others: [eur(9n)] }, // 7 + 2
  { name: "a sum of nothing", amounts: [eur(5n), eur(-5n)], own: 0n, others: [] }, // 5 − 5
])("adds each currency by itself and sets the ledger's own apart: $name", ({ amounts, own, others }) => {
  expect(splitAmounts(amounts, "USD")).toEqual({ own, others });
});
