import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessageDraft } from "../../src/core/read-message-draft.ts";

// Monday 23 November 2026: "friday" is the 27th, "tomorrow" the 24th.
const context = { today: "2026-11-23", currency: "USD" } as const;
const read = (text: string) => {
  const { note: _note, ...fields } = readMessageDraft(text, context);
  return fields;
};

describe("what a message says of a meeting", () => {
  it.each([
    [
      "Just had a great call with Jane Doe from Acme Corp, they want to meet friday. Budget around $80k",
      { company: "Acme Corp", contact: "Jane Doe", amount: "$80k", day: "2026-11-27" },
    ],
    [
      "Jane Doe <mailto:jane@acme-labs.com|jane@acme-labs.com> asked for a demo on nov 30",
      { company: "Acme Labs", email: "jane@acme-labs.com", day: "2026-11-30" },
    ],
    [
      "Met Søren Ångström at Ørsted, 120000 EUR",
      { company: "Ørsted", contact: "Søren Ångström", amount: "120000 EUR" },
    ],
    [
      "Name: Maria de la Cruz\nCompany: Globex GmbH\nEmail: <mailto:maria@globex.de|maria@globex.de>",
      { company: "Globex GmbH", contact: "Maria de la Cruz", email: "maria@globex.de" },
    ],
    ["spoke to Wei from 3M, meeting 2026-12-01", { company: "3M", contact: "Wei", day: "2026-12-01" }],
    [
      "Jean-Luc van Dyck at Smith &amp; Sons Ltd is interested",
      { company: "Smith & Sons Ltd", contact: "Jean-Luc van Dyck" },
    ],
    [
      "*New lead* from <https://www.initech.com|Initech>: meeting tomorrow",
      { company: "Initech", day: "2026-11-24" },
    ],
    ["jane@gmail.com wants a demo", { email: "jane@gmail.com" }], // a free mail provider is nobody's company
  ])("%s", (text, fields) => expect(read(text)).toEqual(fields));

  it.each([
    ["two companies", "We met people from Acme and from Globex"],
    ["two days", "monday or tuesday would work for them"],
    ["two amounts", "somewhere between $50k and $80k"],
    ["a day that is read in two ways", "let us meet on 3/4"],
    ["a figure that is no money", "they have 500 people and 3 offices, 24/7"],
    ["small talk", "The team is great. Thanks! See you at lunch"],
    ["nothing at all", ""],
    ["a bot's mention", "<@U0RITA0001> please look at this <!channel>"],
  ])("leaves to the person what is unsure: %s", (_what, text) => expect(read(text)).toEqual({}));

  it("keeps the text as a quote without links, mentions or formatting", () => {
    const { note } = readMessageDraft(
      "<@U1> see <https://evil.example/x|the *brief*> at https://acme.com/a &amp; tell <!here>",
      context,
    );
    expect(note).toBe("“see the brief at & tell”");
    expect(Array.from(readMessageDraft("word ".repeat(500), context).note).length).toBe(900);
    expect(readMessageDraft("", context).note).toBe("");
  });

  it("never throws, and is quick, whatever a message holds", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "from ",
        "with ",
        "Acme ",
        "Jane ",
        "$80k ",
        "a@b.co ",
        "<",
        ">",
        "&",
        "GmbH",
        "friday ",
        "1,",
        "de la ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const draft = readMessageDraft(pieces.join(""), context);
        expect(draft.note).not.toMatch(/https?:\/\/\S/);
      }),
      { numRuns: 300 },
    );
    for (const worst of [
      "Aa ".repeat(8000),
      "1".repeat(20_000),
      "Aa & ".repeat(5000),
      "with A".repeat(5000),
    ]) {
      const startedAt = performance.now();
      readMessageDraft(worst, context);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    }
  });
});
