import type { ShownMessage } from "../shown-message.ts";
import { drawBlocks } from "./draw-block.ts";
import { drawMrkdwn } from "./draw-mrkdwn.ts";
import { initially, type Names } from "./drawing.ts";
import { tag } from "./tag.ts";

/**
 * A message as HTML: its blocks, or its text when it has none. Nothing a person or the app wrote can be more than words.
 * @param scope begins its HTML ids: the message's key, so that no two messages on a page share one
 */
export function renderMessageHtml(
  message: Pick<ShownMessage, "text" | "blocks">,
  names: Names,
  scope = "message",
): string {
  if (message.blocks.length > 0) return drawBlocks(message.blocks, { names, scope, stateOf: initially });
  if (message.text === "") return "";
  return tag(
    "div",
    { class: "block block-section" },
    tag("div", { class: "words" }, drawMrkdwn(message.text, names)),
  );
}
