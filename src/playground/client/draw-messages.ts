/// <reference lib="dom" />
import type { PageMessage } from "../page/contract.ts";
import { element, setHtml } from "./element.ts";
import { keepTyped } from "./keep-typed.ts";
import { drawMore, type MessageActions } from "./run-shortcuts.ts";
import { splitTime } from "./split-time.ts";
import { type Keyed, updateKeyed } from "./update-keyed.ts";

/** Draws a list of messages with a line between days; gives the messages that were not there before. */
export function drawMessages(
  list: HTMLElement,
  messages: readonly PageMessage[],
  actions: MessageActions,
): PageMessage[] {
  const items: Keyed[] = [];
  let day = "";
  for (const message of messages) {
    const time = splitTime(message.time);
    if (time.day !== day) {
      day = time.day;
      items.push(buildDay(day, message.key));
    }
    items.push({
      key: message.key,
      mark: JSON.stringify([message, actions.shortcuts.length]),
      tag: "article",
      draw: (node) => keepTyped(node, () => drawMessage(node, message, actions)),
    });
  }
  const added = new Set(updateKeyed(list, items));
  return messages.filter(({ key }) => added.has(key));
}

/** The first message's key tells two lines of the same day apart, when an old message is edited. */
const buildDay = (day: string, first: string): Keyed => ({
  key: `day ${day} ${first}`,
  mark: day,
  tag: "p",
  draw(node) {
    node.className = "day";
    node.replaceChildren(element("span", {}, day));
  },
});

function drawMessage(node: HTMLElement, message: PageMessage, actions: MessageActions): void {
  const { author, html, isPrivate, isApp, isEdited, replies } = message;
  node.className = isPrivate ? "message private" : "message";
  node.tabIndex = -1;
  node.setAttribute("aria-label", `${author}, ${message.time}${isPrivate ? ", only visible to you" : ""}`);
  const blocks = element("div", { class: "blocks" });
  setHtml(blocks, html);
  const body = element(
    "div",
    { class: "message-body" },
    isPrivate ? element("p", { class: "private-mark" }, "Only visible to you") : null,
    element(
      "p",
      { class: "message-head" },
      element("strong", { class: "author" }, author),
      isApp ? element("span", { class: "app-mark" }, "App") : null,
      element("span", { class: "message-time" }, splitTime(message.time).hour),
    ),
    blocks,
    isEdited ? element("p", { class: "edited" }, "(edited)") : null,
  );
  const { openThread } = actions;
  if (replies > 0 && openThread !== null) {
    const words = replies === 1 ? "1 reply" : `${replies} replies`;
    const open = element("button", { type: "button", class: "open-thread" }, `View thread: ${words}`);
    open.addEventListener("click", () => openThread(message.key));
    body.append(open);
  }
  const initials = author
    .split(" ")
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join("");
  const avatar = element(
    "div",
    { class: `avatar ${isApp ? "avatar-app" : `avatar-${colourOf(author)}`}`, "aria-hidden": "true" },
    initials.toUpperCase(),
  );
  const more = drawMore(message, actions);
  node.replaceChildren(...[avatar, body, more].filter((part) => part !== null));
}

/** One of the five colours of people, the same each time. */
function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum += letter.charCodeAt(0);
  return (sum % 5) + 1;
}
