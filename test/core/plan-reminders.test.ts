import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayAt } from "../../src/core/day.ts";
import { planReminders, snoozeUntil } from "../../src/core/plan-reminders.ts";
import { isWorkingDay } from "../../src/core/working-days.ts";

const london = { timeZone: "Europe/London", holidays: [] as Day[] };
const at = (iso: string) => Date.parse(iso);
const said = (reminders: ReturnType<typeof planReminders>) =>
  reminders.map(({ name, at: instant }) => `${name} ${new Date(instant).toISOString().slice(0, 16)}`);

describe("when somebody is reminded of an action", () => {
  it.each([
    {
      why: "given on a Monday for Friday: now, on Thursday, on Friday, a week later",
      given: { now: at("2026-11-23T15:00:00Z"), dueDay: "2026-11-27", hours: london },
      when: [
        "given 2026-11-23T15:00",
        "before 2026-11-26T09:00",
        "due 2026-11-27T09:00",
        "overdue 2026-12-04T09:00",
      ],
    },
    {
      why: "given at night: when the owner's day begins, nine in New York being fourteen in UTC",
      given: {
        now: at("2026-11-23T23:30:00Z"),
        dueDay: "2026-11-25",
        hours: { ...london, timeZone: "America/New_York" },
      },
      when: ["given 2026-11-24T14:00", "due 2026-11-25T14:00", "overdue 2026-12-02T14:00"],
    },
    {
      why: "given on Friday at five for Monday: on Monday once, not twice",
      given: { now: at("2026-11-27T17:00:00Z"), dueDay: "2026-11-30", hours: london },
      when: ["given 2026-11-30T09:00", "overdue 2026-12-07T09:00"],
    },
    {
      why: "due on a Saturday: on Friday and on the Monday after, then on Mondays",
      given: { now: at("2026-11-23T10:00:00Z"), dueDay: "2026-11-28", hours: london },
      when: [
        "given 2026-11-23T10:00",
        "before 2026-11-27T09:00",
        "due 2026-11-30T09:00",
        "overdue 2026-12-07T09:00",
      ],
    },
    {
      why: "over Christmas: holidays move the day before and the day itself",
      given: {
        now: at("2026-12-21T10:00:00Z"),
        dueDay: "2026-12-28",
        hours: { ...london, holidays: ["2026-12-25", "2026-12-28"] as Day[] },
      },
      when: [
        "given 2026-12-21T10:00",
        "before 2026-12-24T09:00",
        "due 2026-12-29T09:00",
        "overdue 2027-01-04T09:00",
      ],
    },
    {
      why: "over the end of summer time nine stays nine",
      given: { now: at("2026-10-22T10:00:00Z"), dueDay: "2026-10-26", hours: london },
      when: [
        "given 2026-10-22T10:00",
        "before 2026-10-23T08:00",
        "due 2026-10-26T09:00",
        "overdue 2026-11-02T09:00",
      ],
    },
    {
      why: "handed over when it is late: now, and with the weekly ones from then on",
      given: { now: at("2026-11-24T12:00:00Z"), dueDay: "2026-11-10", hours: london },
      when: ["given 2026-11-24T12:00", "overdue 2026-12-01T09:00"],
    },
  ])("$why", ({ given, when }) => {
    const { dueDay, ...rest } = given;
    expect(
      said(planReminders({ ...rest, dueDay: dueDay as Day, snoozedUntil: null, isGiven: true })),
    ).toEqual(when);
  });

  it("rests while it is snoozed, for a week or until the next working day after it", () => {
    expect(snoozeUntil("2026-11-24", [])).toBe("2026-12-01");
    expect(snoozeUntil("2026-12-18", ["2026-12-25"])).toBe("2026-12-28");
    const plan = planReminders({
      ...{ now: at("2026-11-24T12:00:00Z"), dueDay: "2026-11-26", snoozedUntil: "2026-12-01", hours: london },
      isGiven: false,
    });
    expect(said(plan)).toEqual(["overdue 2026-12-03T09:00"]); // 26 Nov + 7
  });

  it("is never outside working hours, nor twice a day, nor in the past", () => {
    const zones = [
      "Europe/London",
      "America/New_York",
      "Asia/Kolkata",
      "Pacific/Auckland",
      "America/St_Johns",
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2028-01-01T00:00:00Z") }),
        fc.integer({ min: -40, max: 60 }),
        fc.constantFrom(...zones),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 20 })),
        (now, days, timeZone, off, isGiven, snoozed) => {
          const today = dayAt(now, timeZone);
          const hours = { timeZone, holidays: off.map((n) => addDays(today, n)) };
          const snoozedUntil = snoozed === null ? null : addDays(today, snoozed);
          const plan = planReminders({ now, dueDay: addDays(today, days), snoozedUntil, hours, isGiven });
          expect(plan.length).toBeGreaterThan(0);
          expect(new Set(plan.map(({ day }) => day)).size).toBe(plan.length);
          for (const { at: instant, day } of plan) {
            expect(instant).toBeGreaterThanOrEqual(now);
            expect(dayAt(instant, timeZone)).toBe(day);
            expect(isWorkingDay(day, hours.holidays)).toBe(true);
            const hour = Number(
              new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone }).format(instant),
            );
            expect(hour >= 9 && hour < 17).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
