import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusOfAmount, statusOfCount, statusOfShare } from "../../src/core/commitment-status.ts";
import { statusRank } from "../../src/core/status-words.ts";

const half = { elapsedShare: 0.5, expectedShare: 0.5 };
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("statusOfCount", () => {
  it.each([
    { n: 30, need: 30, status: "met" },
    { n: 29, need: 60, status: "on track" }, // 29 of the 30 expected: pace 0.967
    { n: 19, need: 40, status: "on track" }, // 19 of 20: exactly 0.95
    { n: 94, need: 200, status: "at risk" }, // 94 of 100: 0.94
    { n: 80, need: 200, status: "at risk" }, // 80 of 100: exactly 0.80
    { n: 79, need: 200, status: "behind" }, // 0.79, and the 10 % quantile of Poisson 100 is 87
    { n: 6, need: 20, status: "at risk" }, // 6 of 10: 0.60, but the 10 % quantile of Poisson 10 is 6
    { n: 5, need: 20, status: "behind" }, // 5 of 10, under 6
    { n: 0, need: 4, status: "at risk" }, // Poisson 2: P(0) = 0.135, so 0 happens by chance
    { n: 0, need: 5, status: "behind" }, // Poisson 2.5: the quantile is 1
    { n: 3, need: 0, status: "uncommitted" },
    { n: 0, need: 0, status: "uncommitted" },
    { n: 3, need: null, status: "no target yet" },
  ])("calls $n of $need at half of the period $status", ({ n, need, status }) => {
    expect(statusOfCount({ n, need, ...half })).toBe(status);
  });

  it.each([
    { elapsedShare: 0, n: 0, status: "early" },
    { elapsedShare: 0.149, n: 0, status: "early" },
    { elapsedShare: 0.15, n: 0, status: "behind" }, // 15 expected, none there
    { elapsedShare: 0.1, n: 100, status: "met" },
  ])("at $elapsedShare of the period calls $n of 100 $status", ({ elapsedShare, n, status }) => {
    expect(statusOfCount({ n, need: 100, elapsedShare, expectedShare: elapsedShare })).toBe(status);
  });

  it("does not judge while the curve expects nothing", () => {
    expect(statusOfCount({ n: 0, need: 30, elapsedShare: 0.3, expectedShare: 0 })).toBe("early");
  });

  it("judges by the curve, not by the calendar, once there is one", () => {
    // 20 of 100 at half time: behind on elapsed, on time on a curve that expects 20 %
    expect(statusOfCount({ n: 20, need: 100, elapsedShare: 0.5, expectedShare: 0.5 })).toBe("behind");
    expect(statusOfCount({ n: 20, need: 100, elapsedShare: 0.5, expectedShare: 0.2 })).toBe("on track");
  });

  it("never ranks lower with one more win", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), part, part, (n, need, elapsedShare, expectedShare) => {
        const rank = (wins: number) =>
          statusRank(statusOfCount({ n: wins, need, elapsedShare, expectedShare }));
        expect(rank(n + 1)).toBeGreaterThanOrEqual(rank(n));
      }),
    );
  });
});

describe("statusOfAmount", () => {
  it.each([
    { nMinor: 100_00n, needMinor: 100_00n, status: "met" },
    { nMinor: 47_50n, needMinor: 100_00n, status: "on track" }, // 47.50 of 50 expected: 0.95
    { nMinor: 40_00n, needMinor: 100_00n, status: "at risk" }, // 0.80
    { nMinor: 39_99n, needMinor: 100_00n, status: "behind" },
    { nMinor: 5_00n, needMinor: 0n, status: "uncommitted" },
    { nMinor: 5_00n, needMinor: null, status: "no target yet" },
  ])("calls $nMinor of $needMinor at half of the period $status", ({ nMinor, needMinor, status }) => {
    expect(statusOfAmount({ nMinor, needMinor, ...half })).toBe(status);
  });

  it("never ranks lower with more money", () => {
    const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(minor, minor, minor, part, (nMinor, more, needMinor, elapsedShare) => {
        const progress = { needMinor, elapsedShare, expectedShare: elapsedShare };
        const before = statusRank(statusOfAmount({ nMinor, ...progress }));
        expect(statusRank(statusOfAmount({ nMinor: nMinor + more, ...progress }))).toBeGreaterThanOrEqual(
          before,
        );
      }),
    );
  });
});

describe("statusOfShare", () => {
  it.each([
    { n: 48, status: "on track" }, // 50 − 2
    { n: 47, status: "at risk" },
    { n: 40, status: "at risk" }, // 50 − 10
    { n: 39, status: "behind" },
    { n: 90, status: "on track" },
  ])("calls $n of 100 against 50 % committed $status", ({ n, status }) => {
    expect(statusOfShare({ n, total: 100, committedBasisPoints: 5000, elapsedShare: 0.5 })).toBe(status);
  });

  it("says none yet while there is nothing, and early in the first 15 %", () => {
    const committed = { committedBasisPoints: 5000, elapsedShare: 0.1 };
    expect(statusOfShare({ n: 0, total: 0, ...committed })).toBe("none yet");
    expect(statusOfShare({ n: 0, total: 9, ...committed })).toBe("early");
  });

  it("is uncommitted at a share of 0 and takes minor units", () => {
    expect(statusOfShare({ n: 5, total: 9, committedBasisPoints: 0, elapsedShare: 0.5 })).toBe("uncommitted");
    expect(statusOfShare({ n: 1n, total: 3n, committedBasisPoints: 3533, elapsedShare: 0.5 })).toBe(
      "on track",
    );
  });

  it("never ranks lower with one more win of its own", () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.nat(100),
        fc.nat(10_000),
        part,
        (n, others, committedBasisPoints, elapsedShare) => {
          const rank = (own: number) =>
            statusRank(statusOfShare({ n: own, total: own + others, committedBasisPoints, elapsedShare }));
          expect(rank(n + 1)).toBeGreaterThanOrEqual(rank(n));
        },
      ),
    );
  });
});

describe("a status by forecast", () => {
  it.each([
    { reach: 0.5, n: 12, status: "on track" },
    { reach: 0.49, n: 12, status: "at risk" },
    { reach: 0.2, n: 12, status: "at risk" },
    { reach: 0.19, n: 5, status: "behind" }, // under 6, the 10 % Poisson quantile of 10
    { reach: 0.19, n: 6, status: "at risk" }, // so low by chance alone
    { reach: 0.01, n: 20, status: "met" },
  ])("with a chance of $reach and $n of 20 at half of the period is $status", ({ reach, n, status }) => {
    expect(statusOfCount({ n, need: 20, ...half, reach })).toBe(status);
  });

  it("is behind once the period is over and the commitment was not reached", () => {
    expect(statusOfCount({ n: 19, need: 20, elapsedShare: 1, expectedShare: 1 })).toBe("behind");
    expect(statusOfAmount({ nMinor: 19n, needMinor: 20n, elapsedShare: 1, expectedShare: 1, reach: 0 })).toBe(
      "behind",
    );
  });
});
