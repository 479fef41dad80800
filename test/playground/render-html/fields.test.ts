import { describe, expect, test } from "vitest";
import type { Fields } from "../../../src/playground/json.ts";
import { renderHomeHtml, renderModalHtml } from "../../../src/playground/render-html/render-view.ts";
import { header, modal } from "../../../src/slack/blocks.ts";
import { inputDate, inputText } from "../../../src/slack/inputs.ts";
import { drawInput, names, option, plain, view, wordsOf } from "./blocks.ts";

describe("a modal", () => {
  const field = inputText({
    blockId: "company",
    actionId: "name",
    label: "Company",
    hint: "As they call it",
    optional: true,
  });
  const day = inputDate({ blockId: "on", actionId: "day", label: "Closed on", initial: "2026-11-22" });
  const payload = {
    ...modal({ title: "Close <a> deal", blocks: [field, day], submit: "Close it", close: "Cancel" }),
  };

  test("gives its title and buttons as words", () => {
    expect(renderModalHtml(view(payload), names)).toMatchObject({
      title: "Close <a> deal",
      submit: "Close it",
      close: "Cancel",
    });
  });

  test("without a submit button can only be closed", () => {
    const shown = renderModalHtml(view({ title: plain("Wait"), blocks: [] }), names);
    expect(shown).toEqual({ title: "Wait", html: "", submit: null, close: "Close" });
  });

  test("draws a field with label, hint and a place for its error", () => {
    expect(renderModalHtml(view(payload), names).html).toContain(
      '<div class="field" data-field="company"><label class="field-label" for="V1-company-name">Company' +
        '<span class="optional"> (optional)</span></label>' +
        '<input id="V1-company-name" class="control" data-block="company" data-action="name" ' +
        'aria-describedby="V1-company-name-hint" data-kind="text" type="text" autocomplete="off">' +
        '<p class="hint" id="V1-company-name-hint">As they call it</p>' +
        '<p class="field-error" id="V1-company-name-error" role="alert" hidden></p></div>',
    );
  });

  test("shows what was typed before instead of what it began with", () => {
    const typed = { on: { day: { type: "datepicker", selected_date: "2026-11-30" } } };
    expect(renderModalHtml(view(payload, typed), names).html).toContain('value="2026-11-30"');
  });
});

test.each<[string, Fields, string]>([
  ["several lines", { type: "plain_text_input", multiline: true, initial_value: "a\n<b>" }, "<textarea"],
  ["an e-mail address", { type: "email_text_input" }, 'data-kind="text" type="email"'],
  ["an address", { type: "url_text_input" }, 'data-kind="text" type="url"'],
  [
    "a number",
    { type: "number_input", is_decimal_allowed: true, initial_value: "1.5" },
    'type="number" step="any" value="1.5"',
  ],
  ["a file", { type: "file_input" }, 'data-kind="file" type="file" multiple'],
  ["formatted words", { type: "rich_text_input" }, "<textarea"],
])("%s can be filled in, and say that they must be", (_name, element, part) => {
  const html = drawInput(element);
  expect(html).toContain(part);
  expect(html).toContain('aria-required="true"');
});

test("lines of text keep their first line end and are escaped", () => {
  const html = drawInput({
    type: "plain_text_input",
    multiline: true,
    initial_value: "\n</textarea><script>",
  });
  expect(html).toContain(">\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>");
});

test("a group of boxes is named by its label", () => {
  const html = drawInput({ type: "checkboxes", options: [option("Yes", "y")] });
  expect(html).toContain('<p class="field-label" id="V1-row-act-label">Company</p>');
  expect(html).toContain('aria-labelledby="V1-row-act-label"');
});

test("a field that reports at once says so", () => {
  expect(drawInput({ type: "plain_text_input" }, { dispatch_action: true })).toContain(
    'data-field="row" data-dispatch>',
  );
});

test("the Home tab is its blocks", () => {
  const home = view({ type: "home", blocks: [{ ...header("Welcome") }] });
  expect(wordsOf(renderHomeHtml(home, names))).toBe("Welcome");
});
