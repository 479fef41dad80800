import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetSeconds } from "../../src/playground/answer-users.ts";
import { createSameIds } from "../../src/playground/same-ids.ts";
import { createTimestamps } from "../../src/playground/timestamps.ts";

test("ids translated to ours and back are unchanged, at any depth", () => {
  const ids = createSameIds();
  ids.pair("C9XYZ", "C0PIPELINE");
  ids.pair("1700000000.000001", "1772442000.000001");
  const leaf = fc.oneof(
    fc.constantFrom("C9XYZ", "1700000000.000001", "free text"),
    fc.integer(),
    fc.boolean(),
  );
  const json = fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), fc.array(leaf)));
  fc.assert(
    fc.property(json, (value) => {
      expect(ids.toTheirs(ids.toOurs(value))).toEqual(value);
    }),
  );
});

test("timestamps only grow, whatever the clock does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }), (times) => {
      let at = 0;
      const nextTs = createTimestamps(() => times[at] ?? 0);
      const stamps = times.map((_, index) => {
        at = index;
        return Number(nextTs().replace(".", ""));
      });
      stamps.slice(1).forEach((stamp, index) => {
        expect(stamp).toBeGreaterThan(stamps[index] ?? 0);
      });
    }),
  );
});

test.each([
  ["America/New_York", Date.UTC(2026, 0, 15), -5 * 3600],
  ["America/New_York", Date.UTC(2026, 6, 15), -4 * 3600], // summer time
  ["Asia/Kolkata", Date.UTC(2026, 0, 15), 5.5 * 3600],
  ["UTC", Date.UTC(2026, 0, 15), 0],
])("%s at %d is %d seconds from UTC", (tz, now, expected) => {
  expect(offsetSeconds(tz, now)).toBe(expected);
});
