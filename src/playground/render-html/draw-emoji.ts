import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message, type RichTextBlock } from "slack-blocks-to-jsx";

const known = new Map<string, string | null>();

/** The sign of an emoji's name, e.g. "tada"; null for a name that nobody knows, such as the 30 of 10:30:45. */
export function findEmoji(name: string): string | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  const sign = lookUp(name);
  known.set(name, sign);
  return sign;
}

/** Asks the library, which carries the list but gives it to its own hook only. */
function lookUp(name: string): string | null {
  let sign: string | null = null;
  const block: RichTextBlock = {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "emoji", name }] }],
  };
  const emoji = (data: { name: string }, parse: (data: { name: string }) => string): string => {
    sign = parse(data);
    return sign;
  };
  renderToStaticMarkup(
    createElement(Message, { blocks: [block], logo: "", name: "", withoutWrapper: true, hooks: { emoji } }),
  );
  return sign === name || sign === `:${name}:` || !/\P{ASCII}/u.test(sign ?? "") ? null : sign;
}
