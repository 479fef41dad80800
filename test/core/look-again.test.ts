import { expect, it } from "vitest";
import type { Day } from "../../src/core/day.ts";
import { lookAgain } from "../../src/core/look-again.ts";
import type { VerdictKind, VerdictReason } from "../../src/core/verdict.ts";

const dates: Parameters<typeof lookAgain>[1] = {
  ...{ today: "2026-11-23", p80: 60, firstDay: "2026-09-01", nextQuarter: "2027-01-01" },
  ...{ firstSpendDay: "2026-11-01", lastMeetingDay: "2026-11-13" },
};

type Case = {
  kind: VerdictKind;
  reason: VerdictReason;
  of?: { p80: null } | { lastMeetingDay: Day };
  day: Day;
};

it.each<Case>([
  { kind: "too early", reason: "ledger too young", day: "2026-12-30" }, // 1 Sep + 2 × 60 days
  { kind: "too early", reason: "ledger too young", of: { p80: null }, day: "2026-12-21" }, // in four weeks
  { kind: "too early", reason: "nothing old enough", day: "2026-12-31" }, // 1 Nov + 60 days
  { kind: "too early", reason: "meetings too young", day: "2027-01-12" }, // 13 Nov + 60 days
  { kind: "set aside", reason: "below", day: "2027-01-12" }, // when the last meeting is decided
  { kind: "set aside", reason: "below", of: { lastMeetingDay: "2026-03-01" }, day: "2027-01-01" }, // it is already
  { kind: "watch", reason: "across", day: "2027-01-01" },
  { kind: "continue", reason: "above", day: "2027-01-01" },
  { kind: "too small", reason: "few meetings", day: "2027-01-01" },
])("$kind, $reason: look again on $day", ({ kind, reason, of, day }) => {
  expect(lookAgain({ kind, reason }, { ...dates, ...of })).toBe(day);
});
