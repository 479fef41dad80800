import { describe, expect, it } from "vitest";
import { explainRecord, wordsForRecord, wordsForValue } from "../../src/core/decision-words.ts";
import { type MetricWeek, valueOfWeeks, valuesByWeek } from "../../src/core/metric-weeks.ts";

const week = (given: Partial<MetricWeek>): MetricWeek => ({
  ...{ leads: 0, meetings: 0, won: 0, lost: 0, pipelineMinor: 0n, wonMinor: 0n, cycleDays: [] },
  ...given,
});

describe("a metric over some weeks", () => {
  const weeks = [
    week({
      leads: 3,
      meetings: 2,
      won: 1,
      lost: 2,
      pipelineMinor: 500n,
      wonMinor: 900n,
      cycleDays: [[30, 1]],
    }),
    week({ leads: 1, won: 1, lost: 2, wonMinor: 100n, cycleDays: [[41, 1]] }),
  ];
  it.each([
    ["leads", 4n], // 3 + 1
    ["meetings", 2n],
    ["deals", 2n],
    ["pipeline", 500n],
    ["revenue", 1000n],
    ["win rate", 3333n], // 2 of 6
    ["cycle", 355n], // the middle of 30 and 41 days
  ] as const)("%s", (metric, value) => {
    expect(valueOfWeeks(metric, weeks)).toBe(value);
  });

  it("is none where there is nothing to divide", () => {
    expect(valueOfWeeks("win rate", [week({ leads: 9 })])).toBeNull();
    expect(valueOfWeeks("cycle", [week({ won: 1 })])).toBeNull();
    expect(valueOfWeeks("deals", [])).toBe(0n);
  });

  it("has a history from the ledger's first record on, one value a week, of four weeks each", () => {
    const all = [0, 0, 5, 0, 1, 2, 3].map((leads) => week({ leads }));
    expect(valuesByWeek("leads", all)).toEqual([8n, 6n]); // 5 + 0 + 1 + 2, 0 + 1 + 2 + 3
    expect(valuesByWeek("leads", [week({}), week({})])).toEqual([]);
  });
});

describe("a decision's record in words", () => {
  const record = {
    metric: "win rate",
    direction: "up",
    before: { value: 2000n },
    after: null,
    verdict: null,
  } as const;
  it.each([
    [record, "win rate up, 20 % when it was decided"],
    [
      { ...record, after: { value: 3100n, usual: 593 }, verdict: "moved" },
      "win rate 20 % → 31 %: up as meant, beyond the usual ±5.9 points",
    ],
    [
      {
        ...record,
        metric: "revenue",
        before: { value: 500_000n },
        after: { value: 400_000n, usual: 20_000 },
        verdict: "the other way",
      },
      "revenue $5,000 → $4,000: beyond the usual ±$200, and up was meant",
    ],
    [
      {
        ...record,
        before: { value: null },
        after: { value: null, why: "there was nothing to measure when it was decided" },
        verdict: "unknown",
      },
      "win rate none → none: nobody can tell: there was nothing to measure when it was decided",
    ],
    [{ ...record, metric: null }, "no metric named"],
  ] as const)("%#", (given, words) => {
    expect(wordsForRecord(given, "USD")).toBe(words);
  });

  it("what it stands on: when and why it was decided, what was measured when, and the rule", () => {
    const decided = { ...record, decidedDay: "2026-11-03", why: "they wait", verdict: "moved" } as const;
    const before = { value: 2000n, start: "2026-10-06", end: "2026-11-03" };
    const after = { value: 3100n, usual: 593, start: "2026-10-22", end: "2026-11-19" };
    expect(explainRecord({ ...decided, before, after }, "USD")).toEqual([
      "Decided on Tue 3 Nov 2026, because they wait",
      "Then: win rate 20 %, from Tue 6 Oct 2026 to Mon 2 Nov 2026",
      "Now: win rate 31 %, from Thu 22 Oct 2026 to Wed 18 Nov 2026",
      "Usual: ±5.9 points, twice what it varied from week to week before, for the weeks since",
    ]);
    expect(explainRecord({ ...decided, metric: null, why: null }, "USD")).toEqual([
      "Decided on Tue 3 Nov 2026",
    ]);
  });

  it("says each metric in its own unit", () => {
    expect(wordsForValue("cycle", 425n, "USD")).toBe("42.5 days");
    expect(wordsForValue("meetings", 12n, "USD")).toBe("12");
  });
});
