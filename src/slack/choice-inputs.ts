import type {
  Checkboxes,
  FileInput,
  InputBlock,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  PlainTextOption,
  RadioButtons,
  Timepicker,
} from "@slack/types";
import { checkedId, plainTextObject } from "./blocks.ts";
import { type Field, inputBlock } from "./inputs.ts";
import { maxOf } from "./limits/spec.ts";

type Choices = Field & { options: readonly PlainTextOption[] };

/** None may vanish without a word: a field of given choices holds all of them or is ours to mend. */
function checkedOptions(type: string, { blockId, options }: Choices): PlainTextOption[] {
  const max = maxOf("element", type, "options");
  if (options.length < 1 || options.length > max) {
    throw new Error(`Field ${blockId} has ${options.length} choices, 1 to ${max} fit.`);
  }
  return [...options];
}

const actionIdOf = (type: string, { actionId }: Field) => ({
  action_id: checkedId(actionId, maxOf("element", type, "action_id"), "action_id"),
});

const placeholderOf = (type: string, placeholder: string) => ({
  placeholder: plainTextObject(placeholder, maxOf("element", type, "placeholder.text")),
});

/** Boxes of which any number may be ticked, at most 10; `initial` are values. Submitted in `lists`. */
export function inputCheckboxes(field: Choices & { initial?: readonly string[] }): InputBlock {
  const options = checkedOptions("checkboxes", field);
  const ticked = options.filter(({ value }) => value !== undefined && field.initial?.includes(value));
  const element: Checkboxes = {
    type: "checkboxes",
    ...actionIdOf("checkboxes", field),
    options,
    ...(ticked.length > 0 && { initial_options: ticked }),
  };
  return inputBlock(field, element);
}

/** Buttons of which one is chosen, at most 10; `initial` is a value. Submitted in `values`. */
export function inputRadio(field: Choices & { initial?: string }): InputBlock {
  const options = checkedOptions("radio_buttons", field);
  const chosen = options.find(({ value }) => value === field.initial);
  const element: RadioButtons = {
    type: "radio_buttons",
    ...actionIdOf("radio_buttons", field),
    options,
    ...(chosen && { initial_option: chosen }),
  };
  return inputBlock(field, element);
}

/** A menu of given choices of which several may be chosen; `initial` are values. Submitted in `lists`. */
export function inputMultiSelect(
  field: Choices & { placeholder: string; initial?: readonly string[]; max?: number },
): InputBlock {
  const type = "multi_static_select";
  const options = checkedOptions(type, field);
  const chosen = options.filter(({ value }) => value !== undefined && field.initial?.includes(value));
  const element: MultiStaticSelect = {
    type,
    ...actionIdOf(type, field),
    ...placeholderOf(type, field.placeholder),
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
    ...(field.max !== undefined && { max_selected_items: field.max }),
  };
  return inputBlock(field, element);
}

/** A menu that is searched while one types and of which several may be chosen. Submitted in `lists`. */
export function inputMultiSearch(
  field: Field & { placeholder: string; initial?: readonly PlainTextOption[]; minQueryLength?: number },
): InputBlock {
  const type = "multi_external_select";
  const element: MultiExternalSelect = {
    type,
    ...actionIdOf(type, field),
    ...placeholderOf(type, field.placeholder),
    min_query_length: field.minQueryLength ?? 0,
    ...(field.initial !== undefined && field.initial.length > 0 && { initial_options: [...field.initial] }),
  };
  return inputBlock(field, element);
}

/** Several people; `initial` are Slack user ids. Submitted in `lists`. */
export function inputMultiUsers(
  field: Field & { placeholder: string; initial?: readonly string[] },
): InputBlock {
  const type = "multi_users_select";
  const element: MultiUsersSelect = {
    type,
    ...actionIdOf(type, field),
    ...placeholderOf(type, field.placeholder),
    ...(field.initial !== undefined && field.initial.length > 0 && { initial_users: [...field.initial] }),
  };
  return inputBlock(field, element);
}

/** A time of day; `initial` is "09:00". Submitted in `values`. */
export function inputTime(field: Field & { initial?: string; placeholder?: string }): InputBlock {
  const element: Timepicker = {
    type: "timepicker",
    ...actionIdOf("timepicker", field),
    ...(field.initial !== undefined && { initial_time: field.initial }),
    ...(field.placeholder !== undefined && placeholderOf("timepicker", field.placeholder)),
  };
  return inputBlock(field, element);
}

/**
 * A field for files of at most 10 MB each; needs the scope files:read. Slack checks `filetypes` ("csv") by name only.
 * Submitted in `files`; read them by ctx.slack.files.
 */
export function inputFile(field: Field & { filetypes?: readonly string[]; maxFiles?: number }): InputBlock {
  const { blockId, filetypes, maxFiles = 1 } = field;
  const max = maxOf("element", "file_input", "max_files");
  if (maxFiles < 1 || maxFiles > max)
    throw new Error(`Field ${blockId} cannot take ${maxFiles} files, 1 to ${max} fit.`);
  const element: FileInput = {
    type: "file_input",
    ...actionIdOf("file_input", field),
    max_files: maxFiles,
    ...(filetypes !== undefined && { filetypes: [...filetypes] }),
  };
  return inputBlock(field, element);
}
