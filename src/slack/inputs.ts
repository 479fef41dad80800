import type {
  Datepicker,
  ExternalSelect,
  InputBlock,
  PlainTextInput,
  StaticSelect,
  UsersSelect,
} from "@slack/types";
import { blockIdOf, checkedId, plainTextObject } from "./blocks.ts";
import { maxOf } from "./limits/spec.ts";
import { cleanText, truncate } from "./text.ts";

/** What every field of a form has: `blockId` names it in what is submitted and in its error messages. */
export type Field = {
  blockId: string;
  actionId: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** whether it reports at once to the action of its actionId: a menu when something is chosen, a line at Enter */
  dispatches?: boolean;
};

/** A field for words: one line, or several when `multiline`. */
export function inputText(
  field: Field & { initial?: string; placeholder?: string; multiline?: boolean; maxLength?: number },
): InputBlock {
  const max = (path: string) => maxOf("element", "plain_text_input", path);
  const { initial, placeholder, multiline, maxLength } = field;
  if (maxLength !== undefined && (maxLength < 1 || maxLength > max("max_length"))) {
    throw new Error(`Field ${field.blockId} cannot hold ${maxLength} characters.`);
  }
  const element: PlainTextInput = {
    type: "plain_text_input",
    action_id: checkedId(field.actionId, max("action_id"), "action_id"),
    ...(initial !== undefined && {
      initial_value: truncate(cleanText(initial), maxLength ?? max("initial_value")),
    }),
    ...(placeholder !== undefined && { placeholder: plainTextObject(placeholder, max("placeholder.text")) }),
    ...(multiline !== undefined && { multiline }),
    ...(maxLength !== undefined && { max_length: maxLength }),
  };
  return inputBlock(field, element);
}

/** A field that is a menu: see staticSelect and externalSelect, whose action_id it keeps. */
export const inputSelect = (
  field: Omit<Field, "actionId">,
  element: StaticSelect | ExternalSelect,
): InputBlock => inputBlock(field, element);

/** A field for a day; `initial` is "2026-11-22". */
export function inputDate(field: Field & { initial?: string; placeholder?: string }): InputBlock {
  const max = (path: string) => maxOf("element", "datepicker", path);
  const { initial, placeholder } = field;
  const element: Datepicker = {
    type: "datepicker",
    action_id: checkedId(field.actionId, max("action_id"), "action_id"),
    ...(initial !== undefined && { initial_date: initial }),
    ...(placeholder !== undefined && { placeholder: plainTextObject(placeholder, max("placeholder.text")) }),
  };
  return inputBlock(field, element);
}

/** A field for one person; `initial` is a Slack user id. */
export function inputUsers(field: Field & { initial?: string; placeholder?: string }): InputBlock {
  const max = (path: string) => maxOf("element", "users_select", path);
  const { initial, placeholder } = field;
  const element: UsersSelect = {
    type: "users_select",
    action_id: checkedId(field.actionId, max("action_id"), "action_id"),
    ...(initial !== undefined && { initial_user: initial }),
    ...(placeholder !== undefined && { placeholder: plainTextObject(placeholder, max("placeholder.text")) }),
  };
  return inputBlock(field, element);
}

/** A field around its element; for the kinds of fields that have no function yet. */
export function inputBlock(field: Omit<Field, "actionId">, element: InputBlock["element"]): InputBlock {
  const max = (path: string) => maxOf("block", "input", path);
  return {
    type: "input",
    ...blockIdOf("input", field.blockId),
    label: plainTextObject(field.label, max("label.text")),
    ...(field.hint !== undefined && { hint: plainTextObject(field.hint, max("hint.text")) }),
    ...(field.optional !== undefined && { optional: field.optional }),
    ...(field.dispatches === true && { dispatch_action: true }),
    element,
  };
}
