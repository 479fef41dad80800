import { describe, expect, test } from "vitest";
import { validateView } from "../../../src/slack/limits/validate.ts";
import { cell, chart, input, plain, said, section, table, times, words } from "./payloads.ts";

const modal = (extra: object = {}) => ({
  type: "modal",
  title: plain("Deal"),
  blocks: [section()],
  ...extra,
});
const home = (extra: object = {}) => ({ type: "home", blocks: [section()], ...extra });
const focused = (id: string) =>
  input({ element: { type: "plain_text_input", action_id: id, focus_on_load: true } });

describe("a view", () => {
  test.each<[string, object]>([
    ["a modal", modal()],
    ["a form", modal({ submit: plain("Save"), close: plain("Cancel"), blocks: [focused("a"), input()] })],
    [
      "a form with an e-mail address",
      modal({ submit: plain("Save"), blocks: [input({ element: { type: "email_text_input" } })] }),
    ],
    ["an alert", modal({ blocks: [{ type: "alert", text: plain("Saved"), level: "success" }] })],
    ["a Home tab", home({ blocks: times(100, () => section()) })],
  ])("as %s is fine", (_, view) => {
    expect(said(validateView(view))).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ["no type", {}, ["error view-type /type"]],
    ["a type of its own", { type: "popup" }, ["error view-type /type"]],
    ["no blocks", modal({ blocks: [] }), ["error min-blocks /blocks"]],
    ["blocks missing", { type: "home" }, ["error required /blocks"]],
    ["101 blocks", home({ blocks: times(101, () => section()) }), ["error max-blocks /blocks"]],
    ["a title of 25 characters", modal({ title: plain("x".repeat(25)) }), ["error max-length /title/text"]],
    ["a title in mrkdwn", modal({ title: words("Deal") }), ["error text-type /title/type"]],
    ["an input and no submit", modal({ blocks: [input()] }), ["error modal-submit-with-input /submit"]],
    ["a title on the Home tab", home({ title: plain("a") }), ["error forbidden /title"]],
    ["a table on the Home tab", home({ blocks: [table([cell("a")])] }), ["error block-surface /blocks/0"]],
    ["a chart in a modal", modal({ blocks: [chart()] }), ["error block-surface /blocks/0"]],
    [
      "two fields with the focus",
      modal({ submit: plain("Save"), blocks: [focused("a"), focused("b")] }),
      ["error one-focus-on-load /blocks/1/element/focus_on_load"],
    ],
    [
      "a file field that dispatches",
      modal({
        submit: plain("Save"),
        blocks: [input({ element: { type: "file_input" }, dispatch_action: true })],
      }),
      ["error file-input-dispatch /blocks/0/dispatch_action"],
    ],
  ])("with %s is refused there", (_, view, expected) => {
    expect(said(validateView(view))).toEqual(expected);
  });
});
