import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, quote, tokenize } from "../../src/core/tokens.ts";
import { anyLetter } from "../support/any-letter.ts";

const brief = (text: string) =>
  tokenize(text).tokens.map((token) => (token.kind === "word" ? token.text : `${token.kind}:${token.text}`));

describe("a line is taken apart", () => {
  it.each([
    ["Acme  with\tJane", ["Acme", "with", "Jane"]],
    ['"Acme Labs" with "Jane Doe"', ["quoted:Acme Labs", "with", "quoted:Jane Doe"]],
    [
      '“Acme Labs” „Jane“ «Doe» “mixed" x',
      ["quoted:Acme Labs", "quoted:Jane", "quoted:Doe", "quoted:mixed", "x"],
    ],
    ['"Acme \\"Best\\" Co"', ['quoted:Acme "Best" Co']],
    ['"C:\\\\" x', ["quoted:C:\\", "x"]],
    ['"a\\b"', ["quoted:a\\b"]],
    ['5" pipes', ['5"', "pipes"]], // a quote inside a word is a character
    ["O'Brien & Sons", ["O'Brien", "&", "Sons"]],
    ["AT&amp;T &lt;b&gt; &amp;lt;", ["AT&T", "<b>", "&lt;"]],
    ["<http://acme.com|acme.com>", ["acme.com"]],
    ["<https://acme.com>", ["https://acme.com"]],
    ["<mailto:jane@acme.com|jane@acme.com>", ["jane@acme.com"]],
    [
      "&lt;<mailto:jane@acme.com|jane@acme.com>&gt;, &lt;jane@acme.com&gt;",
      ["jane@acme.com,", "jane@acme.com"],
    ],
    ['"&lt;jane@acme.com&gt;" &lt;jane@&gt;', ["quoted:<jane@acme.com>", "<jane@>"]],
    ['"Acme <http://a.io|a.io>"', ["quoted:Acme a.io"]],
    ["<#C1|general> <!subteam^S1|@sales>", ["#general", "@sales"]],
    ["for <@U12AB|jane> x", ["for", "mention:@jane", "x"]],
    ["for<@W12AB>x", ["for", "mention:@W12AB", "x"]],
    ['"<@U1>"', ["quoted:<@U1>"]],
    ["a < b", ["a", "<", "b"]],
    ["\u200eAcme\u202e\u0000", ["Acme"]],
    ["", []],
  ])("%j", (text, expected) => expect(brief(text)).toEqual(expected));

  it("a quote that is never closed marks its word", () => {
    expect(
      tokenize('with "Jane Doe').tokens.map((token) => token.kind === "word" && token.isUnclosed),
    ).toEqual([false, true, false]);
  });

  it("a quoted text is read back as it was, whatever it holds", () => {
    const text = fc.string({ unit: anyLetter }).map((each) => each.replace(/[\p{Cc}\p{Cf}]/gu, ""));
    fc.assert(
      fc.property(text, (inner) => {
        expect(tokenize(quote(inner)).tokens).toMatchObject([{ kind: "quoted", text: inner }]);
      }),
      { numRuns: 5_000 },
    );
  });

  it("escaped text cannot make a mention or a link", () => {
    expect(escapeText("<!channel> & <@U1>")).toBe("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    expect(brief(escapeText("<@U1>"))).toEqual(["<@U1>"]);
  });
});
