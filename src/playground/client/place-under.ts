/// <reference lib="dom" />

/** An option of a searchable menu. */
export type Offer = { value: string; text: string };

const gapPx = 4;
const mostPx = 280;
const leastPx = 220;

/** Shows a list on top of everything, under the field or over it, whichever has the room. */
export function showUnder(input: HTMLElement, list: HTMLElement): void {
  // inside the dialog, if there is one: everything outside of it is inert
  (input.closest("dialog") ?? document.body).append(list);
  list.showPopover();
  placeUnder(input, list);
}

/** Moves a shown list to where its field is now. */
export function placeUnder(input: HTMLElement, list: HTMLElement): void {
  const { left, top, bottom, width } = input.getBoundingClientRect();
  const below = window.innerHeight - bottom - gapPx;
  const wide = Math.min(Math.max(width, leastPx), window.innerWidth - 2 * gapPx);
  list.style.left = `${Math.max(gapPx, Math.min(left, window.innerWidth - wide - gapPx))}px`;
  list.style.width = `${wide}px`;
  list.style.maxHeight = `${Math.min(mostPx, Math.max(below, top) - 2 * gapPx)}px`;
  const height = list.offsetHeight;
  list.style.top = below >= height ? `${bottom + gapPx}px` : `${Math.max(gapPx, top - gapPx - height)}px`;
}

/** Whether a part of the field is in sight in what scrolls around it. */
export function isInSight(input: HTMLElement, around: Node): boolean {
  const { top, bottom } = input.getBoundingClientRect();
  const frame = around instanceof Element ? around.getBoundingClientRect() : null;
  return bottom > (frame?.top ?? 0) && top < (frame?.bottom ?? window.innerHeight);
}
