/** Attributes of an element: true stands without a value; false, null and undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: HTML cannot hold them.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Words as HTML, for text and for attribute values alike. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(CONTROLS, "")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

// Shapes of SVG are not among them: HTML would put what follows inside.
const empty = new Set(["br", "hr", "img", "input"]);

/** An element: attribute values are words and are escaped here, the children are HTML already. */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === false || value === null || value === undefined) return "";
    return value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`;
  });
  const start = `<${name}${written.join("")}>`;
  return empty.has(name) ? start : `${start}${children.join("")}</${name}>`;
}

/** The address as it may stand in a link: http and https only, null for any other. */
export function safeLink(address: string): string | null {
  const url = URL.parse(address);
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url.href : null;
}
