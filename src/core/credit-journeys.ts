import { type AttributionModel, type CreditedTouch, creditTouches, wholeCredit } from "./attribution.ts";
import type { Day } from "./day.ts";
import type { AmountByCurrency } from "./funnel.ts";
import { splitInteger } from "./split.ts";

/** A touch with what it is credited to: the id of its source, campaign, team, product line or division; null: none named. */
export type JourneyTouch = CreditedTouch & { key: string | null };

/** `n` deals of one currency with the same touches before the same milestone. */
export type Journey = {
  /** in the order in which they happened */
  touches: readonly JourneyTouch[];
  /** the milestone's day, and the day the deals became sales-ready; null: undated */
  endDay: Day;
  dealDay: Day | null;
  n: number;
  /** how many of them have an amount, and the sum of it in minor units */
  withAmount: number;
  currency: string;
  amountMinor: bigint;
};

/**
 * What journeys are worth to one source, campaign …: deals and deals with an amount in basis points of one, amounts in minor
 * units by currency. `key` null: touches that name none; "unattributed": deals without a touch.
 */
export type Credit = {
  key: string | null;
  isUnattributed: boolean;
  dealsBp: number;
  withAmountBp: number;
  amounts: AmountByCurrency[];
};

/**
 * The credits of journeys by what their touches name, in the order in which they first appear. Nothing is lost: deals add to
 * 10,000 basis points each, and amounts to their sum to the minor unit, with the row of deals that no touch came
 * before. `halfLifeDays` from halfLifeOf. Throws RangeError like creditTouches. formulas.md §5, attribution.
 */
export function creditJourneys(
  model: AttributionModel,
  journeys: readonly Journey[],
  halfLifeDays: number,
): Credit[] {
  const rows = new Map<string, Credit>();
  const at = (key: string | null, isUnattributed: boolean): Credit => {
    const name = isUnattributed ? "-" : `=${key ?? ""}`;
    const row = rows.get(name) ?? { key, isUnattributed, dealsBp: 0, withAmountBp: 0, amounts: [] };
    rows.set(name, row);
    return row;
  };
  for (const journey of journeys) {
    const { touches, endDay, dealDay, n, withAmount, currency } = journey;
    const credits = creditTouches(model, touches, { day: endDay, dealDay, halfLifeDays });
    const parts = credits ?? [wholeCredit];
    const amounts = splitInteger(journey.amountMinor, parts) ?? [];
    for (const [place, credit] of parts.entries()) {
      if (credit === 0) continue;
      const row = at(touches[place]?.key ?? null, credits === null);
      row.dealsBp += credit * n;
      row.withAmountBp += credit * withAmount;
      addTo(row.amounts, currency, amounts[place] ?? 0n);
    }
  }
  return [...rows.values()];
}

function addTo(amounts: AmountByCurrency[], currency: string, amountMinor: bigint): void {
  const known = amounts.find((amount) => amount.currency === currency);
  if (known !== undefined) known.amountMinor += amountMinor;
  else if (amountMinor !== 0n) amounts.push({ currency, amountMinor });
}
