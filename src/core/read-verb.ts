import type { Token } from "./tokens.ts";
import { tokenize } from "./tokens.ts";

/** The verb (null when the line begins with none), the words typed for it, and where the company begins. */
export type ReadVerb = { verb: string | null; typed: string; next: number };

/** The longest alias, of up to three unquoted words, that the tokens begin with. Case is ignored. */
export function readVerb(tokens: readonly Token[], verbs: ReadonlyMap<string, string>): ReadVerb {
  for (let count = Math.min(3, tokens.length); count > 0; count -= 1) {
    const words = tokens.slice(0, count);
    if (!words.every((token) => token.kind === "word")) continue;
    const typed = words.map((token) => token.text.toLowerCase()).join(" ");
    const verb = verbs.get(typed);
    if (verb !== undefined) return { verb, typed, next: count };
  }
  return { verb: null, typed: "", next: 0 };
}

/**
 * The verb that a typed line begins with, before anything else is known about it: "Closed won Acme" → "won". Null
 * for the command's default. `verbs` maps aliases in small letters to verbs; the longest alias wins. Never throws.
 */
export const findVerb = (text: string, verbs: ReadonlyMap<string, string>): string | null =>
  readVerb(tokenize(text).tokens, verbs).verb;
