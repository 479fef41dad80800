import fc from "fast-check";
import { expect, it } from "vitest";
import type { Day } from "../../src/core/day.ts";
import { parseRecord } from "../../src/core/grammar.ts";
import { normaliseName } from "../../src/core/names.ts";
import { printRecord } from "../../src/core/print-record.ts";
import { companyCandidates } from "../../src/core/read-company.ts";
import type { RecordInput, RecordLine } from "../../src/core/record-line.ts";
import { anyLetter } from "../support/any-letter.ts";

const verbs = new Map([
  ["won", "won"],
  ["closed won", "won"],
  ["lost", "lost"],
  ["stage", "stage"],
]);
const known = ["acme", "3m", "24 7 media", "stitch by design", "with", "constructor", "usd"];
const stages = ["proposal", "contract sent", 'odd "stage" & <co>'];

const input = (text: string, knownCompanies: ReadonlySet<string> = new Set(known)): RecordInput => ({
  text,
  verbs,
  knownCompanies,
  stages,
  today: "2026-11-17",
  bareWeekday: "coming",
  currency: "EUR",
});

/** Text as a value holds it: nothing invisible, white space collapsed, not empty. */
const words = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: anyLetter, maxLength }),
      fc.string({ unit: "grapheme", maxLength }),
      fc.constantFrom(
        "🚀 Labs",
        "شركة",
        'with "on" & <@U1> \\',
        "חברה בע״מ",
        "constructor",
        "__proto__",
        "because",
        "$5",
        "a & b, c",
      ),
    )
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cf}]/gu, "")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter((text) => text !== "");

const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(
    value.map((each) => ({ [key]: each })),
    { nil: {} },
  );
const day = fc.constantFrom<Day>("2026-11-20", "1990-01-01", "2100-12-31");

const line: fc.Arbitrary<RecordLine> = fc
  .tuple(
    fc.constantFrom(null, "won", "lost", "stage"),
    words(40).filter((name) => normaliseName(name) !== ""),
    optional("contact", words(40)),
    optional("email", fc.constantFrom("jane@acme.com", "j.o'x+1@a-b.co.uk")),
    optional("from", words(40)),
    optional("day", day),
    optional("booked", day),
    optional("due", day),
    optional("product", words(40)),
    optional("division", words(40)),
    optional("owner", fc.constantFrom("U1", "W0ABC")),
    optional("team", words(40)),
    optional(
      "amount",
      fc.record({
        amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
        currency: fc.constantFrom("USD", "EUR", "TRY", "KWD", "JPY"),
      }),
    ),
    optional("stage", fc.constantFrom(...stages)),
    optional("because", words(60)),
    optional("note", words(60)),
  )
  .map(([verb, company, ...fields]) =>
    Object.assign(
      {
        verb,
        company,
        companyIsKnown: known.includes(normaliseName(company)),
        companyWords: 0,
        companyWasQuoted: true,
      },
      ...fields,
    ),
  );

it("a printed record is read back to the same record, whatever letters it holds", () => {
  fc.assert(
    fc.property(line, (record) => {
      expect(parseRecord(input(printRecord(record)))).toEqual({ ok: true, value: record });
    }),
    { numRuns: 5_000 },
  );
});

const vocabulary = (
  "with from on booked due by product division for because note won closed stage Acme 3M 24/7 Media Stitch Design " +
  'USD $120k 120 000 € $0 1.234 friday last nov 20 2026-11-20 3/4 in 3 weeks <@U1|jane> <@U2> " “x” „ \\ , - ' +
  "jane@acme.com <mailto:a@b.co|a@b.co> < > &amp; &lt; proposal contract sent 🚀 constructor __proto__ toString TRY 5"
).split(" ");

const grammarWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(...vocabulary, '"Jane Doe"', "\n", "\u0000", "\u202e"),
      fc.string({ unit: anyLetter, maxLength: 5 }),
    ),
    { maxLength: 14 },
  )
  .map((each) => each.join(" "));

it("20,000 random lines are each read or refused with a sentence and an example; what is read prints and reads the same", () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        { weight: 1, arbitrary: fc.string({ unit: anyLetter }) },
        { weight: 3, arbitrary: grammarWords },
      ),
      (text) => {
        const parsed = parseRecord(input(text));
        if (!parsed.ok) {
          expect(parsed.what.length > 0 && parsed.example.length > 0).toBe(true);
          return;
        }
        read += 1;
        const { dayOther: _, ...value } = parsed.value;
        expect(parseRecord(input(printRecord(value)))).toEqual({ ok: true, value });
        expect(companyCandidates(text, verbs)).toEqual(
          expect.arrayContaining(value.companyIsKnown ? [normaliseName(value.company)] : []),
        );
      },
    ),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1_000);
});
