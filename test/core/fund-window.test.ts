import { describe, expect, it } from "vitest";
import { firstLag, winsByLag, winsInBank } from "../../src/core/fund-bank.ts";
import { fundingWindow, quarterOfWindow } from "../../src/core/fund-window.ts";
import { quarterPeriod } from "../../src/core/period.ts";

const calendar = { fiscalStartMonth: 1 };
const fromJuly = { fiscalStartMonth: 7 };

describe("when the money is needed", () => {
  it("a six-month cycle puts first-quarter money in the early to middle of the year before", () => {
    const window = fundingWindow(quarterPeriod("2027-Q1", calendar), {
      toWon: { median: 182, p75: 230 },
      toMeeting: { median: 20, p75: 40 },
      leadDays: 30,
    });
    // 1 Jan 2027 − 230 − 40 − 30 = −300 days; 1 Jan + 45 = 15 Feb 2027, − 182 − 20 = −202 days
    expect(window).toEqual({ from: "2026-03-07", by: "2026-07-28" });
    expect(quarterOfWindow(window, calendar, (quarter) => quarterPeriod(quarter, calendar).start)).toBe(
      "2026-Q2",
    );
  });

  it("a fiscal year from July: its first quarter is July to September of the year before", () => {
    const window = fundingWindow(quarterPeriod("2027-Q1", fromJuly), {
      toWon: { median: 60, p75: 90 },
      toMeeting: null,
      leadDays: 30,
    });
    // 1 Jul 2026 − 90 − 30; the middle is 1 Jul + 46 = 16 Aug, − 60
    expect(window).toEqual({ from: "2026-03-03", by: "2026-06-17" });
    expect(quarterOfWindow(window, fromJuly, (quarter) => quarterPeriod(quarter, fromJuly).start)).toBe(
      "2026-Q4",
    );
  });

  it("meetings that count do not wait to be won", () => {
    const period = quarterPeriod("2027-Q1", calendar);
    expect(
      fundingWindow(period, { toWon: null, toMeeting: { median: 10.4, p75: 20.5 }, leadDays: 45 }),
    ).toEqual({
      ...{ from: "2026-10-27", by: "2027-02-05" }, // −21 − 45 days; 15 Feb − 10
    });
  });
});

describe("in the bank", () => {
  // quarters 1 to 4 are over, 5 runs; 100 meetings each, of which 10 are won one quarter later and 20 two later
  const rows = [1, 2, 3, 4, 5].flatMap((entered) => [
    { entered, won: null, n: 70 },
    ...[1, 2].map((lag) => ({ entered, won: entered + lag <= 5 ? entered + lag : null, n: lag * 10 })),
  ]);

  it("r_k of the quarters that are old enough, and what they will still bring", () => {
    const shares = winsByLag(rows, 4, 5);
    expect(shares).toEqual([0, 0.1, 0.2, 0]);
    // quarter 6: 100 of quarter 5 × 10 % + 100 of quarter 4 × 20 %
    expect(winsInBank(rows, shares ?? [], 6)).toBeCloseTo(30);
    expect(firstLag(shares ?? [])).toBe(1);
  });

  it("says nothing of what is too young or never won", () => {
    expect(winsByLag([{ entered: 5, won: 5, n: 50 }], 4, 5)).toBeNull();
    expect(winsByLag([], 4, 0)).toBeNull();
    expect(firstLag([0, 0])).toBeNull();
    expect(firstLag([0.5, 0.1])).toBe(0);
    expect(firstLag([0.01, 0.5])).toBe(1); // under a twentieth of all
    // a win before its meeting is none
    expect(
      winsByLag(
        [
          { entered: 3, won: 2, n: 5 },
          { entered: 3, won: 3, n: 5 },
        ],
        3,
        5,
      ),
    ).toEqual([0.5]);
  });
});
