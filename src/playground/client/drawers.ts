/// <reference lib="dom" />
import { getElement } from "./element.ts";

export type Drawers = { close(): void };

type Drawer = { panel: HTMLElement; button: HTMLButtonElement; narrow: MediaQueryList };

/**
 * Sidebar and guide: beside the messages where there is room, otherwise drawers over them that Esc closes. While a
 * drawer is open, what lies under it cannot be reached.
 */
export function runDrawers(): Drawers {
  const app = getElement("app", HTMLDivElement);
  const main = getElement("main", HTMLElement);
  const shade = getElement("shade", HTMLButtonElement);
  const sidebar: Drawer = {
    panel: getElement("sidebar", HTMLElement),
    button: getElement("open-sidebar", HTMLButtonElement),
    narrow: matchMedia("(width < 760px)"),
  };
  const guide: Drawer = {
    panel: getElement("guide", HTMLElement),
    button: getElement("open-guide", HTMLButtonElement),
    narrow: matchMedia("(width < 1080px)"),
  };
  const drawers = [sidebar, guide];
  let open: Drawer | null = null;
  let isGuideHidden = false;

  const show = (): void => {
    for (const drawer of drawers) {
      const { panel, button, narrow } = drawer;
      const isOpen = narrow.matches ? open === drawer : drawer === sidebar || !isGuideHidden;
      panel.classList.toggle("is-open", isOpen);
      panel.inert = !isOpen;
      button.setAttribute("aria-expanded", String(isOpen));
    }
    const isOver = open?.narrow.matches === true;
    shade.hidden = !isOver;
    main.inert = isOver;
    app.classList.toggle("without-guide", isGuideHidden);
  };
  const close = (): void => {
    const closed = open;
    open = null;
    show();
    if (closed?.panel.contains(document.activeElement) || document.activeElement === document.body) {
      closed?.button.focus();
    }
  };
  const toggle = (drawer: Drawer): void => {
    if (open === drawer) {
      close();
      return;
    }
    if (drawer.narrow.matches) open = drawer;
    else if (drawer === guide) isGuideHidden = !isGuideHidden;
    show();
    if (open === drawer) drawer.panel.querySelector<HTMLElement>("button, select")?.focus();
  };
  for (const drawer of drawers) {
    drawer.button.addEventListener("click", () => toggle(drawer));
    drawer.narrow.addEventListener("change", () => {
      open = null;
      show();
    });
  }
  getElement("close-guide", HTMLButtonElement).addEventListener("click", close);
  shade.addEventListener("click", close);
  document.addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key === "Escape" && open !== null && !defaultPrevented) close();
  });
  show();
  return { close };
}
