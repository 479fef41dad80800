import { type Control, optionsOf } from "../find-controls.ts";
import { type Fields, fieldsOf, objectsOf, textOf, textsOf } from "../json.ts";
import { textObject } from "../plain-text.ts";
import type { Drawing } from "./drawing.ts";
import { type Attributes, escapeHtml, tag } from "./tag.ts";

type Option = { readonly value: string; readonly text: string };

/** A menu of given choices, of people or of channels; its first, empty option is the placeholder. */
export function drawMenu(control: Control, drawing: Drawing, state: Fields, shared: Attributes): string {
  const { element, type } = control;
  const isMulti = type.startsWith("multi_");
  const chosen = chosenIn(state);
  const placeholder = textObject(element.placeholder) || (type === "overflow" ? "⋯" : "Choose…");
  const attributes = {
    ...shared,
    "data-kind": kindOf(type),
    "data-more": type === "overflow" || null,
    multiple: isMulti,
  };
  const first = isMulti ? [] : [tag("option", { value: "" }, escapeHtml(placeholder))];
  return tag("select", attributes, ...first, choicesOf(control, drawing, chosen));
}

function kindOf(type: string): string {
  if (type.startsWith("multi_")) return "multi";
  if (type === "users_select") return "user";
  return /^(conversations|channels)_select$/.test(type) ? "channel" : "select";
}

function choicesOf({ element, type }: Control, { names }: Drawing, chosen: ReadonlySet<string>): string {
  if (type.endsWith("users_select"))
    return drawOptions(
      names.users.map(({ id, name }) => ({ value: id, text: `@${name}` })),
      chosen,
    );
  if (/(conversations|channels)_select$/.test(type))
    return drawOptions(
      names.channels.map(({ id, name }) => ({ value: id, text: `#${name}` })),
      chosen,
    );
  const groups = objectsOf(element.option_groups);
  if (groups.length === 0) return drawOptions(optionsOf(element).map(readOption), chosen);
  return groups
    .map(({ label, options }) =>
      tag("optgroup", { label: textObject(label) }, drawOptions(objectsOf(options).map(readOption), chosen)),
    )
    .join("");
}

const drawOptions = (options: readonly Option[], chosen: ReadonlySet<string>): string =>
  options
    .map(({ value, text }) => tag("option", { value, selected: chosen.has(value) }, escapeHtml(text)))
    .join("");

const readOption = (option: Fields): Option => ({
  value: textOf(option.value),
  text: textObject(option.text),
});

/** The values that are chosen, whatever the control keeps them in: options, people or channels. */
export function chosenIn(state: Fields): ReadonlySet<string> {
  const { type: _type, ...rest } = state;
  const values = Object.values(rest).flatMap((value) => {
    const options = Array.isArray(value) ? objectsOf(value) : [fieldsOf(value)];
    return [textOf(value), ...textsOf(value), ...options.map((option) => textOf(option.value))];
  });
  return new Set(values.filter((value) => value !== ""));
}
