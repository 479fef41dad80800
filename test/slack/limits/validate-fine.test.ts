import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import {
  actions,
  button,
  cell,
  chart,
  dataTable,
  image,
  of,
  option,
  pie,
  plain,
  point,
  said,
  section,
  table,
  times,
} from "./payloads.ts";

describe("a message", () => {
  test.each<[string, object]>([
    ["text alone", { text: "Won" }],
    [
      "every part at its simplest",
      of(section(), { type: "divider" }, actions(button()), table([cell("a")]), chart()),
    ],
    [
      "a section with a picture",
      of(section({ accessory: image({ image_url: "https://example.com/a.png" }) })),
    ],
    ["a file that Slack holds", of(image({ slack_file: { id: "F0123456789" } }))],
    ["a menu", of(actions({ type: "static_select", options: [option] }))],
    ["a carousel of cards", of({ type: "carousel", elements: [{ type: "card", title: plain("Acme") }] })],
    ["a container", of({ type: "container", title: plain("Acme"), child_blocks: [section()] })],
    [
      "a plan",
      of({
        type: "plan",
        title: "Plan",
        tasks: [{ type: "task_card", task_id: "1", title: "a", status: "complete" }],
      }),
    ],
    ["rich text", of({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] })],
    ["a data table", of(dataTable([cell("Team")], [{ type: "raw_number", value: 3, text: "3" }]))],
    ["a pie", of(pie(point("Won", 3)))],
    ["50 blocks", of(...times(50, () => section()))],
    ["two charts", of(chart(), chart())],
    ["an answer that deletes", { delete_original: true }],
    ["an answer for all", { response_type: "in_channel", replace_original: false, text: "Won" }],
    ["one markdown text", { markdown_text: "**Won**" }],
    ["10,000 characters in a table", of(table([cell("x".repeat(10_000))]))],
    [
      "metadata",
      {
        text: "Won",
        metadata: {
          event_type: "scorecard_posted",
          event_payload: { key: "a", n: 1, by: { team: "b" }, list: [{ a: true }] },
        },
      },
    ],
  ])("with %s is fine", (_, payload) => {
    expect(said(validateMessage(payload))).toEqual([]);
  });
});
