import { describe, expect, it } from "vitest";
import { parseRecord } from "../../src/core/grammar.ts";
import type { RecordInput } from "../../src/core/record-line.ts";

const verbs = new Map([
  ["won", "won"],
  ["closed lost", "lost"],
]);
const input = (text: string, more: Partial<RecordInput> = {}): RecordInput => ({
  text,
  verbs,
  knownCompanies: new Set(["acme"]),
  stages: ["proposal"],
  today: "2026-11-17",
  bareWeekday: "past",
  currency: "EUR",
  ...more,
});

describe("a mistake is answered by a sentence and a line that works", () => {
  const mistakes: [string, string][] = [
    ["", "The company is missing."],
    ["won", "The company is missing."],
    ["<@U1> Acme", "The company is missing."],
    ["!!! from webinar", '"!!!" is not a company\'s name.'],
    ["jane@acme-labs.com", "jane@acme-labs.com is an e-mail address, and the company comes first."],
    ["Acme with", 'There is nothing after "with".'],
    ["Acme with from webinar", 'There is nothing after "with".'],
    ['Acme with ""', 'There is nothing after "with".'],
    ["Acme because", 'There is nothing after "because".'],
    ["Acme on", 'There is no day after "on".'],
    ["Acme on $5", 'There is no day after "on".'],
    ["Acme on Design", '"Design" is not a day.'],
    [
      "Acme on 20 nov 3026",
      'I cannot place "3026" after Acme; if it belongs to the company, put the whole name in quotes.',
    ],
    ["Acme on 3/4 from webinar", '"3/4" is a day in figures with slashes, which people read in two ways.'],
    ["Acme with Jane with Joe", 'There is more than one contact in this line, from "with" on.'],
    ["Acme due friday by friday", 'There is more than one due day in this line, from "by" on.'],
    ["Acme $5 $6", 'There is more than one amount in this line, from "$6" on.'],
    ["Acme $0", "A deal's amount must be more than zero."],
    ["Acme $1.234", '"1.234" can be read in two ways.'],
    [
      "Acme Labs with Jane",
      'I cannot place "Labs" after Acme; if it belongs to the company, put the whole name in quotes.',
    ],
    [
      'Acme with Jane "Doe"',
      'I cannot place "Doe" after Acme; if it belongs to the company, put the whole name in quotes.',
    ],
    ['"Acme with Jane', "A quote is opened and never closed."],
    ['Acme with "Jane', "A quote is opened and never closed."],
    ['Acme because "x" because "y"', '"because" is there twice.'],
    [
      `"${"x".repeat(201)}"`,
      "The company's name is longer than 200 characters; after it comes a word such as with, from or on.",
    ],
    [`Acme with ${"x".repeat(201)}`, 'What follows "with" is longer than 200 characters.'],
    [`Acme note ${"x".repeat(1_001)}`, 'What follows "note" is longer than 1000 characters.'],
    [`Acme ${"x".repeat(3_000)}`, "This line is longer than 3000 characters."],
  ];

  it.each(mistakes)("%s", (text, what) =>
    expect(parseRecord(input(text))).toMatchObject({ ok: false, what }),
  );

  it.each(mistakes)("the example after %s is right", (text) => {
    const read = parseRecord(input(text));
    // Two readings of a day or an amount stand in one example; each alone is right.
    const examples = read.ok
      ? []
      : / or /.test(read.example)
        ? [read.example.replace(/ or .*/, "")]
        : [read.example];
    expect(examples.map((each) => parseRecord(input(each)).ok)).toEqual([true]);
  });

  it("shows the verb that was typed in its example", () => {
    expect(parseRecord(input("closed lost Acme with"))).toMatchObject({
      example: "closed lost Acme with Jane",
    });
  });
});
