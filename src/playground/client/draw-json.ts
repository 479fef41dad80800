/// <reference lib="dom" />
import { element } from "./element.ts";

const shortEnough = 60;

/** A value as foldable JSON: what fits on a line stands there, larger things unfold. */
export function drawJson(value: unknown, name: string | null = null, depth = 0): HTMLElement {
  const label = name === null ? "" : `${name}: `;
  const json = JSON.stringify(value) ?? "nothing";
  if (typeof value !== "object" || value === null || json.length <= shortEnough) {
    return element("div", { class: "json" }, element("span", { class: "json-name" }, label), json);
  }
  const entries: [string, unknown][] = Object.entries(value);
  const words = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  const summary = element("summary", {}, element("span", { class: "json-name" }, label), words);
  const fold = element("details", { class: "json" }, summary);
  const fill = (): void => {
    if (!fold.open || fold.children.length > 1) return;
    fold.append(...entries.map(([key, child]) => drawJson(child, key, depth + 1)));
  };
  fold.addEventListener("toggle", fill);
  fold.open = depth === 0;
  fill();
  return fold;
}
