/**
 * One word of a typed line. `text` is decoded (links are their labels, entities are characters); a quoted token is
 * what stands between the quotes, a mention has the user's id. `start` and `end` are its place in Line.source.
 */
export type Token =
  | { kind: "word"; text: string; isUnclosed: boolean; start: number; end: number }
  | { kind: "quoted"; text: string; start: number; end: number }
  | { kind: "mention"; text: string; userId: string; start: number; end: number };

/** A line taken apart; `source` is the cleaned text that the tokens' places point into, still with Slack's entities. */
export type Line = { source: string; tokens: Token[] };

const closers = new Map([
  ['"', '"”“'],
  ["“", '”"“'],
  ["”", '”"'],
  ["„", '“”"'],
  ["«", "»"],
  ["»", "«"],
  ["＂", "＂"],
]);
const mention = /^<@([UW][A-Z0-9]{1,30})(?:\|([^<>]*))?>/;

/** Slack's three entities as characters. */
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"));

/** A text as Slack wants it in a message or a command: `& < >` as entities. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/**
 * Takes out what nobody can see or a database cannot keep: control characters but line breaks and tabs, halves of
 * surrogate pairs, zero-width spaces and marks that turn the writing direction. Joiners inside emoji stay.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "");

/** `<https://acme.com|Acme>` → Acme, `<mailto:a@b.c|a@b.c>` → a@b.c, `<#C1|general>` → #general; mentions stay. */
const unlink = (text: string): string =>
  text
    .replace(/<(?:https?:|mailto:|tel:)[^<>|]*\|([^<>]*)>/gi, "$1")
    .replace(/<(?:mailto:|tel:)([^<>|]*)>/gi, "$1")
    .replace(/<(https?:[^<>|]*)>/gi, "$1")
    .replace(/<#[A-Z0-9]+\|([^<>]*)>/g, "#$1")
    .replace(/<![^<>|]*\|([^<>]*)>/g, "$1");

/**
 * The words of a line as Slack sends it. Double quotes of every style (straight, curly, „German“, «French») open at
 * the beginning of a word and hold spaces; inside them a backslash makes a quote or a backslash literal. A quote
 * that is never closed leaves a word marked `isUnclosed`. Never throws.
 */
export function tokenize(text: string): Line {
  const source = unlink(cleanText(text));
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    at += /^\s*/u.exec(source.slice(at))?.[0].length ?? 0;
    if (at >= source.length) break;
    const token = readMention(source, at) ?? readQuoted(source, at) ?? readWord(source, at);
    tokens.push(token);
    at = token.end;
  }
  return { source, tokens };
}

function readMention(source: string, start: number): Token | null {
  const [all, userId, name] = mention.exec(source.slice(start, start + 200)) ?? [];
  if (all === undefined || userId === undefined) return null;
  return { kind: "mention", text: `@${decode(name ?? userId)}`, userId, start, end: start + all.length };
}

function readQuoted(source: string, start: number): Token | null {
  const ends = closers.get(source.charAt(start));
  if (ends === undefined) return null;
  let text = "";
  for (let at = start + 1; at < source.length; at += 1) {
    const sign = source.charAt(at);
    const next = source.charAt(at + 1);
    if (sign === "\\" && (next === "\\" || closers.has(next))) {
      text += next;
      at += 1;
    } else if (ends.includes(sign)) {
      return { kind: "quoted", text: decode(text), start, end: at + 1 };
    } else text += sign;
  }
  return null;
}

/** `<jane@acme.com>`, as mail programs copy it, is the address. */
const unwrap = (text: string): string => text.replace(/^<([^\s<>@]+@[^\s<>@]+)>([,;]?)$/u, "$1$2");

function readWord(source: string, start: number): Token {
  const [text = ""] = /^\S+?(?=\s|$|<@[UW])/u.exec(source.slice(start)) ?? [];
  const isUnclosed = closers.has(source.charAt(start));
  return { kind: "word", text: unwrap(decode(text)), isUnclosed, start, end: start + text.length };
}

/** Free text from a place in the source to its end: decoded, a mention as "@name", trimmed; line breaks stay. */
export const restOfLine = (line: Line, from: number): string =>
  decode(line.source.slice(from).replace(/<@[UW][A-Z0-9]+\|([^<>]+)>/g, "@$1")).trim();

/** A text in straight quotes, escaped for Slack, as tokenize reads it back. */
export const quote = (text: string): string =>
  `"${escapeText(text.replace(/[\\"“”„«»＂]/gu, (sign) => `\\${sign}`))}"`;
