import { type Control, findControls } from "../find-controls.ts";
import type { Fields } from "../json.ts";
import { drawControl } from "./draw-control.ts";
import { drawLine } from "./draw-mrkdwn.ts";
import { type Drawing, htmlId } from "./drawing.ts";
import { tag } from "./tag.ts";

const groups = new Set(["checkboxes", "radio_buttons"]);

/** An input block: its label, its control, its hint, and where the page writes what is wrong with it. */
export function drawField(block: Fields, blockId: string, drawing: Drawing): string {
  const [control] = findControls([{ ...block, block_id: blockId }]);
  const id = htmlId(drawing.scope, blockId, control?.actionId ?? "");
  const optional = block.optional === true ? tag("span", { class: "optional" }, " (optional)") : "";
  const words = drawLine(block.label, drawing.names) + optional;
  const isGroup = groups.has(control?.type ?? "");
  const label = isGroup
    ? tag("p", { class: "field-label", id: `${id}-label` }, words)
    : tag("label", { class: "field-label", for: id }, words);
  const hint =
    block.hint === undefined
      ? ""
      : tag("p", { class: "hint", id: `${id}-hint` }, drawLine(block.hint, drawing.names));
  return tag(
    "div",
    { class: "field", "data-field": blockId, "data-dispatch": block.dispatch_action === true },
    label,
    drawFieldControl(control, drawing, { id, isGroup, hasHint: hint !== "" }),
    hint,
    tag("p", { class: "field-error", id: `${id}-error`, role: "alert", hidden: true }),
  );
}

function drawFieldControl(
  control: Control | undefined,
  drawing: Drawing,
  { id, isGroup, hasHint }: { id: string; isGroup: boolean; hasHint: boolean },
): string {
  if (control === undefined) return "";
  return drawControl(control, drawing, {
    ...(isGroup ? { labelledBy: `${id}-label` } : { id }),
    ...(hasHint && { describedBy: `${id}-hint` }),
    isRequired: control.input === "required",
  });
}
