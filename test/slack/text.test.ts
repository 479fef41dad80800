import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  channelMention,
  cleanText,
  escapeMrkdwn,
  joinMrkdwn,
  link,
  mrkdwn,
  mrkdwnText,
  plainText,
  raw,
  toMrkdwn,
  truncate,
  truncateMrkdwn,
  unescapeMrkdwn,
  userMention,
} from "../../src/slack/text.ts";
import { anyLetter } from "../support/any-letter.ts";

const anyText = fc.string({ unit: anyLetter, maxLength: 300 });

describe("escaping", () => {
  test.each([
    ["AT&T", "AT&amp;T"],
    ["<!channel>", "&lt;!channel&gt;"],
    ["<@U1|Jane>", "&lt;@U1|Jane&gt;"],
    ["&lt;", "&amp;lt;"],
    ["*bold* _it_ 'q' \"", "*bold* _it_ 'q' \""],
  ])("changes only & < > in %s", (words, escaped) => {
    expect(escapeMrkdwn(words)).toBe(escaped);
  });

  test("is undone by unescaping, whatever the words", () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(unescapeMrkdwn(escapeMrkdwn(words))).toBe(words);
      }),
    );
  });

  test("lets nobody's words mention, link or shout", () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(mrkdwn`${words}`.mrkdwn).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe("a mrkdwn template", () => {
  test("keeps its own marks, escapes values and takes mrkdwn as it stands", () => {
    const said = mrkdwn`*${"R&D <Ltd>"}* by ${userMention("U123")}: ${3} of ${12n}, ${raw("_won_")}`;
    expect(said.mrkdwn).toBe("*R&amp;D &lt;Ltd&gt;* by <@U123>: 3 of 12, _won_");
  });

  test("is not escaped again inside another", () => {
    const inner = mrkdwn`*${"a & b"}*`;
    expect(mrkdwn`${inner}!`.mrkdwn).toBe("*a &amp; b*!");
    expect(joinMrkdwn([inner, "<c>"], " > ").mrkdwn).toBe("*a &amp; b* &gt; &lt;c&gt;");
  });
});

describe("someone's words", () => {
  test.each([
    ["a directional override", "Acme\u202Egnp.exe\u202C", "Acmegnp.exe"],
    ["directional isolates", "\u2066Acme\u2069", "Acme"],
    ["control characters", "A\u0000c\u001Bm\u007Fe\u0085", "Acme"],
    ["a broken surrogate", "Acme \uD83D", "Acme \uFFFD"],
    ["line ends of all kinds", "a\r\nb\rc\u2028d\te", "a\nb\nc\nd\te"],
    ["right-to-left letters", "שלום Acme", "שלום Acme"],
  ])("are shown without harm: %s", (_, words, shown) => {
    expect(cleanText(words)).toBe(shown);
    expect(toMrkdwn(words)).toBe(shown);
  });

  test.each(["", "  ", "\u202E", "\n"])("are shown as a dash when there are none (%j)", (words) => {
    expect(plainText(words, 10)).toBe("–");
    expect(mrkdwnText(words, 10)).toBe("–");
  });
});

describe("cutting", () => {
  test.each([
    ["Acme", 4, "Acme"],
    ["Acme Ltd", 5, "Acme…"],
    ["🎉🎉🎉", 3, "🎉🎉🎉"],
    ["🎉🎉🎉🎉", 3, "🎉🎉…"],
    ["Acme", 1, "…"],
  ])("%s to %i code points gives %s", (words, max, cut) => {
    expect(truncate(words, max)).toBe(cut);
  });

  test.each([
    ["an entity", "a &amp; b", 5, "a …"],
    ["a finished entity", "a &amp; bcd", 9, "a &amp; …"],
    ["a mention", "by <@U123456>", 8, "by …"],
    ["a mention that fits", "by <@U1> and others", 12, "by <@U1> an…"],
    ["nothing", "short", 8, "short"],
  ])("never happens inside %s", (_, source, max, cut) => {
    expect(truncateMrkdwn(source, max)).toBe(cut);
  });

  test("stays within the limit and leaves no half entity, whatever the words", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (words, max) => {
        const cut = mrkdwnText(words, max);
        expect(Array.from(cut).length).toBeLessThanOrEqual(max);
        expect(cut.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
      }),
    );
  });
});

describe("mentions and links", () => {
  test("are made of ids", () => {
    expect(userMention("U012AB").mrkdwn).toBe("<@U012AB>");
    expect(channelMention("C012AB").mrkdwn).toBe("<#C012AB>");
  });

  test.each(["", "jane", "U1>", "!channel", "C1|x"])("refuse %j as a person", (id) => {
    expect(() => userMention(id)).toThrow("no Slack user id");
  });

  test("refuse a person as a channel", () => {
    expect(() => channelMention("U1")).toThrow("no Slack channel id");
  });

  test.each([
    ["https://example.com/a?b=1&c=2", "Site", "<https://example.com/a?b=1&amp;c=2|Site>"],
    ["http://example.com/x|y>", "a <b>", "<http://example.com/x%7Cy%3E|a &lt;b&gt;>"],
    ["https://example.com", "\n", "<https://example.com/|example.com>"],
    ["javascript:alert(1)", "Click & win", "Click &amp; win"],
    ["not an address", "Site", "Site"],
  ])("link %s only when it is http or https", (address, label, shown) => {
    expect(link(address, label).mrkdwn).toBe(shown);
  });
});
