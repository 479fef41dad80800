import { compareHappened, type Happened, isSameCycle } from "./buying-cycle.ts";

/**
 * The lead that a deal comes from: the account's first one, by day and on one day by record order, that came in by the
 * day the deal opened, within the look-back (months) before it and after the account's last closed deal. Null where
 * there is none: then the typed source is the origin. formulas.md §1. @throws outside years 1000 to 9999
 * @param opened the sales-ready day, or of a closing without a meeting the day of closing; when it was recorded
 * @param closings when the account's other deals were won or lost
 */
export function pickFirstLead<L extends Happened>(
  opened: Happened,
  leads: readonly L[],
  closings: readonly Happened[],
  lookBackMonths: number,
): L | null {
  const [first] = leads
    .filter((lead) => lead.day <= opened.day && isSameCycle(lead, opened, closings, lookBackMonths))
    .toSorted(compareHappened);
  return first ?? null;
}

/**
 * Whether a lead that was logged after a deal opened would have been its origin, had it been known: it came in on an
 * earlier day than the deal opened, before the origin that the deal has, and in the same buying cycle. Such a lead is
 * offered, never applied silently. formulas.md §1. @throws outside years 1000 to 9999
 * @param origin the deal's origin lead, where it has one
 */
export const isLateOrigin = (
  lead: Happened,
  deal: { opened: Happened; origin: Happened | null },
  closings: readonly Happened[],
  lookBackMonths: number,
): boolean =>
  lead.recordedAt > deal.opened.recordedAt &&
  lead.day < deal.opened.day &&
  (deal.origin === null || compareHappened(lead, deal.origin) < 0) &&
  isSameCycle(lead, deal.opened, closings, lookBackMonths);
