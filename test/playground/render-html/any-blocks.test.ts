import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMessageHtml } from "../../../src/playground/render-html/render-message.ts";
import { renderModalHtml } from "../../../src/playground/render-html/render-view.ts";
import { header } from "../../../src/slack/blocks.ts";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import { table } from "../../../src/slack/table.ts";
import { anyLetter } from "../../support/any-letter.ts";
import { draw, names, plain, view, wordsOf } from "./blocks.ts";
import { expectInert, hostile } from "./inert.ts";

describe("whatever is sent", () => {
  const types = fc.constantFrom(
    "section",
    "header",
    "context",
    "actions",
    "input",
    "table",
    "data_table",
    "data_visualization",
    "rich_text",
    "markdown",
    "image",
    "alert",
    "card",
    "carousel",
    "container",
    "plan",
    "task_card",
    "video",
    "context_actions",
  );
  const words = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: anyLetter }));
  const text = fc.record({ type: fc.constantFrom("plain_text", "mrkdwn"), text: words });
  const anything = fc.oneof(fc.jsonValue(), text, fc.array(text));
  const block = fc.record(
    {
      type: types,
      text: anything,
      fields: anything,
      elements: anything,
      element: anything,
      rows: anything,
      chart: anything,
      title: anything,
      label: anything,
      child_blocks: anything,
      accessory: anything,
      tasks: anything,
      options: anything,
      block_id: words,
    },
    { requiredKeys: ["type"] },
  );

  test("is drawn without throwing, and inert", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        expectInert(renderMessageHtml({ text: "", blocks }, names));
        expectInert(renderModalHtml(view({ title: plain("x"), blocks }), names).html);
      }),
      { numRuns: 150 },
    );
  });

  test("and the validator accepts is drawn, not put in a box, and keeps its words", () => {
    const wordy = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 })
      .filter((each) => /[a-z]/i.test(each) && !each.includes(":"));
    const valid = fc.oneof(
      wordy.map((each) => [each, { ...header(each) }] as const),
      wordy.map((each) => [each, { type: "context", elements: [plain(each)] }] as const),
      wordy.map((each) => [each, { ...table({ header: ["Company"], rows: [[each]] }) }] as const),
      wordy.map(
        (each) =>
          [
            each,
            {
              type: "rich_text",
              elements: [{ type: "rich_text_section", elements: [{ type: "text", text: each }] }],
            },
          ] as const,
      ),
      wordy.map(
        (each) =>
          [
            each,
            { type: "actions", elements: [{ type: "button", action_id: "a", text: plain(each) }] },
          ] as const,
      ),
    );
    fc.assert(
      fc.property(valid, ([said, accepted]) => {
        fc.pre(
          validateMessage({ text: "x", blocks: [accepted] }).every(({ severity }) => severity !== "error"),
        );
        const html = draw(accepted);
        expect(html).not.toContain("block-broken");
        expect(wordsOf(html)).toContain(said);
      }),
      { numRuns: 150 },
    );
  });
});
