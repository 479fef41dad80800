import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Happened } from "../../src/core/buying-cycle.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import { isLateOrigin, pickFirstLead } from "../../src/core/first-lead.ts";

const at = (day: Day, recordedAt = 1): Happened => ({ day, recordedAt });
const opened = at("2026-11-23", 1000);

describe("the lead that a deal comes from", () => {
  const cases: [string, Happened[], Happened[], number, number | null][] = [
    ["no lead", [], [], 12, null],
    ["the only one", [at("2026-09-01")], [], 12, 0],
    ["the earliest day of several", [at("2026-09-02"), at("2026-09-01", 99), at("2026-10-01")], [], 12, 1],
    ["of one day the first recorded", [at("2026-09-01", 9), at("2026-09-01", 3)], [], 12, 1],
    ["one of the day it opened", [at("2026-11-23", 999)], [], 12, 0],
    ["none after the day it opened", [at("2026-11-24")], [], 12, null],
    ["twelve months before, to the day", [at("2025-11-23")], [], 12, 0],
    ["a day before the look-back; the next one within it", [at("2025-11-22"), at("2026-01-01")], [], 12, 1],
    ["a look-back of six months", [at("2026-05-22"), at("2026-05-23")], [], 6, 1],
    ["after the last closed deal only", [at("2026-03-01"), at("2026-07-01")], [at("2026-06-30", 500)], 12, 1],
    ["before the last closed deal: none", [at("2026-03-01")], [at("2026-06-30", 500)], 12, null],
    [
      "the last of several closings counts",
      [at("2026-07-01"), at("2026-09-01")],
      [at("2026-08-01"), at("2026-06-30")],
      12,
      1,
    ],
    [
      "on the day of the closing, recorded before it",
      [at("2026-06-30", 499)],
      [at("2026-06-30", 500)],
      12,
      null,
    ],
    ["on the day of the closing, recorded after it", [at("2026-06-30", 501)], [at("2026-06-30", 500)], 12, 0],
    ["a deal closed later ends no cycle before it", [at("2026-09-01")], [at("2026-12-01", 5)], 12, 0],
  ];
  it.each(cases)("%s", (_, leads, closings, months, place) => {
    const found = pickFirstLead(opened, leads, closings, months);
    expect(found).toEqual(place === null ? null : leads[place]);
  });

  it("is never after the opening, nor outside the look-back, nor later than another that could be it", () => {
    const days = fc.integer({ min: -500, max: 50 }).map((n) => addDays("2026-11-23", n));
    const happened = fc.record({ day: days, recordedAt: fc.integer({ min: 0, max: 2000 }) });
    fc.assert(
      fc.property(fc.array(happened), fc.array(happened), (leads, closings) => {
        const first = pickFirstLead(opened, leads, closings, 12);
        if (first === null) return;
        expect(first.day >= "2025-11-23" && first.day <= "2026-11-23").toBe(true);
        const without = leads.filter((lead) => lead !== first);
        const next = pickFirstLead(opened, without, closings, 12);
        if (next !== null) expect(first.day <= next.day).toBe(true);
      }),
    );
  });
});

describe("a lead logged after its deal opened", () => {
  const late = (day: Day) => at(day, 2000);
  const deal = { opened, origin: null };
  const cases: [string, Happened, { opened: Happened; origin: Happened | null }, Happened[], boolean][] = [
    ["of an earlier day is offered", late("2026-11-22"), deal, [], true],
    ["of the day it opened is not", late("2026-11-23"), deal, [], false],
    ["known before the deal opened is not late", at("2026-11-22", 999), deal, [], false],
    ["before the origin is offered", late("2026-09-01"), { opened, origin: at("2026-09-02") }, [], true],
    ["after the origin is not", late("2026-09-03"), { opened, origin: at("2026-09-02") }, [], false],
    ["outside the look-back is not", late("2025-11-22"), deal, [], false],
    ["of the cycle before is not", late("2026-06-01"), deal, [at("2026-07-01", 5)], false],
  ];
  it.each(cases)("%s", (_, lead, given, closings, isOffered) => {
    expect(isLateOrigin(lead, given, closings, 12)).toBe(isOffered);
  });
});
