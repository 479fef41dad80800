import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyFromEmail, isEmail } from "../../src/core/company-from-email.ts";
import { closestNames, normaliseName } from "../../src/core/names.ts";
import { anyLetter } from "../support/any-letter.ts";

describe("two spellings of one company are the same name", () => {
  it.each([
    ["Acme", "acme"],
    ["  ACME,   Inc. ", "acme"],
    ["Acme Co., Ltd.", "acme"],
    ["Müller GmbH & Co. KG", "muller"],
    ["Société Générale S.A.", "societe generale"],
    ["Ferrero S.p.A.", "ferrero"],
    ["Ferrero SpA", "ferrero"],
    ["Serenity Day Spa", "serenity day spa"], // a spa, no legal form
    ["Serenity Spa Inc", "serenity spa"],
    ["Novo Nordisk A/S", "novo nordisk"],
    ["Philips N.V.", "philips"],
    ["Atlassian Pty Ltd", "atlassian"],
    ["Johnson & Johnson", "johnson and johnson"],
    ["AT&T", "at and t"],
    ["Tiffany & Co.", "tiffany"],
    ["Macy’s", "macys"],
    ["McDonald's", "mcdonalds"],
    ["I.B.M.", "ibm"],
    ["J.Crew", "j crew"],
    ["booking.com", "booking com"],
    ["24/7 Media", "24 7 media"],
    ["3M Company", "3m"],
    ["Company", "company"], // never to nothing
    ["AG", "ag"],
    ["Co & Co", "co"],
    ["Łódź Straße Ørsted", "lodz strasse orsted"],
    ["ＡＣＭＥ", "acme"],
    ["İstanbul", "istanbul"],
    ["株式会社日立", "株式会社日立"],
    ["삼성전자", "삼성전자"],
    ["टाटा", "टाटा"],
    ["Газпром ООО", "газпром ооо"],
    ["ΟΔΟΣ", normaliseName("οδοσ")],
    ["🚀 Labs", "🚀 labs"],
    ["Acme™", "acme"],
    ["!!!", ""],
    ["\u200d", ""],
    ["👨‍👩‍👧 Care", "👨‍👩‍👧 care"],
    ["", ""],
    ["__proto__", "proto"],
    ["constructor", "constructor"],
  ])("%s is %s", (name, expected) => expect(normaliseName(name)).toBe(expected));

  it("normalising twice changes nothing, and letters never vanish", () => {
    const words = fc.array(
      fc.constantFrom("Acme", "&", "and", "Co", "Inc.", "S.p.A.", "spa", "A/S", "é", "a.", "b", "'", "—"),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyLetter }),
          words.map((each) => each.join(" ")),
        ),
        (name) => {
          const once = normaliseName(name);
          expect(normaliseName(once)).toBe(once);
          expect(normaliseName(`${name} !`)).toBe(once); // the way for plain names answers as the general one
          expect(once !== "" || !/[\p{Lu}\p{Ll}\p{Nd}]/u.test(name)).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("the closest names", () => {
  const names = [
    "Acme Corp",
    "Acme Labs",
    "Apex",
    "Stitch by Design",
    "Globex",
    "Initech",
    "Acne Studios",
    "Umbrella",
  ];

  it.each([
    ["acme", ["Acme Corp", "Acme Labs"]],
    ["Acmee", ["Acme Corp"]], // 1 − 1/5 = 0.8; "acme labs" is 1 − 5/9
    ["Globx", ["Globex"]],
    ["Stitch", ["Stitch by Design"]],
    ["Design Stitch", ["Stitch by Design"]],
    ["Umbrella Group Europe", ["Umbrella"]],
    ["Initech GmbH", ["Initech"]],
    ["Zzzzz", []],
    ["!!!", []],
    ["", []],
  ])("to %j are %j", (query, expected) =>
    expect(closestNames(query, names).map((each) => each.name)).toEqual(expected),
  );

  it("carry their place and score 1 only for the same normalised name", () => {
    expect(closestNames("ACME, Inc.", names)[0]).toEqual({ name: "Acme Corp", index: 0, score: 1 });
    expect(closestNames("Acm", names)[0]?.score).toBeLessThan(1);
  });

  it("are at most as many as asked for, best first", () => {
    const many = Array.from({ length: 20 }, (_, i) => `Acme ${i}`);
    const closest = closestNames("Acme 7", many, 3);
    expect(closest).toHaveLength(3);
    expect(closest[0]?.name).toBe("Acme 7");
    expect(closestNames("/metings", ["/lead", "/meeting", "/deal"], 1)[0]?.name).toBe("/meeting");
  });
});

describe("the company in an e-mail address", () => {
  it.each([
    ["jane@acme.com", "Acme"],
    ["jane@mail.acme-labs.co.uk", "Acme Labs"],
    ["j.doe+crm@eu.acme.com.au", "Acme"],
    ["jane@acme.io", "Acme"],
    ["jane@gmail.com", null],
    ["jane@yahoo.co.jp", null],
    ["jane@outlook.de", null],
    ["jane@me.com", null],
    ["jane@t-online.de", null],
    ["jane@xn--mller-kva.de", null],
    ["jane@localhost", null],
    ["jane", null],
    ["", null],
    ["jane@acme.com, joe@acme.com", null],
  ])("%s proposes %s", (email, expected) => expect(companyFromEmail(email)).toBe(expected));

  it("has the shape of an address", () => {
    expect(isEmail("jane@acme.com")).toBe(true);
    expect(isEmail("@acme")).toBe(false);
  });
});
