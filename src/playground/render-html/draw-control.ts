import type { Control } from "../find-controls.ts";
import { type Fields, objectsOf, textOf } from "../json.ts";
import { textObject } from "../plain-text.ts";
import { confirmWords } from "./confirm-words.ts";
import { drawBoxes } from "./draw-boxes.ts";
import { drawButton } from "./draw-button.ts";
import { drawMenu } from "./draw-menu.ts";
import { drawSearch } from "./draw-search.ts";
import type { Drawing } from "./drawing.ts";
import { type Attributes, escapeHtml, tag } from "./tag.ts";

/** What names a field's control for people who do not see the page; a control in a message has none of it. */
export type Labelled = {
  /** the control's own id, which its label points to */
  readonly id?: string;
  /** the id of the words over a group of boxes */
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly isRequired?: boolean;
};

type Line = { readonly kind: string; readonly type: string };

const lines: Readonly<Record<string, Line>> = {
  plain_text_input: { kind: "text", type: "text" },
  rich_text_input: { kind: "text", type: "text" },
  email_text_input: { kind: "text", type: "email" },
  url_text_input: { kind: "text", type: "url" },
  number_input: { kind: "text", type: "number" },
  datepicker: { kind: "day", type: "date" },
  timepicker: { kind: "time", type: "time" },
  datetimepicker: { kind: "datetime", type: "datetime-local" },
  file_input: { kind: "file", type: "file" },
};

/** A control as a native element that names its block and action; nothing for one that nobody knows. */
export function drawControl(control: Control, drawing: Drawing, labelled: Labelled = {}): string {
  const { type } = control;
  if (/button$/.test(type)) return drawButton(control);
  const state = drawing.stateOf(control);
  const shared = sharedOf(control, labelled);
  if (type === "checkboxes" || type === "radio_buttons") return drawBoxes(control, drawing, state, shared);
  if (type.endsWith("external_select")) return drawSearch(control, state, shared);
  if (type.endsWith("_select") || type === "overflow") return drawMenu(control, drawing, state, shared);
  const line = lines[type];
  return line === undefined ? "" : drawLine(control, line, state, shared);
}

function sharedOf(control: Control, { id, labelledBy, describedBy, isRequired }: Labelled): Attributes {
  const { element, blockId, actionId, type } = control;
  const isMore = type === "overflow";
  const words = textObject(element.placeholder) || control.text || (isMore ? "More actions" : "Choose");
  return {
    id,
    class: "control",
    "data-block": blockId,
    "data-action": actionId,
    "data-confirm": confirmWords(element),
    "aria-label": id === undefined && labelledBy === undefined ? words : null,
    "aria-labelledby": labelledBy,
    "aria-describedby": describedBy,
    "aria-required": isRequired === true ? "true" : null,
    autofocus: element.focus_on_load === true,
  };
}

function drawLine(control: Control, { kind, type }: Line, state: Fields, shared: Attributes): string {
  const { element } = control;
  const value = lineValue(state);
  const placeholder = kind === "text" ? textObject(element.placeholder) || null : null;
  if (element.multiline === true || control.type === "rich_text_input") {
    // A textarea swallows a line end at its very beginning, so it gets one to swallow.
    return tag("textarea", { ...shared, "data-kind": kind, placeholder, rows: 4 }, `\n${escapeHtml(value)}`);
  }
  const step = element.is_decimal_allowed === true ? "any" : null;
  const multiple = kind === "file" && element.max_files !== 1;
  const input = tag("input", {
    ...shared,
    "data-kind": kind,
    type,
    placeholder,
    step,
    multiple,
    value: kind === "file" ? null : value || null,
    accept: kind === "file" ? endingsOf(element) : null,
    autocomplete: kind === "text" ? "off" : null,
  });
  return kind === "file" ? input + drawFiles(state) : input;
}

const endingsOf = ({ filetypes }: Fields): string | null =>
  Array.isArray(filetypes) ? filetypes.map((ending) => `.${textOf(ending)}`).join(",") : null;

/** What was handed in already: the browser itself forgets it when the form is drawn again. */
function drawFiles(state: Fields): string {
  const names = objectsOf(state.files).map(({ name }) => tag("li", {}, escapeHtml(textOf(name))));
  return names.length === 0 ? "" : tag("ul", { class: "files", "aria-label": "Handed in" }, ...names);
}

function lineValue(state: Fields): string {
  const seconds = state.selected_date_time;
  // datetime-local knows no zone: the playground shows UTC
  if (typeof seconds === "number") return new Date(seconds * 1000).toISOString().slice(0, 16);
  return textOf(state.value) || textOf(state.selected_date) || textOf(state.selected_time);
}
