/// <reference lib="dom" />

/** An option of a searchable menu. */
export type Offer = { value: string; text: string };

const gapPx = 4;
const mostPx = 280;
const leastPx = 220;

/** Shows a list on top of everything, under the field or over it, whichever has the room. */
export function placeUnder(input: HTMLElement, list: HTMLElement): void {
  // inside the dialog, if there is one: everything outside of it is inert
  (input.closest("dialog") ?? document.body).append(list);
  list.showPopover();
  const { left, top, bottom, width } = input.getBoundingClientRect();
  const below = window.innerHeight - bottom - gapPx;
  const height = Math.min(mostPx, list.scrollHeight);
  const wide = Math.min(Math.max(width, leastPx), window.innerWidth - 2 * gapPx);
  list.style.left = `${Math.max(gapPx, Math.min(left, window.innerWidth - wide - gapPx))}px`;
  list.style.width = `${wide}px`;
  list.style.maxHeight = `${Math.min(mostPx, Math.max(below, top) - 2 * gapPx)}px`;
  list.style.top = below >= height ? `${bottom + gapPx}px` : `${Math.max(gapPx, top - gapPx - height)}px`;
}
