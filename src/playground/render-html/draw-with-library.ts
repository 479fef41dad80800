import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import {
  type MarkdownBlock,
  Message,
  type MessageProps,
  type PlanBlock,
  type RichTextBlock,
  type TaskCardBlock,
} from "slack-blocks-to-jsx";
import type { Fields } from "../json.ts";
import type { Names } from "./drawing.ts";
import { safeLink } from "./tag.ts";

/** The blocks whose words are not mrkdwn: the library draws them without losing any (see draw-mrkdwn). */
type Drawn = RichTextBlock | MarkdownBlock | PlanBlock | TaskCardBlock;

const drawn = new Set<unknown>(["rich_text", "markdown", "plan", "task_card"]);

/** Whether slack-blocks-to-jsx draws it; how it is built inside was checked when it was posted. */
export const isForLibrary = (block: Fields): block is Fields & Drawn => drawn.has(block.type);

const hooks: NonNullable<MessageProps["hooks"]> = {
  user: ({ name }) => chip("person", `@${name}`),
  channel: ({ name }) => chip("channel", `#${name}`),
  usergroup: ({ name }) => chip("everyone", `@${name}`),
  atChannel: () => chip("everyone", "@channel"),
  atEveryone: () => chip("everyone", "@everyone"),
  atHere: () => chip("everyone", "@here"),
  link: ({ href, children }) => {
    const safe = safeLink(href);
    if (safe === null) return createElement("span", {}, children);
    return createElement("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, children);
  },
};

const chip = (kind: string, text: string): ReactNode =>
  createElement("span", { className: `chip chip-${kind}` }, text);

/** A block as slack-blocks-to-jsx draws it, without its frame. @throws Error when the library changed its frame */
export function drawWithLibrary(block: Drawn, names: Names): string {
  const props: MessageProps = {
    blocks: [block.type === "markdown" ? { ...block, text: dropUnsafePictures(block.text) } : block],
    logo: "",
    name: "",
    withoutWrapper: true,
    data: { users: [...names.users], channels: [...names.channels] },
    hooks,
  };
  return `<div class="from-library">${tidy(renderToStaticMarkup(createElement(Message, props)))}</div>`;
}

/** Markdown whose pictures come over https; React complains of any other, whose address react-markdown empties. */
const dropUnsafePictures = (markdown: string): string =>
  markdown.replace(/!\[([^\]]*)\]\((?!\s*https:)[^)]*\)/gi, "$1");

const FRAME =
  /<div id="slack_blocks_to_jsx"[^>]*><div[^>]*><div class="slack_blocks_to_jsx--blocks"><div[^>]*>(.*)<\/div><\/div><\/div><\/div>$/s;

// React escapes what it writes, so an attribute's value never holds a quote and no text looks like a tag.
function tidy(html: string): string {
  const inner = FRAME.exec(html)?.[1];
  if (inner === undefined)
    throw new Error("slack-blocks-to-jsx draws another frame than version 1.1.1 does.");
  return inner
    .replace(/<link rel="preload"[^>]*>/g, "")
    .replace(/<input type="checkbox"([^>]*)>/g, (_, rest: string) => (rest.includes("checked") ? "☑ " : "☐ "))
    .replace(/ style="margin-left:(\d+)(?:px)?"/g, ' data-indent="$1"')
    .replace(/ style="[^"]*"/g, "") // the page's content policy refuses inline styles
    .replace(/ href="(?!https?:\/\/)[^"]*"/g, "")
    .replace(/ src="(?!https:\/\/|\/files\/)[^"]*"/g, "");
}
