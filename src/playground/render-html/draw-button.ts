import type { Control } from "../find-controls.ts";
import { fieldsOf, textOf } from "../json.ts";
import { confirmWords } from "./confirm-words.ts";
import { drawWords } from "./draw-mrkdwn.ts";
import { safeLink, tag } from "./tag.ts";

const styles: Readonly<Record<string, string>> = { primary: " btn-primary", danger: " btn-danger" };

/** A button; one with an http(s) address carries it in data-url. Two thumbs are two buttons of the same action. */
export function drawButton(control: Control): string {
  const { element, blockId, actionId } = control;
  return tag(
    "button",
    {
      type: "button",
      class: `btn${styles[textOf(element.style)] ?? ""}`,
      "data-kind": "button",
      "data-block": blockId,
      "data-action": actionId,
      "data-value": control.value,
      "data-confirm": confirmWords(element),
      "data-url": safeLink(textOf(element.url)),
      "aria-label": textOf(element.accessibility_label) || null,
    },
    drawWords(textOf(fieldsOf(element.text).text)),
  );
}
