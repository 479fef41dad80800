import { describe, expect, it } from "vitest";
import { parseRecord } from "../../src/core/grammar.ts";
import { companyCandidates } from "../../src/core/read-company.ts";
import { findVerb } from "../../src/core/read-verb.ts";
import type { RecordInput } from "../../src/core/record-line.ts";

const verbs = new Map([
  ["won", "won"],
  ["win", "won"],
  ["closed", "won"],
  ["closed won", "won"],
  ["lost", "lost"],
  ["closed lost", "lost"],
  ["closed-lost", "lost"],
  ["stage", "stage"],
  ["held", "held"],
]);
const stages = ["proposal", "contract sent", "Sent"];
const knownCompanies = new Set([
  "acme",
  "3m",
  "24 7 media",
  "on semiconductor",
  "stitch by design",
  "with",
  "at and t",
  "constructor",
  "proto",
  "area 51",
  "for you",
  "usd partners",
]);

const input = (text: string, more: Partial<RecordInput> = {}): RecordInput => ({
  text,
  verbs,
  knownCompanies,
  stages,
  today: "2026-11-17",
  bareWeekday: "past",
  currency: "EUR",
  ...more,
});
const usd = (units: number) => ({ amountMinor: BigInt(units) * 100n, currency: "USD" });
const known = (company: string, words = 1) => ({
  verb: null,
  company,
  companyIsKnown: true,
  companyWords: words,
  companyWasQuoted: false,
});
const unknown = (company: string, words = 1) => ({ ...known(company, words), companyIsKnown: false });
const quoted = (company: string) => ({ ...unknown(company, 0), companyWasQuoted: true });

describe("the lines of the manual", () => {
  it.each([
    ["Acme with Jane Doe from webinar-q3", { ...known("Acme"), contact: "Jane Doe", from: "webinar-q3" }],
    ["closed Acme $120k", { ...known("Acme"), verb: "won", amount: usd(120_000) }],
    [
      'Acme "Jane Doe" jane@acme.com from webinar-q3',
      { ...known("Acme"), contact: "Jane Doe", email: "jane@acme.com", from: "webinar-q3" },
    ],
    [
      "Acme with Jane on friday from webinar-q3 product core division emea due 2027-03-31 $80k",
      {
        ...known("Acme"),
        contact: "Jane",
        day: "2026-11-13",
        dayOther: "2026-11-20",
        from: "webinar-q3",
        product: "core",
        division: "emea",
        due: "2027-03-31",
        amount: usd(80_000),
      },
    ],
    ["lost Acme because price, mostly", { ...known("Acme"), verb: "lost", because: "price, mostly" }],
    ["stage Acme contract sent", { ...known("Acme"), verb: "stage", stage: "contract sent" }],
    [
      "Acme for <@U12|jane> booked friday by friday",
      { ...known("Acme"), owner: "U12", booked: "2026-11-13", due: "2026-11-20" },
    ],
  ])("%s", (text, value) => expect(parseRecord(input(text))).toEqual({ ok: true, value }));
});

describe("the word after the verb is the company", () => {
  it.each([
    ["3M $80k", { ...known("3M"), amount: usd(80_000) }],
    ["24/7 Media on friday", { ...known("24/7 Media", 2), day: "2026-11-13", dayOther: "2026-11-20" }],
    ["On Semiconductor on 2026-11-01", { ...known("On Semiconductor", 2), day: "2026-11-01" }],
    [
      "won Stitch by Design by 2026-12-01",
      { ...known("Stitch by Design", 3), verb: "won", due: "2026-12-01" },
    ],
    ["with with Jane", { ...known("with"), contact: "Jane" }],
    ["For You for <@U1>", { ...known("For You", 2), owner: "U1" }],
    ["AT&amp;T Inc. from webinar", { ...known("AT&T Inc.", 2), from: "webinar" }],
    ["Acme, with Jane, from webinar", { ...known("Acme"), contact: "Jane", from: "webinar" }],
    ["constructor with Jane", { ...known("constructor"), contact: "Jane" }],
    ["__proto__ with Jane", { ...known("__proto__"), contact: "Jane" }],
    ["USD Partners $5", { ...known("USD Partners", 2), amount: usd(5) }],
    ["from from webinar", { ...unknown("from"), from: "webinar" }],
    ["$120k from webinar", { ...unknown("$120k"), from: "webinar" }],
    ["toString hasOwnProperty with Jane", { ...unknown("toString hasOwnProperty", 2), contact: "Jane" }],
    ["valueOf", unknown("valueOf")],
    [
      "Globex International Holdings with Jane",
      { ...unknown("Globex International Holdings", 3), contact: "Jane" },
    ],
    ["Studio 54 USD 5", { ...unknown("Studio 54", 2), amount: usd(5) }],
    ["Studio 54 USD 2026-11-20", { ...unknown("Studio", 1), amount: usd(54), day: "2026-11-20" }],
    ["Globex 120 000 €", { ...unknown("Globex"), amount: { amountMinor: 12_000_000n, currency: "EUR" } }],
    ["Globex 2026-11-01", { ...unknown("Globex"), day: "2026-11-01" }],
    ["Globex <@U1>", { ...unknown("Globex"), owner: "U1" }],
    ["“Jane by Design” by 2026-12-01", { ...quoted("Jane by Design"), due: "2026-12-01" }],
    ['closed "Won Corp"', { ...quoted("Won Corp"), verb: "won" }],
    ['"acme" $5', { ...quoted("acme"), companyIsKnown: true, amount: usd(5) }],
    [
      "stage Globex contract sent because they did",
      { ...unknown("Globex"), verb: "stage", stage: "contract sent", because: "they did" },
    ],
    ["stage Proposal", { ...unknown("Proposal"), verb: "stage" }],
    ["🚀 with יעל", { ...unknown("🚀"), contact: "יעל" }],
    ["<http://acme.com|Acme> with Jane", { ...known("Acme"), contact: "Jane" }],
  ])("%s", (text, value) => expect(parseRecord(input(text))).toEqual({ ok: true, value }));
});

