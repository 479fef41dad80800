import { describe, expect, it } from "vitest";
import { wordsForForecast } from "../../src/core/forecast-words.ts";

const range = { kind: "range", p10: 41n, p50: 48n, p90: 55n, reach: 0.523 } as const;
const meetings = { metric: "meetings", need: 48n, currency: "USD" } as const;

describe("wordsForForecast", () => {
  it.each([
    {
      forecast: range,
      of: meetings,
      words: "ends at about 48, 41 to 55 four times in five; a chance of 52 % to reach 48",
    },
    {
      forecast: { ...range, reach: null },
      of: { ...meetings, need: null },
      words: "ends at about 48, 41 to 55 four times in five",
    },
    {
      forecast: { ...range, reach: 0.996 },
      of: meetings,
      words: "ends at about 48, 41 to 55 four times in five; a chance of over 99 % to reach 48",
    },
    {
      forecast: { ...range, reach: 0.004 },
      of: meetings,
      words: "ends at about 48, 41 to 55 four times in five; a chance of under 1 % to reach 48",
    },
    {
      forecast: { kind: "range", p10: 9n, p50: 9n, p90: 9n, reach: null } as const,
      of: { ...meetings, need: null },
      words: "ends at about 9",
    },
    {
      forecast: { kind: "range", p10: 10_000_00n, p50: 12_000_00n, p90: 20_000_00n, reach: 0.5 } as const,
      of: { metric: "revenue", need: 12_000_00n, currency: "USD" } as const,
      words: "ends at about $12k, $10k to $20k four times in five; a chance of 50 % to reach $12k",
    },
    {
      forecast: { kind: "none", why: "the quarter has not begun" } as const,
      of: meetings,
      words: "no forecast: the quarter has not begun",
    },
  ])("$words", ({ forecast, of, words }) => {
    expect(wordsForForecast(forecast, of)).toBe(words);
  });
});
