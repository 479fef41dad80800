import { expect, it } from "vitest";
import { type HandedOff, isHandOffPoor, summariseHandOff } from "../../src/core/hand-off.ts";

const meeting = (outcome: string, rest: Partial<HandedOff> = {}): HandedOff => ({
  ...{ outcome, bookedDay: "2026-11-02", acceptedDay: null, reason: null },
  ...rest,
});

it("counts what came to nothing and why, and the median days until a meeting is accepted", () => {
  const found = summariseHandOff([
    meeting("accepted", { acceptedDay: "2026-11-04" }), // 2 days
    meeting("accepted", { acceptedDay: "2026-11-12" }), // 10 days
    meeting("accepted", { acceptedDay: "2026-11-01" }), // before it was booked: an error
    meeting("no-show"),
    meeting("rejected", { reason: "no budget" }),
    meeting("rejected", { reason: "student" }),
    meeting("rejected", { reason: "student" }),
  ]);
  expect(found).toEqual({
    ...{ booked: 7, noShows: 1, rejected: 3, daysToAccept: 6 }, // the middle of 2 and 10
    reasons: [
      { reason: "student", n: 2 },
      { reason: "no budget", n: 1 },
    ],
  });
});

it("asks for attention from two of ten that came to nothing, or when a week is not enough", () => {
  const of = (booked: number, noShows: number, daysToAccept: number | null = null) =>
    isHandOffPoor({ booked, noShows, rejected: 0, reasons: [], daysToAccept });
  expect([of(10, 2), of(11, 2), of(1, 1), of(0, 0), of(5, 0, 7), of(5, 0, 7.5)]).toEqual([
    ...[true, false, false, false],
    ...[false, true],
  ]);
});
