import { describe, expect, test } from "vitest";
import type { Fields } from "../../../src/playground/json.ts";
import { renderMessageHtml } from "../../../src/playground/render-html/render-message.ts";
import { context, divider, fields, header, section } from "../../../src/slack/blocks.ts";
import { table } from "../../../src/slack/table.ts";
import { draw, mrkdwn, names, plain, wordsOf } from "./blocks.ts";

const run = (text: string) => ({ type: "text", text });

describe("words", () => {
  test("a message without blocks is its text", () => {
    const html = renderMessageHtml({ text: "*Won* by <@U0RITA0001>", blocks: [] }, names);
    expect(wordsOf(html)).toBe("Won by @rita");
    expect(html).toContain("<strong>Won</strong>");
  });

  test.each<[string, Fields, string]>([
    ["a header", { ...header("Q1 *raw*") }, '<h3 class="block block-header level-1">Q1 *raw*</h3>'],
    ["a header of level 2", { ...header("Q1"), level: 2 }, '<h4 class="block block-header level-2">Q1</h4>'],
    [
      "a section",
      { ...section("Acme & Sons") },
      '<div class="block block-section"><div class="words"><p>Acme &amp; Sons</p></div></div>',
    ],
    ["a divider", { ...divider() }, '<hr class="block block-divider">'],
    [
      "context",
      { ...context("EMEA", "Q1") },
      '<div class="block block-context"><span>EMEA</span><span>Q1</span></div>',
    ],
  ])("%s", (_name, block, html) => {
    expect(draw(block)).toBe(html);
  });

  test("fields stand in a grid, each with its label", () => {
    const html = draw({ ...fields([{ label: "Team", value: "Marketing" }]) });
    expect(html).toContain(
      '<div class="block-fields"><div><p><strong>Team</strong><br>Marketing</p></div></div>',
    );
  });

  test("an alert says its level in a word", () => {
    expect(draw({ type: "alert", level: "warning", text: mrkdwn("Late") })).toContain('aria-label="warning"');
  });

  test("a container that can be folded unfolds without a script, and its children are drawn", () => {
    const html = draw({
      type: "container",
      title: plain("More"),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [{ type: "section", text: plain("inside") }],
    });
    expect(html).toMatch(/^<details class="block block-container[^>]*"><summary>/);
    expect(wordsOf(html)).toBe("Moreinside");
  });

  test.each<[string, Fields, string]>([
    [
      "rich text with marks, mentions and lists",
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [run("# 1 "), { type: "user", user_id: "U0RITA0001" }, { type: "emoji", name: "tada" }],
          },
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [{ type: "rich_text_section", elements: [run("one")] }],
          },
        ],
      },
      "# 1 @rita🎉one",
    ],
    ["Markdown", { type: "markdown", text: "**Won** `x`" }, "Won x"],
    ["a task", { type: "task_card", task_id: "1", title: "Import", status: "complete" }, "Import"],
  ])("slack-blocks-to-jsx draws %s, without its frame and without inline styles", (_name, block, words) => {
    const html = draw(block);
    expect(wordsOf(html)).toBe(words);
    expect(html).not.toMatch(/ style=|id="slack_blocks_to_jsx"|<link/);
  });
});

describe("tables", () => {
  const html = draw({ ...table({ header: ["Team", "Won"], rows: [["Marketing", "12"]] }) });

  test("head their columns and rows, and keep the alignment", () => {
    expect(html).toContain(
      '<th class="wrapped" scope="col">Team</th><th class="align-right" scope="col">Won</th>',
    );
    expect(html).toContain('<th class="wrapped" scope="row">Marketing</th><td class="align-right">12</td>');
  });

  test("scroll by keyboard and are named", () => {
    expect(html).toContain('role="region" tabindex="0" aria-label="Table: Team, Won"');
  });

  test("a data_table shows its caption and its numbers", () => {
    const rows = [[{ type: "raw_text", text: "Won" }], [{ type: "raw_number", value: 12 }]];
    expect(wordsOf(draw({ type: "data_table", caption: "Wins", rows }))).toBe("WinsWon12");
  });
});

describe("pictures", () => {
  test.each<[string, Fields, string]>([
    ["an uploaded file by id", { slack_file: { id: "F0123ABCDE" } }, 'src="/files/F0123ABCDE"'],
    [
      "an uploaded file by address",
      { slack_file: { url: "https://files.example/T1-F0123ABCDE/a.png" } },
      'src="/files/F0123ABCDE"',
    ],
    ["https", { image_url: "https://a.example/b.png" }, 'src="https://a.example/b.png"'],
  ])("%s is loaded", (_name, source, attribute) => {
    const html = draw({ type: "image", alt_text: "41 of 120", ...source });
    expect(html).toContain(attribute);
    expect(html).toContain('alt="41 of 120"');
  });

  test.each(["http://a.example/b.png", "javascript:alert(1)", "/etc/passwd"])(
    "from %s is only its words",
    (image_url) => {
      const html = draw({ type: "image", alt_text: "41 of 120", image_url });
      expect(html).not.toContain("<img");
      expect(wordsOf(html)).toBe("41 of 120");
    },
  );
});

test("a block that nobody knows is a marked box with its words, and the others stand", () => {
  const html = renderMessageHtml(
    { text: "", blocks: [{ type: "hologram", text: plain("Acme won") }, { ...section("next") }] },
    names,
  );
  expect(html).toContain("block-broken");
  expect(wordsOf(html)).toContain("Acme won");
  expect(wordsOf(html)).toContain("next");
});

test("a block that the library throws on is its words, too", () => {
  const html = draw({ type: "rich_text", elements: [{ type: "rich_text_section", elements: null }] });
  expect(html).toContain("block-broken");
});
