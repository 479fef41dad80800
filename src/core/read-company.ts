import { isEmail } from "./company-from-email.ts";
import { isDay } from "./day.ts";
import { normaliseName } from "./names.ts";
import { readMoneyAt } from "./read-money-at.ts";
import { readVerb } from "./read-verb.ts";
import { isKeyword } from "./record-line.ts";
import { type Token, tokenize } from "./tokens.ts";

const mostWords = 8;

/** White space collapsed, and a comma or semicolon that only closed the phrase taken off. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/[\s,;]+$/u, "")
    .trim();

const join = (tokens: readonly Token[]): string => tidy(tokens.map((token) => token.text).join(" "));

/** How many tokens from `from` on may be one company: a quoted one stands alone, else words up to a quote or mention. */
function reach(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.kind === "quoted") return 1;
  const end = tokens.findIndex((token, index) => index >= from && token.kind !== "word");
  return Math.min(mostWords, (end < 0 ? tokens.length : end) - from);
}

/**
 * The normalised names that the company of a line can be, longest first: prefixes of one to eight words after the
 * verb, each once, never empty. The caller asks which of them exist and hands those to parseRecord. Never throws.
 */
export function companyCandidates(text: string, verbs: ReadonlyMap<string, string>): string[] {
  const { tokens } = tokenize(text.slice(0, 3_000));
  const { next } = readVerb(tokens, verbs);
  const names: string[] = [];
  for (let count = reach(tokens, next); count > 0; count -= 1)
    names.push(normaliseName(join(tokens.slice(next, next + count))));
  return [...new Set(names)].filter((name) => name !== "");
}

/** A company as the line has it, and where its fields begin. */
export type ReadCompany = {
  company: string;
  isKnown: boolean;
  words: number;
  wasQuoted: boolean;
  next: number;
};

/**
 * The company at `from`: the longest known one, else a quoted one, else words up to the first keyword, money, day in
 * figures, address, quote or mention before `end`, the first word always being the company's.
 */
export function readCompany(
  tokens: readonly Token[],
  from: number,
  end: number,
  knownCompanies: ReadonlySet<string>,
): ReadCompany {
  const wasQuoted = tokens[from]?.kind === "quoted";
  const found = (count: number, isKnown: boolean): ReadCompany => {
    const words = tokens.slice(from, from + count);
    const company = wasQuoted ? (words[0]?.text ?? "").replace(/\s+/gu, " ").trim() : join(words);
    return {
      company,
      isKnown,
      words: wasQuoted ? 0 : company.split(" ").length,
      wasQuoted,
      next: from + count,
    };
  };
  for (let count = reach(tokens, from); count > 0; count -= 1) {
    // "Acme -" is Acme too, but the dash is not part of what was called so.
    const isDangling = count > 1 && /^\p{P}+$/u.test(tokens[from + count - 1]?.text ?? "");
    const name = normaliseName(join(tokens.slice(from, from + count)));
    if (!isDangling && knownCompanies.has(name)) return found(count, true);
  }

  let next = from + 1;
  while (!wasQuoted && next < end && !isEndOfCompany(tokens, next)) next += 1;
  return found(next - from, false);
}

function isEndOfCompany(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== "word") return true;
  return (
    isKeyword(token.text) || isDay(token.text) || isEmail(token.text) || readMoneyAt(tokens, at) !== null
  );
}
