/// <reference lib="dom" />

/** A child of a list: what it is (`key`), what it shows (`mark`: same mark, nothing to draw), and how to draw it. */
export type Keyed = { key: string; mark: string; tag: string; draw: (node: HTMLElement) => void };

const marks = new WeakMap<Element, string>();

/**
 * Makes the children of `list` these, in this order. A child whose mark is unchanged is not touched, so that focus,
 * scroll position and half-typed fields survive. Gives the keys that were not there before.
 */
export function updateKeyed(list: HTMLElement, items: readonly Keyed[]): string[] {
  const wanted = new Set(items.map(({ key }) => key));
  const known = new Map<string, HTMLElement>();
  for (const child of [...list.children]) {
    const key = child instanceof HTMLElement ? child.dataset.key : undefined;
    if (child instanceof HTMLElement && key !== undefined && wanted.has(key)) known.set(key, child);
    else child.remove();
  }
  const added: string[] = [];
  let cursor = list.firstElementChild;
  for (const { key, mark, tag, draw } of items) {
    const node = known.get(key) ?? document.createElement(tag);
    if (!known.has(key)) added.push(key);
    if (marks.get(node) !== mark) {
      node.dataset.key = key;
      marks.set(node, mark);
      draw(node);
    }
    if (node === cursor) cursor = node.nextElementSibling;
    else list.insertBefore(node, cursor);
  }
  return added;
}
