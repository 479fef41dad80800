import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attributionModels,
  type CreditedTouch,
  creditTouches,
  halfLifeOf,
  wholeCredit,
} from "../../src/core/attribution.ts";
import { addDays, type Day } from "../../src/core/day.ts";

const won = { day: "2026-06-30", dealDay: "2026-03-31", halfLifeDays: 30 } as const;

/** Touches on these days; the one marked made the lead. */
const on = (days: readonly Day[], leadAt = 0): CreditedTouch[] =>
  days.map((day, at) => ({ day, isLead: at === leadAt }));

describe("creditTouches", () => {
  const five = on(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"], 1);

  it.each([
    { model: "first", credits: [10_000, 0, 0, 0, 0] },
    { model: "last", credits: [0, 0, 0, 0, 10_000] },
    { model: "linear", credits: [2000, 2000, 2000, 2000, 2000] }, // 10,000 ÷ 5
    { model: "u", credits: [4000, 667, 667, 666, 4000] }, // 2000 ÷ 3 = 666 r 2: the two earlier ones get the rest
    // first touch 1, lead made by 2, deal opened on 31 Mar after 3: 30 each; 10 over the other two
    { model: "w", credits: [3000, 3000, 3000, 500, 500] },
  ] as const)("$model over five touches", ({ model, credits }) => {
    expect(creditTouches(model, five, won)).toEqual(credits);
  });

  it("time decay halves the credit with every half-life of age", () => {
    // 90, 60, 30 and 0 days before 30 Jun: 1/8 : 1/4 : 1/2 : 1 = 1 : 2 : 4 : 8 of 15, that is 666.67, 1333.33, 2666.67, 5333.33;
    // of the 2 left over the greatest remainders, .67 twice, get one each
    const touches = on(["2026-04-01", "2026-05-01", "2026-05-31", "2026-06-30"]);
    expect(creditTouches("decay", touches, won)).toEqual([667, 1333, 2667, 5333]);
    // twice the half-life: 2^-1.5 : 2^-1 : 2^-0.5 : 1 = 0.3536 : 0.5 : 0.7071 : 1 of 2.5607
    expect(creditTouches("decay", touches, { ...won, halfLifeDays: 60 })).toEqual([1381, 1953, 2761, 3905]);
  });

  it("a journey of ten years keeps its proportions under time decay", () => {
    const ages = on(["2016-06-01", "2016-07-01"]); // 30 days apart: 1 : 2
    expect(creditTouches("decay", ages, won)).toEqual([3333, 6667]);
  });

  it.each(attributionModels)("%s: no touch is unattributed, one touch has it all", (model) => {
    expect(creditTouches(model, [], won)).toBeNull();
    expect(creditTouches(model, on(["2026-07-01"]), won)).toBeNull(); // after the milestone
    expect(creditTouches(model, on(["2026-05-01"]), won)).toEqual([wholeCredit]);
    expect(creditTouches(model, on(["2026-06-30"]), won)).toEqual([wholeCredit]); // on its day: still counts
  });

  it.each([
    { model: "first", credits: [10_000, 0] },
    { model: "last", credits: [0, 10_000] },
    { model: "linear", credits: [5000, 5000] },
    { model: "u", credits: [5000, 5000] }, // no middle: 40 : 40
    // the first touch made the lead: one milestone; the second opened the deal: 30 : 30
    { model: "w", credits: [5000, 5000] },
  ] as const)("$model over two touches", ({ model, credits }) => {
    expect(creditTouches(model, on(["2026-01-01", "2026-02-01"]), won)).toEqual(credits);
  });

  it.each([
    {
      what: "first and lead coincide: 30 : 10 : 30 over 70",
      touches: on(["2026-01-01", "2026-02-01", "2026-03-01"]),
      credits: [4286, 1428, 4286], // 4285.71, 1428.57, 4285.71: 9998 whole, the two greatest remainders get one each
    },
    {
      what: "all three coincide, and two come after the deal was opened: 30 : 5 : 5 over 40",
      touches: on(["2026-01-01", "2026-04-01", "2026-05-01"]),
      credits: [7500, 1250, 1250],
    },
    {
      what: "lead and deal coincide: 30 : 30 : 10 over 70",
      touches: on(["2026-01-01", "2026-02-01", "2026-05-01"], 1),
      credits: [4286, 4286, 1428],
    },
    {
      what: "three milestones and nothing else: a third each",
      touches: on(["2026-01-01", "2026-02-01", "2026-03-01"], 1),
      credits: [3334, 3333, 3333],
    },
    {
      what: "no lead, and no touch before the deal was opened: only the first is a milestone, 30 : 10 over 40",
      touches: on(["2026-04-01", "2026-05-01"], -1),
      credits: [7500, 2500],
    },
  ])("w where $what", ({ touches, credits }) => {
    expect(creditTouches("w", touches, won)).toEqual(credits);
  });

  it("w of an undated deal has no milestone of its opening", () => {
    const touches = on(["2026-01-01", "2026-02-01", "2026-03-01"], 1);
    // 30 : 30 : 10 over 70
    expect(creditTouches("w", touches, { ...won, dealDay: null })).toEqual([4286, 4286, 1428]);
  });

  it("touches after the milestone have no credit and change nobody else's", () => {
    const touches = on(["2026-01-01", "2026-02-01", "2026-07-01", "2026-08-01"]);
    for (const model of attributionModels) {
      const alone = creditTouches(model, touches.slice(0, 2), won) ?? [];
      expect(creditTouches(model, touches, won)).toEqual([...alone, 0, 0]);
    }
  });

  it("refuses touches that are out of order, and a half-life of nothing", () => {
    expect(() => creditTouches("first", on(["2026-02-01", "2026-01-01"]), won)).toThrow(RangeError);
    expect(() => creditTouches("decay", on(["2026-02-01"]), { ...won, halfLifeDays: 0 })).toThrow(RangeError);
  });

  const journey = fc
    .array(fc.record({ gap: fc.nat(400), isLead: fc.boolean() }), { minLength: 1, maxLength: 40 })
    .map((steps) => {
      let day: Day = "2020-01-01";
      return steps.map(({ gap, isLead }) => {
        day = addDays(day, gap);
        return { day, isLead };
      });
    });
  const milestone = fc.record({
    day: fc.integer({ min: -10, max: 9000 }).map((days) => addDays("2020-01-01", days)),
    dealDay: fc.option(fc.integer({ min: -10, max: 9000 }).map((days) => addDays("2020-01-01", days))),
    halfLifeDays: fc.integer({ min: 30, max: 2000 }),
  });

  it("credits are whole, none is negative, and they add to exactly 10,000 by every model", () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributionModels), journey, milestone, (model, touches, at) => {
        const credits = creditTouches(model, touches, at);
        const counted = touches.filter(({ day }) => day <= at.day).length;
        const all = credits ?? [];
        expect(credits === null).toBe(counted === 0);
        expect(all.every((credit) => Number.isSafeInteger(credit) && credit >= 0)).toBe(true);
        expect(all.reduce((sum, credit) => sum + credit, 0)).toBe(counted === 0 ? 0 : wholeCredit);
        expect(all.slice(counted).every((credit) => credit === 0)).toBe(true);
      }),
    );
  });

  it("time decay never credits an older touch more than a younger one by over a basis point", () => {
    fc.assert(
      fc.property(journey, milestone, (touches, at) => {
        const credits = (creditTouches("decay", touches, at) ?? []).slice(
          0,
          touches.filter(({ day }) => day <= at.day).length,
        );
        for (const [place, credit] of credits.entries())
          expect(credit).toBeLessThanOrEqual((credits[place + 1] ?? wholeCredit) + 1);
      }),
    );
  });
});

describe("halfLifeOf", () => {
  it.each([
    { median: null, halfLife: 30 }, // no cycle known
    { median: 12, halfLife: 30 },
    { median: 30, halfLife: 30 },
    { median: 91.5, halfLife: 91.5 },
  ])("a median cycle of $median days gives $halfLife", ({ median, halfLife }) => {
    expect(halfLifeOf(median)).toBe(halfLife);
  });
});
