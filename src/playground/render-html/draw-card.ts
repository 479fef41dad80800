import { findControls } from "../find-controls.ts";
import { type Fields, fieldsOf, objectsOf } from "../json.ts";
import { drawControl } from "./draw-control.ts";
import { drawImage } from "./draw-image.ts";
import { drawLine, drawText } from "./draw-mrkdwn.ts";
import type { Drawing } from "./drawing.ts";
import { tag } from "./tag.ts";

const symbols: Readonly<Record<string, string>> = {
  info: "ℹ",
  warning: "⚠",
  error: "✕",
  success: "✓",
};

/** An alert of a modal; its level is said by a symbol and a colour. */
export function drawAlert(block: Fields, { names }: Drawing): string {
  const level = typeof block.level === "string" && block.level in symbols ? block.level : "default";
  const symbol = symbols[level];
  const sign =
    symbol === undefined ? "" : tag("span", { class: "sign", role: "img", "aria-label": level }, symbol);
  return tag(
    "div",
    { class: `block block-alert alert-${level}` },
    sign,
    tag("div", { class: "words" }, drawText(block.text, names)),
  );
}

/** A card: pictures, title, subtitle, body, buttons. */
export function drawCard(block: Fields, blockId: string, drawing: Drawing): string {
  const line = (name: string, value: unknown): string =>
    value === undefined ? "" : tag("p", { class: name }, drawLine(value, drawing.names));
  const buttons = findControls([{ block_id: blockId, actions: objectsOf(block.actions) }]);
  return tag(
    "div",
    { class: "block block-card" },
    block.hero_image === undefined
      ? ""
      : tag("div", { class: "hero" }, drawImage(fieldsOf(block.hero_image))),
    tag(
      "div",
      { class: "card-head" },
      block.icon === undefined ? "" : drawImage(fieldsOf(block.icon)),
      tag("div", {}, line("card-title", block.title), line("card-subtitle", block.subtitle)),
    ),
    block.body === undefined ? "" : tag("div", { class: "words" }, drawText(block.body, drawing.names)),
    block.subtext === undefined ? "" : line("hint", block.subtext),
    buttons.length === 0
      ? ""
      : tag("div", { class: "controls" }, ...buttons.map((control) => drawControl(control, drawing))),
  );
}
