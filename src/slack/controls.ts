import type {
  Button,
  ConfirmationDialog,
  ExternalSelect,
  Overflow,
  PlainTextOption,
  StaticSelect,
} from "@slack/types";
import { checkedId, mrkdwnObject, plainTextObject } from "./blocks.ts";
import { maxOf } from "./limits/spec.ts";
import type { Text } from "./text.ts";

/**
 * A button. `value` holds ids only, never authority: whoever handles it checks ledger and role again.
 * `label` is what a screen reader says when the text alone does not tell.
 */
export function button(given: {
  actionId: string;
  text: string;
  value?: string;
  url?: string;
  style?: "primary" | "danger";
  label?: string;
  confirm?: ConfirmationDialog;
}): Button {
  const { actionId, text, value, url, style, label, confirm } = given;
  const max = (path: string) => maxOf("element", "button", path);
  return {
    type: "button",
    action_id: checkedId(actionId, max("action_id"), "action_id"),
    text: plainTextObject(text, max("text.text")),
    ...(value !== undefined && { value: checkedId(value, max("value"), "button value") }),
    ...(url !== undefined && { url: checkedId(url, max("url"), "button url") }),
    ...(style && { style }),
    ...(label !== undefined && {
      accessibility_label: plainTextObject(label, max("accessibility_label")).text,
    }),
    ...(confirm && { confirm }),
  };
}

/** The question before something that cannot be taken back; `confirm` and `deny` are the words on its buttons. */
export function confirm(given: {
  title: string;
  text: Text;
  confirm: string;
  deny: string;
  style?: "primary" | "danger";
}): ConfirmationDialog {
  const max = (path: string) => maxOf("object", "confirm", path);
  return {
    title: plainTextObject(given.title, max("title.text")),
    text: mrkdwnObject(given.text, max("text.text")),
    confirm: plainTextObject(given.confirm, max("confirm.text")),
    deny: plainTextObject(given.deny, max("deny.text")),
    ...(given.style && { style: given.style }),
  };
}

/** One choice of a menu: words people see, an id that comes back, and optionally a second line. */
export function option(text: string, value: string, description?: string): PlainTextOption {
  const max = (path: string) => maxOf("object", "option", path);
  return {
    text: plainTextObject(text, max("text.text")),
    value: checkedId(value, max("value"), "option value"),
    ...(description !== undefined && {
      description: plainTextObject(description, max("description.text")),
    }),
  };
}

/**
 * A menu of given choices, at least one. Of more than fit it offers the first and says so in its placeholder:
 * where that can happen, use externalSelect. `initial` is chosen at first when it is among the offered.
 */
export function staticSelect(given: {
  actionId: string;
  placeholder: string;
  options: PlainTextOption[];
  initial?: string;
  confirm?: ConfirmationDialog;
}): StaticSelect {
  const { actionId, placeholder, options, initial, confirm: question } = given;
  if (options.length === 0) throw new Error(`Menu ${actionId} has no options.`);
  const max = (path: string) => maxOf("element", "static_select", path);
  const offered = options.slice(0, max("options"));
  const chosen = offered.find((each) => each.value === initial);
  const note = offered.length < options.length ? `First ${offered.length} of ${options.length}: ` : "";
  return {
    type: "static_select",
    action_id: checkedId(actionId, max("action_id"), "action_id"),
    placeholder: plainTextObject(note + placeholder, max("placeholder.text")),
    options: offered,
    ...(initial !== undefined && chosen && { initial_option: chosen }),
    ...(question && { confirm: question }),
  };
}

/** A menu behind three dots, for what is seldom done to the one thing beside it; throws on more choices than Slack shows. */
export function overflow(given: { actionId: string; options: PlainTextOption[] }): Overflow {
  const { actionId, options } = given;
  const max = (path: string) => maxOf("element", "overflow", path);
  if (options.length < 1 || options.length > max("options"))
    throw new Error(`Menu ${actionId} holds 1 to ${max("options")} options, not ${options.length}.`);
  return { type: "overflow", action_id: checkedId(actionId, max("action_id"), "action_id"), options };
}

/** A menu whose choices are looked up while the person types; `minQueryLength` 0 opens it filled. */
export function externalSelect(given: {
  actionId: string;
  placeholder: string;
  minQueryLength?: number;
  initial?: PlainTextOption;
}): ExternalSelect {
  const max = (path: string) => maxOf("element", "external_select", path);
  return {
    type: "external_select",
    action_id: checkedId(given.actionId, max("action_id"), "action_id"),
    placeholder: plainTextObject(given.placeholder, max("placeholder.text")),
    min_query_length: given.minQueryLength ?? 0,
    ...(given.initial && { initial_option: given.initial }),
  };
}
