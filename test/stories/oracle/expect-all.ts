import { expect } from "vitest";
import { dayWords, numbersIn } from "./print.ts";
import { type Facts, text } from "./read-facts.ts";

/** What rules and headings say in numbers, and rates, which are looked up apart. */
const constants =
  /Last 4 quarters|at least 80 % do|80 % of the wins|5 meetings or more|5 are the least|the 80 % interval|40 % margin|× 40 %|hurdle of 2\.00×|80 % sure|24 months|weight 2 meetings|weight 5 wins|Wilson, 95 %|Under 10 closed deals|last 8 quarters|Definitions v\d+|lead time 21 days|opens at the p75|webinar-q3 \$4,000|2025-Q4 to 2026-Q3; the dearer|Low to high: 80 %|Budgets v\d+|Last 90 days|at most 12 months before|40 % each to the first and the last touch, 20 % over|30 % each to the first touch|10 % over the others|30 days at least|Converted at [^·\n]*?(?=\. | · |\n|$)/gi;

/** Sentences and cells stand in the answer, and no number stands there that none of them holds. */
export function expectAll(facts: Facts, shown: string, expected: readonly string[]): void {
  for (const said of expected) expect(shown).toContain(said);
  for (const [, rate, day] of shown.matchAll(/EUR 1 = USD ([\d.]+) \(from ([^)]+)\)/g))
    expect(facts.rates.map((each) => [each.rate, dayWords(text(each, "day"))])).toContainEqual([rate, day]);
  const known = new Set(expected.flatMap(numbersIn));
  expect(numbersIn(shown.replace(constants, "")).filter((number) => !known.has(number))).toEqual([]);
}

/** At most two sentences come before the first number of an answer. */
export function expectSoon(shown: string): void {
  const [, body = ""] = /^[^\n]*\n([\s\S]*)$/.exec(shown) ?? [];
  expect(body.slice(0, body.search(/\d/)).match(/[.!?] /g) ?? []).toHaveLength(0);
}
