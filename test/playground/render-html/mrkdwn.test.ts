import { describe, expect, test } from "vitest";
import { drawMrkdwn, drawWords } from "../../../src/playground/render-html/draw-mrkdwn.ts";
import { names } from "./blocks.ts";

const person = (name: string) => `<span class="chip chip-person">@${name}</span>`;
const link = (href: string, words: string) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`;

describe("mrkdwn is drawn by Slack's rules", () => {
  test.each([
    [
      "*Won* _today_ ~lost~ `a *b*`",
      "<p><strong>Won</strong> <em>today</em> <s>lost</s> <code>a *b*</code></p>",
    ],
    ["*_both_*", "<p><strong><em>both</em></strong></p>"],
    ["2*3*4 snake_case_name * a * ____", "<p>2*3*4 snake_case_name * a * ____</p>"],
    ["*a\nb*", "<p>*a<br>b*</p>"],
    [
      "<@U0RITA0001> <@U0GONE0001|zoe> <@U0GONE0002>",
      `<p>${person("rita")} ${person("zoe")} ${person("U0GONE0002")}</p>`,
    ],
    ["<#C0PIPELINE|old>", '<p><span class="chip chip-channel">#pipeline</span></p>'],
    ["<!here>", '<p><span class="chip chip-everyone">@here</span></p>'],
    ["<!subteam^S1|@sales>", '<p><span class="chip chip-everyone">@sales</span></p>'],
    ["<!date^1772442000^{date}|March 2>", "<p>March 2</p>"],
    [
      "<https://a.example/?x=1&amp;y=2|the &lt;report&gt;>",
      `<p>${link("https://a.example/?x=1&amp;y=2", "the &lt;report&gt;")}</p>`,
    ],
    ["see https://a.example/b.", `<p>see ${link("https://a.example/b", "https://a.example/b")}.</p>`],
    ["&gt; one\n> two\nthree", "<blockquote>one<br>two</blockquote><p>three</p>"],
    ["```a  *b*\nc```", "<pre>a  *b*\nc</pre>"],
    [":tada: :nobody_knows_it:", '<p><span class="emoji">🎉</span> :nobody_knows_it:</p>'],
  ])("%j", (source, html) => {
    expect(drawMrkdwn(source, names)).toBe(html);
  });

  test.each(["# 1 priority", "$1$ of $120k", "10:30:45", "1. Acme", "a | b", "---", "[a](b)", "    wide"])(
    "%j loses nothing, as it would when it were read as Markdown",
    (source) => {
      expect(drawMrkdwn(source, names)).toBe(`<p>${source}</p>`);
    },
  );
});

test("plain text keeps its marks; only emoji and line ends are drawn", () => {
  expect(drawWords("*a* <@U1>\n:tada:")).toBe('*a* &lt;@U1&gt;<br><span class="emoji">🎉</span>');
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  " javascript:alert(1)",
  "//evil.example",
  "mailto:a@b.example",
])("a link to %s is only its words", (address) => {
  expect(drawMrkdwn(`<${address}|press>`, names)).toBe("<p>press</p>");
});
