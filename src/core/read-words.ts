import { limits } from "./record-line.ts";
import { tokenize } from "./tokens.ts";

const fillers = new Set("to at of the for in is all = :".split(" "));

/**
 * The words of a line that is no record ("set marketing 50% of meetings"), as Slack sends it: quotes taken off,
 * entities decoded, a comma, colon or semicolon behind a word dropped, a percent sign a word of its own ("50 %"). What
 * stands after 3000 characters is left out. Never throws.
 */
export const readWords = (text: string): string[] =>
  tokenize(text.slice(0, limits.text).replace(/\s*[%％]/g, " % "))
    .tokens.map((token) => token.text.replace(/[,;:]+$/, ""))
    .filter((word) => word !== "");

/** The words without the small ones that only join a sentence ("50% of the meetings for next quarter"). */
export const dropFillers = (words: readonly string[]): string[] =>
  words.filter((word) => !fillers.has(word.toLowerCase()));
