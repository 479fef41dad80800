import { describe, expect, it } from "vitest";
import { isMoneyMetric, wordForMetric } from "../../src/core/metric.ts";

describe("a metric", () => {
  it.each([
    ["leads", 1, "lead"],
    ["meetings", 0, "meetings"],
    ["deals", 2, "deals"],
    ["revenue", 1, "revenue"],
    ["pipeline", 7, "pipeline"],
  ] as const)("%s of %d reads %s", (metric, count, word) => {
    expect(wordForMetric(metric, count)).toBe(word);
  });

  it("is money for pipeline and revenue only", () => {
    const metrics = ["leads", "meetings", "pipeline", "deals", "revenue"] as const;
    expect(metrics.filter(isMoneyMetric)).toEqual(["pipeline", "revenue"]);
  });
});
