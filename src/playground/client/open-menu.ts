/// <reference lib="dom" />
import { element } from "./element.ts";
import { showUnder } from "./place-under.ts";

/** A line of a menu; `does` says more about it, where its name alone is not enough. */
export type MenuItem = {
  readonly id: string;
  readonly text: string;
  readonly does: string;
  readonly run: () => void;
};

let open: { anchor: HTMLElement; menu: HTMLElement } | null = null;

/** Takes the open menu away; `isKept` gives the focus back to the button that opened it. */
function close(isKept: boolean): void {
  const closed = open;
  open = null;
  if (closed === null) return;
  closed.anchor.setAttribute("aria-expanded", "false");
  closed.menu.remove();
  if (isKept) closed.anchor.focus();
}

/** Opens a menu at its button, or closes it again. Arrow keys walk it, Enter takes a line, Esc goes back. */
export function openMenu(anchor: HTMLElement, items: readonly MenuItem[]): void {
  const isOpen = open?.anchor === anchor;
  close(isOpen);
  if (isOpen) return;
  const menu = element(
    "div",
    { class: "menu", role: "menu", popover: "manual", "aria-label": anchor.getAttribute("aria-label") },
    ...items.map(drawItem),
  );
  open = { anchor, menu };
  anchor.setAttribute("aria-expanded", "true");
  showUnder(anchor, menu);
  const lines = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
  lines[0]?.focus();
  menu.addEventListener("keydown", (event) => {
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const to = stepOf(event.key, at, lines.length);
    if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (to === null) return;
    else lines[to]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (open?.menu === menu && !(relatedTarget instanceof Node && menu.contains(relatedTarget))) close(false);
  });
}

function drawItem({ id, text, does, run }: MenuItem): HTMLElement {
  const line = element(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", class: "menu-item", "data-id": id },
    element("span", { class: "menu-name" }, text),
    does === "" ? null : element("span", { class: "menu-does" }, does),
  );
  line.addEventListener("click", () => {
    close(true);
    run();
  });
  return line;
}

/** The line that a key goes to; null for a key that walks nowhere. */
function stepOf(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
