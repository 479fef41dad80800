/// <reference lib="dom" />
import type { Completion } from "./complete.ts";
import { element } from "./element.ts";

export type CompletionList = {
  show(completions: readonly Completion[]): void;
  hide(): void;
  /** Moves the mark; true when the list is open. */
  move(step: 1 | -1): boolean;
  /** The marked completion; null when the list is closed. */
  marked(): Completion | null;
  /** Whether a person moved the mark with the arrow keys. */
  isMoved(): boolean;
};

/** The list over the message box: the box keeps the focus, the mark moves through `aria-activedescendant`. */
export function createCompletionList(
  box: HTMLTextAreaElement,
  list: HTMLElement,
  onPick: (completion: Completion) => void,
): CompletionList {
  let shown: readonly Completion[] = [];
  let at = 0;
  let moved = false;
  list.role = "listbox";
  list.ariaLabel = "Commands";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);

  const mark = (): void => {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) option.scrollIntoView({ block: "nearest" });
    }
    const marked = list.children[at];
    if (shown.length > 0 && marked) box.setAttribute("aria-activedescendant", marked.id);
    else box.removeAttribute("aria-activedescendant");
  };

  const show = (completions: readonly Completion[]): void => {
    shown = completions;
    at = 0;
    moved = false;
    list.hidden = completions.length === 0;
    const options = completions.map((completion, index) => {
      const option = element(
        "li",
        { id: `completion-${index}`, role: "option" },
        element("span", { class: "completion-line" }, completion.title),
        completion.does === "" ? null : element("span", { class: "completion-does" }, completion.does),
      );
      // mousedown, not click: the box must not lose the focus
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        onPick(completion);
      });
      return option;
    });
    list.replaceChildren(...options);
    mark();
  };

  return {
    show,
    hide: () => show([]),
    move(step) {
      if (shown.length === 0) return false;
      at = (at + step + shown.length) % shown.length;
      moved = true;
      mark();
      return true;
    },
    marked: () => shown[at] ?? null,
    isMoved: () => moved,
  };
}
