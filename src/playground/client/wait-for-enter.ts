/// <reference lib="dom" />

let lastKey: { target: EventTarget | null; opens: boolean } | null = null;

/** Remembers how a menu is being used: by keys that change it in passing, or by the pointer. */
export function watchKeys(): void {
  document.addEventListener(
    "keydown",
    ({ target, key, altKey }) => {
      lastKey = { target, opens: key === "Enter" || key === " " || altKey };
    },
    true,
  );
  document.addEventListener("pointerdown", () => {
    lastKey = null;
  });
  document.addEventListener("focusin", ({ target }) => {
    if (lastKey?.target !== target) lastKey = null;
  });
}

/**
 * An arrow key changes a closed menu, and a typed digit a day, with every stroke: such a choice counts when Enter is
 * pressed or the control is left. Chosen from an open list, or by the pointer, it counts at once.
 */
export function waitsForEnter(control: HTMLElement): boolean {
  if (lastKey === null || lastKey.opens || !(lastKey.target instanceof Node)) return false;
  if (!control.contains(lastKey.target)) return false;
  const kind = control.dataset.kind ?? "";
  return ["select", "multi", "user", "channel", "day", "time", "text", "radio"].includes(kind);
}
