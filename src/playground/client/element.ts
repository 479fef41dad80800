/// <reference lib="dom" />

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | null>>;

/** A new element; `true` sets a bare attribute, `false` and `null` leave it out. Texts are never read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** What the server has drawn and escaped, put into the page as it is. */
export function setHtml(node: HTMLElement, html: string): void {
  node.innerHTML = html;
}

/** The element of index.html with this id, of this kind. Throws when the page has none. */
export function getElement<T extends HTMLElement>(id: string, kind: new () => T): T {
  const node = document.getElementById(id);
  if (node instanceof kind) return node;
  throw new Error(`The page has no ${kind.name} with the id "${id}".`);
}

/** Changes a text only when it differs, so that nothing is read out twice. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
