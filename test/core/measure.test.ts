import { describe, expect, it } from "vitest";
import { isMoneyMeasure, wordForMeasure } from "../../src/core/measure.ts";

describe("a measure", () => {
  it.each([
    ["leads", 1, "lead"],
    ["meetings", 0, "meetings"],
    ["deals", 2, "deals"],
    ["revenue", 1, "revenue"],
    ["pipeline", 7, "pipeline"],
  ] as const)("%s of %d reads %s", (measure, count, word) => {
    expect(wordForMeasure(measure, count)).toBe(word);
  });

  it("is money for pipeline and revenue only", () => {
    const measures = ["leads", "meetings", "pipeline", "deals", "revenue"] as const;
    expect(measures.filter(isMoneyMeasure)).toEqual(["pipeline", "revenue"]);
  });
});
