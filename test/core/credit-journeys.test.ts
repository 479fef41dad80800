import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributionModels, wholeCredit } from "../../src/core/attribution.ts";
import { creditJourneys, type Journey } from "../../src/core/credit-journeys.ts";
import { addDays, type Day } from "../../src/core/day.ts";

const start: Day = "2026-01-01";
const dayUpTo = (most: number) => fc.nat(most).map((days) => addDays(start, days));

const journey: fc.Arbitrary<Journey> = fc
  .record({
    touches: fc.array(
      fc.record({ day: dayUpTo(300), isLead: fc.boolean(), key: fc.constantFrom("a", "b", "c", null) }),
      { maxLength: 8 },
    ),
    endDay: dayUpTo(400),
    dealDay: fc.option(dayUpTo(400)),
    n: fc.integer({ min: 1, max: 9 }),
    without: fc.nat(9),
    currency: fc.constantFrom("USD", "EUR"),
    amountMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  })
  .map(({ touches, without, ...rest }) => ({
    ...rest,
    touches: touches.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    withAmount: Math.max(0, rest.n - without),
  }));

describe("the credits of many deals", () => {
  it("by every model they add to 10,000 a deal and to all amounts to the cent, with what no touch came before", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...attributionModels),
        fc.array(journey, { maxLength: 12 }),
        fc.integer({ min: 30, max: 400 }),
        (model, journeys, halfLifeDays) => {
          const credits = creditJourneys(model, journeys, halfLifeDays);
          const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
          expect(sum(credits.map(({ dealsBp }) => dealsBp))).toBe(
            wholeCredit * sum(journeys.map(({ n }) => n)),
          );
          expect(sum(credits.map(({ withAmountBp }) => withAmountBp))).toBe(
            wholeCredit * sum(journeys.map(({ withAmount }) => withAmount)),
          );
          const all = (list: readonly { currency: string; amountMinor: bigint }[], of: string) =>
            list.reduce((total, each) => (each.currency === of ? total + each.amountMinor : total), 0n);
          const amounts = credits.flatMap((credit) => credit.amounts);
          for (const currency of ["USD", "EUR"]) expect(all(amounts, currency)).toBe(all(journeys, currency));
          const untouched = journeys.filter(({ touches, endDay }) =>
            touches.every(({ day }) => day > endDay),
          );
          const unattributed = credits.filter(({ isUnattributed }) => isUnattributed);
          expect(sum(unattributed.map(({ dealsBp }) => dealsBp))).toBe(
            wholeCredit * sum(untouched.map(({ n }) => n)),
          );
        },
      ),
    );
  });
});
