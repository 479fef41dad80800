import { type Fields, fieldsOf, isFields, textOf } from "../json.ts";
import { textObject } from "../plain-text.ts";

/** The question before a control takes effect, as JSON {title, text, confirm, deny, style}; null when it asks none. */
export function confirmWords(element: Fields): string | null {
  if (!isFields(element.confirm)) return null;
  const { title, text, confirm, deny, style } = fieldsOf(element.confirm);
  return JSON.stringify({
    title: textObject(title),
    text: textObject(text),
    confirm: textObject(confirm) || "Yes",
    deny: textObject(deny) || "Cancel",
    style: textOf(style),
  });
}
