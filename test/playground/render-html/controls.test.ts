import { describe, expect, test } from "vitest";
import type { Fields } from "../../../src/playground/json.ts";
import {
  button,
  option as choice,
  confirm,
  externalSelect,
  staticSelect,
} from "../../../src/slack/controls.ts";
import { draw, drawElement, mrkdwn, option, plain, wordsOf } from "./blocks.ts";

const options = [option("Acme", "a1"), option("Beta & Co", "b2")];

describe("buttons", () => {
  test("name their block, action and value", () => {
    expect(
      drawElement({ ...button({ actionId: "undo#1", text: "Undo", value: "v7", style: "danger" }) }),
    ).toBe(
      '<div class="block block-actions controls"><button type="button" class="btn btn-danger" data-kind="button" ' +
        'data-block="row" data-action="undo#1" data-value="v7">Undo</button></div>',
    );
  });

  test("carry their question as JSON words", () => {
    const question = confirm({
      title: "Sure?",
      text: "It is *gone*",
      confirm: "Undo",
      deny: "Keep",
      style: "danger",
    });
    const html = drawElement({ ...button({ actionId: "a", text: "Undo", confirm: question }) });
    const json = /data-confirm="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(JSON.parse(wordsOf(json))).toEqual({
      title: "Sure?",
      text: "It is gone",
      confirm: "Undo",
      deny: "Keep",
      style: "danger",
    });
  });

  test("a button with an address carries it, when it is http(s)", () => {
    expect(drawElement({ type: "button", text: plain("Open"), url: "https://a.example/" })).toContain(
      'data-url="https://a.example/"',
    );
    expect(drawElement({ type: "button", text: plain("Open"), url: "javascript:alert(1)" })).not.toContain(
      "data-url",
    );
  });

  test("a block without an id is called by its place, as the gateway calls it", () => {
    const html = draw({ type: "actions", elements: [{ type: "button", action_id: "a", text: plain("Go") }] });
    expect(html).toContain('data-block="block-0"');
  });

  test("stand beside their section, in their card, and in a container under its id", () => {
    const go = { type: "button", action_id: "go", text: plain("Go") };
    const section = { type: "section", block_id: "s", text: mrkdwn("x"), accessory: go };
    expect(draw(section)).toContain('data-block="s" data-action="go"');
    expect(draw({ type: "card", block_id: "c", title: plain("x"), actions: [go] })).toContain(
      'data-block="c"',
    );
    const inner = { type: "actions", elements: [go] };
    expect(draw({ type: "container", block_id: "k", title: plain("x"), child_blocks: [inner] })).toContain(
      'data-block="k"',
    );
  });

  test("two thumbs are two buttons of the same action", () => {
    const html = draw({
      type: "context_actions",
      block_id: "t",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "rate",
          positive_button: { text: plain("Good"), value: "1" },
          negative_button: { text: plain("Bad"), value: "0" },
        },
      ],
    });
    expect(html).toMatch(/data-action="rate" data-value="1">Good.*data-action="rate" data-value="0">Bad/);
  });
});

describe("menus", () => {
  test("offer a placeholder first, then their options", () => {
    const select = staticSelect({
      actionId: "a",
      placeholder: "Which?",
      options: [choice("Acme", "a1"), choice("Beta", "b2")],
      initial: "b2",
    });
    expect(drawElement({ ...select })).toContain(
      '<select class="control" data-block="row" data-action="a" aria-label="Which?" data-kind="select">' +
        '<option value="">Which?</option><option value="a1">Acme</option><option value="b2" selected>Beta</option></select>',
    );
  });

  test.each<[string, Fields, string[]]>([
    [
      "several of many",
      { type: "multi_static_select", options, initial_options: [options[0]] },
      ['data-kind="multi" multiple', '<option value="a1" selected>'],
    ],
    [
      "groups",
      { type: "static_select", option_groups: [{ label: plain("North"), options }] },
      ['<optgroup label="North"><option value="a1">'],
    ],
    ["more actions", { type: "overflow", options }, ['data-kind="select"', 'aria-label="More actions"']],
    [
      "a person",
      { type: "users_select", initial_user: "U0CARL0001" },
      ['data-kind="user"', '<option value="U0CARL0001" selected>@carl'],
    ],
    [
      "a conversation",
      { type: "conversations_select" },
      ['data-kind="channel"', '<option value="C0PIPELINE">#pipeline'],
    ],
    [
      "a channel",
      { type: "channels_select", initial_channel: "C0PIPELINE" },
      ['data-kind="channel"', "selected>#pipeline"],
    ],
    [
      "several people",
      { type: "multi_users_select", initial_users: ["U0RITA0001"] },
      ['data-kind="multi"', "selected>@rita"],
    ],
  ])("%s", (_name, element, parts) => {
    const html = drawElement(element);
    for (const part of parts) expect(html).toContain(part);
  });

  test("a searchable menu says from how many letters on it is asked, and what is chosen", () => {
    const menu = externalSelect({
      actionId: "a",
      placeholder: "Account",
      minQueryLength: 2,
      initial: choice("Acme", "a1"),
    });
    const html = drawElement({ ...menu });
    for (const part of [
      'data-kind="external" data-min="2" data-value="a1" data-text="Acme"',
      'role="combobox" autocomplete="off" aria-expanded="false"',
      'placeholder="Account" value="Acme"',
    ])
      expect(html).toContain(part);
  });
});

test.each<[string, Fields, string]>([
  [
    "a day",
    { type: "datepicker", initial_date: "2026-11-22" },
    'data-kind="day" type="date" value="2026-11-22"',
  ],
  ["a time", { type: "timepicker", initial_time: "09:00" }, 'data-kind="time" type="time" value="09:00"'],
  // 1 December 2026, 10:30 UTC
  [
    "a moment",
    { type: "datetimepicker", initial_date_time: 1796121000 },
    'type="datetime-local" value="2026-12-01T10:30"',
  ],
])("%s is picked natively", (_name, element, attributes) => {
  expect(drawElement(element)).toContain(attributes);
});

test.each([
  ["checkboxes", "checkboxes", "checkbox", { initial_options: [options[1]] }],
  ["radio_buttons", "radio", "radio", { initial_option: options[1] }],
])("%s are a group of native inputs, each with its label", (type, kind, native, initial) => {
  const html = drawElement({ type, options, ...initial });
  expect(html).toContain(
    `<fieldset class="boxes" data-block="row" data-action="act" aria-label="Choose" data-kind="${kind}">`,
  );
  expect(html).toContain(`<input type="${native}" id="m1-row-act-1" name="m1-row-act" value="b2" checked>`);
  expect(html).toContain('<label for="m1-row-act-1">Beta &amp; Co</label>');
});
