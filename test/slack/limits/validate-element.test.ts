import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import { actions, button, input, of, option, plain, said, words } from "./payloads.ts";

describe("a block of elements", () => {
  test.each<[string, object, string[]]>([
    [
      "an unknown element",
      of(actions({ type: "slider" })),
      ["error unknown-element /blocks/0/elements/0/type"],
    ],
    [
      "an element in the wrong block",
      of({ type: "context", elements: [{ type: "users_select" }] }),
      ["error element-type /blocks/0/elements/0/type"],
    ],
    ["an element that is no object", of(actions("undo")), ["error type /blocks/0/elements/0"]],
    ["elements that are no list", of({ type: "rich_text", elements: {} }), ["error type /blocks/0/elements"]],
    [
      "an element of another surface",
      of(input({ element: { type: "email_text_input" } })),
      ["error element-surface /blocks/0/element"],
    ],
    ["a button without text", of(actions({ type: "button" })), ["error required /blocks/0/elements/0/text"]],
    [
      "a button of no known style",
      of(actions(button({ style: "blue" }))),
      ["error enum /blocks/0/elements/0/style"],
    ],
    [
      "a placeholder in mrkdwn",
      of(actions({ type: "users_select", placeholder: words("Who") })),
      ["error text-type /blocks/0/elements/0/placeholder/type"],
    ],
    [
      "a menu with two kinds of choices",
      of(
        actions({
          type: "static_select",
          options: [option],
          option_groups: [{ label: plain("a"), options: [option] }],
        }),
      ),
      ["error exactly-one-of /blocks/0/elements/0"],
    ],
    [
      "an option without value",
      of(actions({ type: "overflow", options: [{ text: plain("a") }] })),
      ["error required /blocks/0/elements/0/options/0/value"],
    ],
    [
      "an option that is no object",
      of(actions({ type: "overflow", options: ["a"] })),
      ["error type /blocks/0/elements/0/options/0"],
    ],
    [
      "an option value that sources dispute",
      of(actions({ type: "overflow", options: [{ ...option, value: "x".repeat(76) }] })),
      ["warn max-length /blocks/0/elements/0/options/0/value"],
    ],
    [
      "a confirmation without a question",
      of(actions(button({ confirm: {} }))),
      ["error required /blocks/0/elements/0/confirm/text"],
    ],
    [
      "a day that is none",
      of(actions({ type: "datepicker", initial_date: "2026-13-01" })),
      ["error pattern /blocks/0/elements/0/initial_date"],
    ],
    [
      "the same action twice in a block",
      of(actions(button(), button())),
      ["error unique-action-id /blocks/0/elements/1/action_id"],
    ],
    [
      "two primary buttons",
      of(actions(button({ style: "primary" }), button({ action_id: "b", style: "primary" }))),
      ["warn ratio-two-primary /blocks/0"],
    ],
  ])("with %s is refused there", (_, payload, expected) => {
    expect(said(validateMessage(payload))).toEqual(expected);
  });
});
