import { expect } from "vitest";

/** Names that would run something if they were taken as HTML or as a link. */
export const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</textarea></select></title><svg onload=alert(1)>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<javascript:alert(1)|press>",
];

/** Every start tag of the HTML, as name and attribute names. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<([a-z0-9]+)((?:\s[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", rest = ""]) => ({
      name: name.toLowerCase(),
      attributes: [...rest.matchAll(/\s([^\s=>"]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => ({
        key,
        value,
      })),
    }),
  );

/** Fails when the HTML holds anything that runs, or a "<" that begins no known tag. */
export function expectInert(html: string): void {
  const tags = tagsOf(html);
  // every "<" begins a tag that we know of, none of them runs anything
  expect(html.match(/<(?!\/)/g)?.length ?? 0).toBe(tags.length);
  for (const { name, attributes } of tags) {
    expect(name).not.toMatch(/^(script|iframe|object|embed|base|style|link|meta|form)$/);
    for (const { key, value } of attributes) {
      expect(key).not.toMatch(/^(on|style$|srcdoc$|formaction$)/i);
      if (/^(href|src|data-url)$/.test(key)) expect(value).toMatch(/^(https?:\/\/|\/files\/)/);
    }
  }
}
