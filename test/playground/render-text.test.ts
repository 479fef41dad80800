import { expect, test } from "vitest";
import type { Fields } from "../../src/playground/json.ts";
import { plainText } from "../../src/playground/plain-text.ts";
import { renderBlocks } from "../../src/playground/render-text.ts";

const words = (text: string) => ({ type: "plain_text", text });

test.each([
  ["*Won*: Acme, _today_", "Won: Acme, today"],
  ["<@U0RITA0001> in <#C0PIPELINE|old-name>", "@rita in #pipeline"],
  ["<https://a.example|the report> &amp; 3 &lt; 4", "the report & 3 < 4"],
  ["2*3*4 and snake_case_name stay", "2*3*4 and snake_case_name stay"],
  ["<!date^1772442000^{date}|March 2>", "March 2"],
])("%s reads as %s", (mrkdwn, expected) => {
  expect(plainText(mrkdwn)).toBe(expected);
});

const cases: [string, Fields, string][] = [
  ["a header", { type: "header", text: words("Scorecard") }, "Scorecard"],
  [
    "fields",
    { type: "section", text: { type: "mrkdwn", text: "*Q1*" }, fields: [words("Won: 3"), words("Lost: 1")] },
    "Q1\nWon: 3\nLost: 1",
  ],
  [
    "context",
    { type: "context", elements: [{ type: "mrkdwn", text: "_quietly_" }, words("EMEA")] },
    "quietly · EMEA",
  ],
  [
    "a table",
    {
      type: "table",
      column_settings: [{ align: "left" }, { align: "right" }],
      rows: [
        [
          { type: "raw_text", text: "Team" },
          { type: "raw_text", text: "Won" },
        ],
        [
          { type: "raw_text", text: "Marketing" },
          { type: "raw_text", text: "12" },
        ],
      ],
    },
    "Team       Won\n---------  ---\nMarketing   12",
  ],
  [
    "a chart",
    {
      type: "data_visualization",
      title: "Meetings",
      chart: {
        type: "bar",
        series: [
          {
            name: "held",
            data: [
              { label: "Jan", value: 10 },
              { label: "Feb", value: 5 },
            ],
          },
        ],
        axis_config: { categories: ["Jan", "Feb"] },
      },
    },
    `[Chart] Meetings\nJan  ${"█".repeat(20)} 10\nFeb  ${"█".repeat(10)} 5`, // 5 of 10 is half of 20
  ],
  [
    "buttons and a menu",
    {
      type: "actions",
      elements: [
        { type: "button", action_id: "a", text: words("Undo") },
        {
          type: "static_select",
          action_id: "b",
          placeholder: words("Change…"),
          options: [
            { text: words("Weekly"), value: "w" },
            { text: words("Monthly"), value: "m" },
          ],
        },
      ],
    },
    "[Undo] [Change… ▾ Weekly | Monthly]",
  ],
  [
    "an input",
    {
      type: "input",
      label: words("Reason"),
      hint: words("One word"),
      optional: true,
      element: { type: "plain_text_input", action_id: "r" },
    },
    "Reason (optional): […]\nOne word",
  ],
];

test.each(cases)("%s is drawn as text", (_name, block, expected) => {
  expect(renderBlocks([block])).toBe(expected);
});
