import { type Fields, fieldsOf, textOf } from "../json.ts";
import { findEmoji } from "./draw-emoji.ts";
import { type Names, nameIn } from "./drawing.ts";
import { escapeHtml, safeLink, tag } from "./tag.ts";

// slack-blocks-to-jsx reads mrkdwn and even plain_text as Markdown: "# 1 priority" and "$1$" vanish, 10:30:45 loses its
// colons. A preview that loses words is worse than none, so words are read here, by Slack's own rules.

const EMOJI = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/g;

// In order: <reference>, `code`, *strong* _emphasis_ ~deleted~ between word boundaries, :emoji:, a bare address.
const INLINE =
  /<([^<>]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?!\s|\3)([^\n]*?\S)\3(?![\p{L}\p{N}])|:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?|(?<![\p{L}\p{N}])(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~])/gu;

const marks: Readonly<Record<string, string>> = { "*": "strong", _: "em", "~": "s" };

/** A text object as HTML: mrkdwn with its marks, plain_text with nothing but emoji and line ends. */
export function drawText(value: unknown, names: Names): string {
  const { type, text }: Fields = fieldsOf(value);
  return type === "mrkdwn" ? drawMrkdwn(textOf(text), names) : drawWords(textOf(text));
}

/** A text object where only a line of text may stand, such as a label: without blocks of code and quotes. */
export function drawLine(value: unknown, names: Names): string {
  const { type, text }: Fields = fieldsOf(value);
  if (type !== "mrkdwn") return drawWords(textOf(text));
  return joinLines(textOf(text), names);
}

/** plain_text as HTML: emoji and line ends are drawn, everything else stands as it is. */
export const drawWords = (text: string): string =>
  escapeHtml(text)
    .replace(EMOJI, (whole, name: string) => emojiOr(name, whole))
    .replaceAll("\n", "<br>");

/** mrkdwn as HTML by Slack's rules: blocks of code and quotes, then what stands within a line. */
export function drawMrkdwn(source: string, names: Names): string {
  return source
    .split(/```\n?([\s\S]+?)\n?```\n?/)
    .map((part, index) => (index % 2 === 1 ? drawCode("pre", part, names) : drawLines(part, names)))
    .join("");
}

function drawLines(source: string, names: Names): string {
  if (source === "") return "";
  // Runs of quoted and other lines.
  const runs = source.match(/(?:^(?:&gt;|>)[^\n]*(?:\n|$))+|(?:^(?!&gt;|>)[^\n]*(?:\n|$))+/gm) ?? [];
  return runs
    .filter((run) => run !== "")
    .map((run) => {
      const isQuote = /^(?:&gt;|>)/.test(run);
      const lines = (isQuote ? run.replace(/^(?:&gt;|>) ?/gm, "") : run).replace(/\n$/, "");
      return tag(isQuote ? "blockquote" : "p", {}, joinLines(lines, names));
    })
    .join("");
}

const joinLines = (source: string, names: Names): string =>
  source
    .split("\n")
    .map((line) => drawInline(line, names))
    .join("<br>");

function drawInline(source: string, names: Names): string {
  let html = "";
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    html += escapeHtml(decode(source.slice(end, match.index))) + drawMatch(match, names);
    end = match.index + match[0].length;
  }
  return html + escapeHtml(decode(source.slice(end)));
}

function drawMatch(match: RegExpMatchArray, names: Names): string {
  const [whole, reference, code, mark, marked, emoji, address] = match;
  if (reference !== undefined) return drawReference(reference, names);
  if (code !== undefined) return drawCode("code", code, names);
  if (mark !== undefined && marked !== undefined)
    return tag(marks[mark] ?? "span", {}, drawInline(marked, names));
  if (emoji !== undefined) return emojiOr(emoji, whole);
  return drawLink(address ?? whole, decode(address ?? whole));
}

const drawCode = (name: "pre" | "code", source: string, names: Names): string =>
  tag(
    name,
    {},
    source
      .split(/<([^<>]+)>/)
      .map((part, index) => (index % 2 === 1 ? drawReference(part, names) : escapeHtml(decode(part))))
      .join(""),
  );

/** What stands between angle brackets: a person, a channel, a call to everybody, a day, or a link. */
function drawReference(inner: string, names: Names): string {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decode(inner.slice(bar + 1));
  const id = target.slice(1);
  if (target.startsWith("@")) return drawChip("person", `@${nameIn(names.users, id) ?? label ?? id}`);
  if (target.startsWith("#")) return drawChip("channel", `#${nameIn(names.channels, id) ?? label ?? id}`);
  if (target.startsWith("!date^")) return drawWords(label ?? "");
  if (target.startsWith("!")) return drawChip("everyone", label ?? `@${id.split("^")[0]}`);
  return drawLink(target, label ?? decode(target));
}

/** A mention. */
export const drawChip = (kind: "person" | "channel" | "everyone", text: string): string =>
  tag("span", { class: `chip chip-${kind}` }, escapeHtml(text));

/** A link to an http(s) address; with any other address its words alone. */
export function drawLink(source: string, label: string): string {
  const href = safeLink(decode(source));
  if (href === null) return drawWords(label.replace(/^mailto:/, ""));
  return tag("a", { href, target: "_blank", rel: "noopener noreferrer" }, drawWords(label));
}

const emojiOr = (name: string, otherwise: string): string => {
  const sign = findEmoji(name);
  return sign === null ? otherwise : tag("span", { class: "emoji" }, escapeHtml(sign));
};

const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
