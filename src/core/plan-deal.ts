/** Which of an account's open deals is meant: the one, none, or a question. */
export type DealPlan<D> = { kind: "one"; deal: D } | { kind: "none" } | { kind: "ask"; deals: readonly D[] };

/**
 * A product line or division that was typed narrows the open deals where it leaves any; one deal left is the one,
 * several are asked about. Never guessed by owner, age or amount.
 */
export function planDeal<D extends { productLineId: string | null; divisionId: string | null }>(
  open: readonly D[],
  typed: { productLineId: string | null; divisionId: string | null },
): DealPlan<D> {
  const narrow = (deals: readonly D[], isMeant: (deal: D) => boolean) => {
    const meant = deals.filter(isMeant);
    return meant.length > 0 ? meant : deals;
  };
  const byProduct =
    typed.productLineId === null ? open : narrow(open, (deal) => deal.productLineId === typed.productLineId);
  const left =
    typed.divisionId === null ? byProduct : narrow(byProduct, (deal) => deal.divisionId === typed.divisionId);
  const [first] = left;
  if (first === undefined) return { kind: "none" };
  return left.length === 1 ? { kind: "one", deal: first } : { kind: "ask", deals: left };
}
