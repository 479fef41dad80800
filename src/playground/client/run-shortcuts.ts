/// <reference lib="dom" />
import type { PageMessage, PageShortcut } from "../page/contract.ts";
import { element, getElement } from "./element.ts";
import { type MenuItem, openMenu } from "./open-menu.ts";

/** What a message's own menu can do; shortcuts are there for people of the app's own workspace only. */
export type MessageActions = {
  /** null within a thread */
  readonly openThread: ((key: string) => void) | null;
  readonly shortcuts: readonly PageShortcut[];
  useShortcut(id: string, message: string | null): void;
};

/** The "⋯" of a message; none for one that only its viewer sees, as in Slack. */
export function drawMore(message: PageMessage, actions: MessageActions): HTMLElement | null {
  const { openThread } = actions;
  const items: MenuItem[] = [
    ...(openThread === null
      ? []
      : [{ id: "reply", text: "Reply in thread", does: "", run: () => openThread(message.key) }]),
    ...actions.shortcuts
      .filter(({ kind }) => kind === "message")
      .map(({ id, title, does }) => ({
        ...{ id, text: title, does },
        run: () => actions.useShortcut(id, message.key),
      })),
  ];
  if (message.isPrivate || items.length === 0) return null;
  const more = element(
    "button",
    {
      ...{ type: "button", class: "icon-button message-more", "aria-haspopup": "menu" },
      ...{ "aria-expanded": "false", "aria-label": `More for the message of ${message.author}` },
    },
    "⋯",
  );
  more.addEventListener("click", () => openMenu(more, items));
  return more;
}

/** The menu of shortcuts beside the message box; it hides where there are none. */
export function runShortcutMenu(list: () => readonly PageShortcut[], use: (id: string) => void): () => void {
  const button = getElement("shortcuts", HTMLButtonElement);
  const listOwn = () => list().filter(({ kind }) => kind === "global");
  button.addEventListener("click", () =>
    openMenu(
      button,
      listOwn().map(({ id, title, does }) => ({ id, text: title, does, run: () => use(id) })),
    ),
  );
  return () => {
    button.hidden = listOwn().length === 0;
  };
}
