import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueSlots, nextSlot, slotInstant } from "../../src/schedule/next-slot.ts";

const at = (iso: string) => Date.parse(iso);

describe("the next weekly slot", () => {
  test.each([
    // zone, weekday, time, after, slot, instant
    ["Europe/Berlin", 1, "09:00", "2026-11-22T12:00:00Z", "2026-11-23T09:00", "2026-11-23T08:00:00Z"],
    // exactly at a slot: the one a week later
    ["Europe/Berlin", 1, "09:00", "2026-11-23T08:00:00Z", "2026-11-30T09:00", "2026-11-30T08:00:00Z"],
    // Sunday is day 7
    ["UTC", 7, "00:00", "2026-11-22T00:00:00Z", "2026-11-29T00:00", "2026-11-29T00:00:00Z"],
    // spring: 02:30 does not exist on Sunday 14 March 2027; 03:00 EDT = 07:00 UTC is the next minute that does
    ["America/New_York", 7, "02:30", "2027-03-08T00:00:00Z", "2027-03-14T03:00", "2027-03-14T07:00:00Z"],
    // and a week later it is 02:30 again: 02:30 EDT = 06:30 UTC
    ["America/New_York", 7, "02:30", "2027-03-14T07:00:00Z", "2027-03-21T02:30", "2027-03-21T06:30:00Z"],
    // London's gap is 01:00 to 02:00 on 28 March 2027; 02:00 BST = 01:00 UTC
    ["Europe/London", 7, "01:30", "2027-03-22T00:00:00Z", "2027-03-28T02:00", "2027-03-28T01:00:00Z"],
    ["Europe/London", 7, "02:30", "2027-03-22T00:00:00Z", "2027-03-28T02:30", "2027-03-28T01:30:00Z"],
    // autumn: 01:30 comes twice on Sunday 7 November 2027; the first is EDT, 05:30 UTC
    ["America/New_York", 7, "01:30", "2027-11-01T12:00:00Z", "2027-11-07T01:30", "2027-11-07T05:30:00Z"],
    // and never the second (EST, 06:30 UTC), whenever one asks: 01:30 EST = 06:30 UTC a week later
    ["America/New_York", 7, "01:30", "2027-11-07T05:30:00Z", "2027-11-14T01:30", "2027-11-14T06:30:00Z"],
    ["America/New_York", 7, "01:30", "2027-11-07T06:10:00Z", "2027-11-14T01:30", "2027-11-14T06:30:00Z"],
    ["America/New_York", 7, "02:30", "2027-11-01T12:00:00Z", "2027-11-07T02:30", "2027-11-07T07:30:00Z"],
    // London's 01:30 on 31 October 2027: the first is BST, 00:30 UTC
    ["Europe/London", 7, "01:30", "2027-10-25T12:00:00Z", "2027-10-31T01:30", "2027-10-31T00:30:00Z"],
    ["Europe/London", 7, "01:30", "2027-10-31T00:45:00Z", "2027-11-07T01:30", "2027-11-07T01:30:00Z"],
  ])("in %s on weekday %i at %s after %s is %s", (timeZone, weekday, localTime, after, slot, instant) => {
    const next = nextSlot({ weekday, localTime, timeZone }, at(after));
    expect(next).toEqual({ slot, at: at(instant) });
    expect(slotInstant(next.slot, timeZone)).toBe(next.at);
  });

  test.each([
    // cadence, fiscal start, weekday, after, slot
    ["monthly", 1, 1, "2026-11-23T12:00:00Z", "2026-12-07T09:00"],
    ["monthly", 1, 1, "2026-12-07T09:00:00Z", "2027-01-04T09:00"],
    ["monthly", 1, 5, "2026-12-31T12:00:00Z", "2027-01-01T09:00"],
    ["quarterly", 1, 1, "2026-11-23T12:00:00Z", "2027-01-04T09:00"],
    ["quarterly", 2, 1, "2026-11-23T12:00:00Z", "2027-02-01T09:00"], // quarters from February, May, August, November
    ["quarterly", 3, 7, "2026-11-23T12:00:00Z", "2026-12-06T09:00"],
  ] as const)(
    "of a %s one, years from month %i, on weekday %i, after %s is %s",
    (cadence, fiscalStartMonth, weekday, after, slot) => {
      const when = { cadence, fiscalStartMonth, weekday, localTime: "09:00", timeZone: "UTC" };
      expect(nextSlot(when, at(after)).slot).toBe(slot);
    },
  );

  test.each([
    // cadence, fiscal start, zone, time, after, slot: the first working day; 26 December to 5 January are holidays
    ["monthly", 1, "UTC", "09:00", "2026-11-23T12:00:00Z", "2026-12-01T09:00"],
    ["monthly", 1, "UTC", "09:00", "2026-12-01T08:59:59Z", "2026-12-01T09:00"],
    ["monthly", 1, "UTC", "09:00", "2026-12-01T09:00:00Z", "2027-01-06T09:00"],
    ["monthly", 1, "UTC", "09:00", "2027-01-06T09:00:00Z", "2027-02-01T09:00"],
    ["monthly", 1, "UTC", "09:00", "2027-04-30T12:00:00Z", "2027-05-03T09:00"], // 1 May is a Saturday
    ["monthly", 1, "UTC", "09:00", "2027-07-31T12:00:00Z", "2027-08-02T09:00"], // 1 August is a Sunday
    ["quarterly", 1, "UTC", "09:00", "2026-11-23T12:00:00Z", "2027-01-06T09:00"],
    ["quarterly", 2, "UTC", "09:00", "2026-11-23T12:00:00Z", "2027-02-01T09:00"],
    // the night from 31 January in Kiritimati is still the 30th in UTC
    ["monthly", 1, "Pacific/Kiritimati", "01:00", "2027-01-31T10:00:00Z", "2027-02-01T01:00"],
    // 02:30 does not exist in Berlin on 28 March; on the 1st of April it does
    ["monthly", 1, "Europe/Berlin", "02:30", "2027-03-28T12:00:00Z", "2027-04-01T02:30"],
  ] as const)(
    "on the first day of a %s one, years from month %i, in %s at %s after %s is %s",
    (cadence, fiscalStartMonth, timeZone, localTime, after, slot) => {
      const holidays = ["2027-01-01", "2027-01-04", "2027-01-05"] as const;
      const when = { cadence, fiscalStartMonth, timeZone, localTime, holidays, weekday: 0 };
      const next = nextSlot(when, at(after));
      expect(next.slot).toBe(slot);
      expect(slotInstant(next.slot, timeZone)).toBe(next.at);
      expect(dueSlots(when, next, next.at).next.at).toBeGreaterThan(next.at);
    },
  );

  test("is strictly later, on the asked weekday, and at the asked time wherever that time exists", () => {
    const zones = [
      "America/New_York",
      "Europe/London",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
      "America/Santiago",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2029-01-01T00:00:00Z") }),
        (timeZone, weekday, minute, from) => {
          const localTime = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const when = { weekday, localTime, timeZone };
          const first = nextSlot(when, from);
          const second = nextSlot(when, first.at);
          expect(first.at).toBeGreaterThan(from);
          expect(second.at).toBeGreaterThan(first.at);
          const local = Temporal.PlainDateTime.from(first.slot);
          expect(local.dayOfWeek).toBe(weekday);
          const asked = local.toPlainDate().toPlainDateTime(localTime).toZonedDateTime(timeZone);
          const exists = asked.toPlainTime().equals(Temporal.PlainTime.from(localTime));
          if (exists) expect(first.slot.slice(11)).toBe(localTime);
          else expect(first.slot.slice(11) > localTime).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [{ weekday: 8, localTime: "09:00", timeZone: "UTC" }, "Not a weekday"],
    [{ weekday: 1, localTime: "9am", timeZone: "UTC" }, "Not a local time"],
  ])("refuses %o", (when, words) => {
    expect(() => nextSlot(when, 0)).toThrow(words);
  });
});

describe("slots that are due", () => {
  const mondays = { weekday: 1, localTime: "09:00", timeZone: "UTC" };
  const first = { slot: "2026-11-09T09:00", at: at("2026-11-09T09:00:00Z") };

  test.each([
    // now, due, next
    ["2026-11-09T08:59:59Z", 0, "2026-11-09T09:00"],
    ["2026-11-09T09:00:00Z", 1, "2026-11-16T09:00"],
    ["2026-11-23T12:00:00Z", 3, "2026-11-30T09:00"], // 9, 16 and 23 November
  ])("at %s are %i, and then comes %s", (now, count, next) => {
    const slots = dueSlots(mondays, first, at(now));
    expect(slots.due).toHaveLength(count);
    expect(slots.next.slot).toBe(next);
  });
});
