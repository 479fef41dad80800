import type { Control } from "../find-controls.ts";
import { type Fields, fieldsOf, objectsOf, textOf } from "../json.ts";
import { textObject } from "../plain-text.ts";
import { type Attributes, tag } from "./tag.ts";

/** A searchable menu: what is chosen stands in data-value and data-text, the page asks for the options. */
export function drawSearch({ element }: Control, state: Fields, shared: Attributes): string {
  const chosen = fieldsOf(state.selected_option ?? objectsOf(state.selected_options)[0]);
  const text = textObject(chosen.text);
  const min = typeof element.min_query_length === "number" ? element.min_query_length : 3; // Slack's default
  return tag("input", {
    ...shared,
    "data-kind": "external",
    "data-min": min,
    "data-value": textOf(chosen.value) || null,
    "data-text": text || null,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    placeholder: textObject(element.placeholder) || "Search…",
    value: text || null,
  });
}
