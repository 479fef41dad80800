// Fonts travel with the app, because a server without fonts draws nothing. They come in parts of some hundred letters
// each; only those are opened whose letters a picture needs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

const require = createRequire(import.meta.url);
const kana = /\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** @typedef {{ family: string, files: string, parts: { file: string, ranges: [number, number][] }[] }} Font */

/** @type {Map<string, Font>} */
const fonts = new Map();
/** @type {Set<string>} */
const registered = new Set();

/**
 * Makes the letters of a text known to the canvas. Chinese and Japanese share most of theirs and write them differently:
 * a text with kana is Japanese.
 * @param {string} text
 */
export function registerFontsFor(text) {
  const han = kana.test(text) ? ["noto-sans-jp", "noto-sans-sc"] : ["noto-sans-sc", "noto-sans-jp"];
  const order = ["noto-sans", ...han, "noto-sans-kr", "noto-emoji"];
  for (const letter of new Set(text)) {
    const point = letter.codePointAt(0) ?? 0;
    // The lists of the Chinese and Japanese fonts name emoji that the fonts do not have.
    const emoji = /\p{Extended_Pictographic}/u.test(letter) ? ["noto-emoji"] : [];
    for (const name of [...emoji, ...order]) if (register(fontOf(name), point)) break;
  }
}

/**
 * @param {Font} font
 * @param {number} point
 */
function register(font, point) {
  const part = font.parts.find(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to));
  if (part === undefined) return false;
  if (!registered.has(part.file)) {
    GlobalFonts.registerFromPath(join(font.files, part.file), font.family);
    registered.add(part.file);
  }
  return true;
}

const families = {
  "noto-sans": "Roundtrip Sans",
  "noto-sans-jp": "Roundtrip Han",
  "noto-sans-sc": "Roundtrip Han",
  "noto-sans-kr": "Roundtrip Hangul",
  "noto-emoji": "Roundtrip Emoji",
};

/** @param {string} name */
function fontOf(name) {
  const known = fonts.get(name);
  if (known !== undefined) return known;
  const list = require.resolve(`@fontsource-variable/${name}/unicode.json`);
  /** @type {Record<string, string>} */
  const unicode = JSON.parse(readFileSync(list, "utf8"));
  const font = {
    family: families[/** @type {keyof typeof families} */ (name)],
    files: join(dirname(list), "files"),
    parts: Object.entries(unicode).map(([part, ranges]) => ({
      file: `${name}-${part.replace(/[[\]]/g, "")}-wght-normal.woff2`,
      ranges: ranges.split(",").map(readRange),
    })),
  };
  fonts.set(name, font);
  return font;
}

/**
 * "U+4e00-4e1f" or "U+4e00"
 * @param {string} text
 * @returns {[number, number]}
 */
function readRange(text) {
  const [from = "", to = from] = text.trim().replace(/^U\+/i, "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
