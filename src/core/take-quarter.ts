import type { Day } from "./day.ts";
import { parseQuarter } from "./parse-quarter.ts";
import type { FiscalSettings, Quarter } from "./period.ts";

const mostWords = 3; // "fy 26 q4"

/**
 * The fiscal quarter that one to three of the words name ("2027-Q1", "next quarter", "FY26 Q4"), the longest and then
 * the last one, and the words without it. Null, and the words as they are, when there is none. Never throws.
 */
export function takeQuarter(
  words: readonly string[],
  today: Day,
  settings: FiscalSettings,
): { quarter: Quarter | null; rest: string[] } {
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    for (let at = words.length - count; at >= 0; at -= 1) {
      const quarter = parseQuarter(words.slice(at, at + count).join(" "), today, settings);
      if (quarter.ok) return { quarter: quarter.value, rest: words.toSpliced(at, count) };
    }
  }
  return { quarter: null, rest: [...words] };
}