describe("verbs", () => {
  it.each([
    ["CLOSED Won Acme", "won"],
    ["closed-lost Acme", "lost"],
    ["closed lost Acme", "lost"],
    ["win Acme", "won"],
    ["Acme won", null],
    ['"won" Acme', null],
    ["constructor Acme", null],
    ["", null],
  ])("%s is %s", (text, verb) => expect(findVerb(text, verbs)).toBe(verb));
});

describe("values", () => {
  it.each([
    ["Acme from 3M event", { from: "3M event" }], // 3M is no money without a sign
    ["Acme 120000", { amount: { amountMinor: 12_000_000n, currency: "EUR" } }], // bare, right after the company
    ["Acme yesterday", { day: "2026-11-16" }],
    ["Acme on nov 20 120 000 USD", { day: "2025-11-20", dayOther: "2026-11-20", amount: usd(120_000) }],
    ["Acme on “20 nov 2026”", { day: "2026-11-20" }],
    ["Acme due in 3 weeks proposal", { due: "2026-12-08", stage: "proposal" }],
    ["Acme product proposal", { product: "proposal" }], // a keyword's value, no stage
    ["Acme for marketing for <@U1>", { team: "marketing", owner: "U1" }],
    ["Acme WITH Jane ON today", { contact: "Jane", day: "2026-11-17" }],
    ["Acme - with Jane", { contact: "Jane" }],
    ["Acme contract sent.", { stage: "contract sent" }],
    [
      'Acme note ask <@U1|bob> about "x" on friday\nand <http://a.io|this>',
      { note: 'ask @bob about "x" on friday\nand this' },
    ],
    ['Acme because "price" note "call in May"', { because: "price", note: "call in May" }],
    ['Acme because "the best" vendor won', { because: '"the best" vendor won' }],
    ['Acme because they said "no', { because: 'they said "no' }],
    ["Acme because note to self", { because: "note to self" }],
  ])("%s", (text, value) =>
    expect(parseRecord(input(text))).toEqual({ ok: true, value: { ...known("Acme"), ...value } }),
  );

  it("a bare weekday goes the way the command says, `booked` always back and `due` ahead", () => {
    expect(
      parseRecord(input("Acme on friday booked friday due friday", { bareWeekday: "coming" })),
    ).toMatchObject({
      value: { day: "2026-11-20", dayOther: "2026-11-13", booked: "2026-11-13", due: "2026-11-20" },
    });
  });
});

describe("the candidates for a company", () => {
  it.each([
    [
      "won Stitch by Design by friday",
      ["stitch by design by friday", "stitch by design by", "stitch by design", "stitch by", "stitch"],
    ],
    ["Acme Inc. $5", ["acme inc 5", "acme"]], // "Acme Inc." and "Acme" are one name
    ['"Acme Labs" with Jane', ["acme labs"]],
    ["Acme <@U1> with", ["acme"]],
    [
      "a b c d e f g h i j",
      ["a b c d e f g h", "a b c d e f g", "a b c d e f", "a b c d e", "a b c d", "a b c", "a b", "a"],
    ],
    ["!!! ???", []],
    ["", []],
    ["won", []],
  ])("of %s", (text, expected) => expect(companyCandidates(text, verbs)).toEqual(expected));
});
