import { describe, expect, test } from "vitest";
import { nativeChart } from "../../../src/charts/native-block.ts";
import type { Fields } from "../../../src/playground/json.ts";
import { context, fields, header, section } from "../../../src/slack/blocks.ts";
import { table } from "../../../src/slack/table.ts";
import { link } from "../../../src/slack/text.ts";
import { draw, drawElement, drawInput, option, plain, wordsOf } from "./blocks.ts";

import { expectInert, hostile } from "./inert.ts";

describe.each(hostile)("a company called %s", (name) => {
  const blocks: [string, Fields][] = [
    ["header", { ...header(name) }],
    ["section", { ...section(name) }],
    ["fields", { ...fields([{ label: "Company", value: name }]) }],
    ["context", { ...context(name) }],
    ["table", { ...table({ header: [name], rows: [[name]] }) }],
    [
      "chart",
      {
        ...nativeChart({
          kind: "bars",
          title: name,
          categories: [name],
          series: [{ name, values: [1] }],
          altText: "",
        }),
      },
    ],
    [
      "rich text",
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: name },
              { type: "link", url: "javascript:alert(1)", text: name },
            ],
          },
        ],
      },
    ],
    ["markdown", { type: "markdown", text: `${name} [x](javascript:alert(1)) ![x](javascript:alert(1))` }],
    ["alert", { type: "alert", level: name, text: plain(name) }],
    [
      "card",
      {
        type: "card",
        block_id: name,
        title: plain(name),
        hero_image: { image_url: `javascript:${name}`, alt_text: name },
      },
    ],
    ["container", { type: "container", title: plain(name), width: name, child_blocks: [{ type: name }] }],
    ["image", { type: "image", alt_text: name, image_url: `https://a.example/${name}`, title: plain(name) }],
    [
      "video",
      {
        type: "video",
        title: plain(name),
        video_url: "javascript:alert(1)",
        thumbnail_url: name,
        alt_text: name,
      },
    ],
    ["unknown", { type: name, text: plain(name) }],
  ];

  test.each(blocks)("is inert in a %s", (_type, block) => expectInert(draw(block)));

  test("is inert in every control", () => {
    const shared = { action_id: name, placeholder: plain(name) };
    const options = [option(name, name)];
    for (const element of [
      { type: "button", text: plain(name), value: name, url: name, accessibility_label: name, style: name },
      { type: "static_select", options, initial_option: options[0] },
      { type: "external_select", initial_option: options[0] },
      { type: "radio_buttons", options },
      { type: "datepicker", initial_date: name },
      { type: "plain_text_input", multiline: true, initial_value: name },
    ]) {
      expectInert(drawElement({ ...shared, ...element }));
      expectInert(
        drawInput({ ...shared, ...element }, { block_id: name, label: plain(name), hint: plain(name) }),
      );
    }
  });

  test("is read as it is written", () => {
    expect(wordsOf(draw({ ...section(name) }))).toBe(name);
    expect(wordsOf(draw({ ...header(name) }))).toBe(name);
  });
});

test("a link that the app made is a link, with a hostile label inert", () => {
  const html = draw({ ...section(link("https://a.example/?q=<x>", '<b onclick="x">')) });
  expectInert(html);
  expect(html).toContain('href="https://a.example/?q=%3Cx%3E"');
});
