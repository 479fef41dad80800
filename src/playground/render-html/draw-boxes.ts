import { type Control, optionsOf } from "../find-controls.ts";
import { type Fields, textOf } from "../json.ts";
import { chosenIn } from "./draw-menu.ts";
import { drawLine } from "./draw-mrkdwn.ts";
import { type Drawing, htmlId } from "./drawing.ts";
import { type Attributes, tag } from "./tag.ts";

/** Check boxes or radio buttons: a group of native ones, each with its words and maybe a second line. */
export function drawBoxes(control: Control, drawing: Drawing, state: Fields, shared: Attributes): string {
  const { blockId, actionId } = control;
  const isRadio = control.type === "radio_buttons";
  const name = htmlId(drawing.scope, blockId, actionId);
  const chosen = chosenIn(state);
  const boxes = optionsOf(control.element).map((option, index) => {
    const id = `${name}-${index}`;
    const value = textOf(option.value);
    const second =
      option.description === undefined
        ? ""
        : tag("p", { class: "hint", id: `${id}-more` }, drawLine(option.description, drawing.names));
    const box = tag("input", {
      type: isRadio ? "radio" : "checkbox",
      id,
      name,
      value,
      checked: chosen.has(value),
      "aria-describedby": second === "" ? null : `${id}-more`,
    });
    const label = tag("label", { for: id }, drawLine(option.text, drawing.names));
    return tag("div", { class: "box" }, box, tag("div", {}, label, second));
  });
  // A group takes neither of these.
  const { "aria-required": _required, autofocus: _focus, ...attributes } = shared;
  const kind = isRadio ? "radio" : "checkboxes";
  return tag("fieldset", { ...attributes, class: "boxes", "data-kind": kind }, ...boxes);
}
