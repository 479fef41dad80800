import { isKeyword } from "./record-line.ts";
import type { Token } from "./tokens.ts";

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/[\s.,;]+$/u, "")
    .trim();

/** The stage that these tokens name in full; null when none, or with a person among them. Never throws. */
export function matchStage(words: readonly Token[], stages: readonly string[]): string | null {
  if (words.some((token) => token.kind === "mention")) return null;
  const typed = fold(words.map((token) => token.text).join(" "));
  return stages.find((each) => typed !== "" && fold(each) === typed) ?? null;
}

/**
 * The longest stage name that the tokens from `from` to `end` end with, and where it begins; null when there is none.
 * A word right after a keyword is that keyword's value and no stage.
 */
export function findStage(
  tokens: readonly Token[],
  from: number,
  end: number,
  stages: readonly string[],
): { stage: string; start: number } | null {
  for (let start = Math.max(from, end - 8); start < end; start += 1) {
    const before = start > from ? tokens[start - 1] : undefined;
    if (before?.kind === "word" && isKeyword(before.text)) continue;
    const stage = matchStage(tokens.slice(start, end), stages);
    if (stage !== null) return { stage, start };
  }
  return null;
}
