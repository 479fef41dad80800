import { describe, expect, it } from "vitest";
import { keyMetricsOf, readKeyMetrics, wordsForKeyMetrics } from "../../src/core/key-metrics.ts";

describe("the metrics that a ledger studies", () => {
  it.each([
    ["", ["meetings", "deals", "revenue"]],
    ["revenue,win rate,leads", ["revenue", "win rate", "leads"]],
    ["deals,nonsense,deals", ["deals"]],
  ])("stored as “%s” they are %j", (stored, metrics) => {
    expect(keyMetricsOf({ keyMetrics: stored })).toEqual(metrics);
  });

  it.each([
    ["meetings, deals, revenue", ["meetings", "deals", "revenue"], "booked", "meetings, deals, revenue"],
    [
      "sales-ready meetings held, won deals and win rate",
      ["meetings", "deals", "win rate"],
      "held",
      "meetings (held), deals, win rate",
    ],
    [
      "coverage velocity meetings (accepted) cycle",
      ["coverage", "velocity", "meetings", "cycle"],
      "accepted",
      "coverage, velocity, meetings (accepted), cycle",
    ],
    ["usual", ["meetings", "deals", "revenue"], "booked", "meetings, deals, revenue"],
  ])("“%s” is read in its order, and said so that it reads back", (typed, metrics, meetingsCount, said) => {
    const read = readKeyMetrics(typed);
    expect(read).toEqual({ ok: true, value: { metrics, meetingsCount } });
    if (!read.ok) return;
    expect(wordsForKeyMetrics(read.value)).toBe(said);
    expect(readKeyMetrics(said)).toEqual(read);
  });

  it.each([
    ["", "Which metrics"],
    ["meetings, deals, meetings", "meetings stands there twice"],
    ["meetings, sales", "“sales” is no metric"],
    ["deals held", "“held” is no metric"],
  ])("“%s” is refused in words", (typed, words) => {
    expect(readKeyMetrics(typed)).toMatchObject({ ok: false, what: expect.stringContaining(words) });
  });
});
