import { findStage, matchStage } from "./find-stage.ts";
import { readCompany, tidy } from "./read-company.ts";
import { readVerb } from "./read-verb.ts";
import { isKeyword, isTailWord } from "./record-line.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A line about a stage: its name as the ledger writes it (null: none that is known), and what was typed for it. */
export type ReadStage = {
  stage: string | null;
  typed: string;
  /** the line without the words of the stage, still as Slack sends it */
  rest: string;
};

/**
 * Takes the stage out of "stage Acme contract sent on friday": the longest name at the end of the line, else the
 * longest one right after the company. Words after a known company that are no stage are what was typed for one; after
 * an unknown company they belong to its name. Never throws.
 * @param knownCompanies normalised names of the accounts that exist
 * @param stages the ledger's own names
 */
export function readStage(
  text: string,
  verbs: ReadonlyMap<string, string>,
  knownCompanies: ReadonlySet<string>,
  stages: readonly string[],
): ReadStage {
  const { source, tokens } = tokenize(text);
  const { next: start } = readVerb(tokens, verbs);
  const company = readCompany(tokens, start, start + 1, knownCompanies);
  const head = company.isKnown ? company.next : start + 1;
  const tail = tokens.findIndex((token, at) => at >= head && token.kind === "word" && isTailWord(token.text));
  const tailAt = tail < 0 ? tokens.length : tail;
  const without = (from: number, to: number): string => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first === undefined || last === undefined) return source;
    return `${source.slice(0, first.start)} ${source.slice(last.end)}`.trim();
  };
  const atEnd = findStage(tokens, head, tailAt, stages);
  if (atEnd !== null) return { stage: atEnd.stage, typed: atEnd.stage, rest: without(atEnd.start, tailAt) };
  const end = endOfWords(tokens, head, tailAt);
  for (let to = end; to > head; to -= 1) {
    const stage = matchStage(tokens.slice(head, to), stages);
    if (stage !== null) return { stage, typed: stage, rest: without(head, to) };
  }
  if (!company.isKnown) return { stage: null, typed: "", rest: source };
  const typed = tidy(
    tokens
      .slice(head, end)
      .map((token) => token.text)
      .join(" "),
  );
  return { stage: null, typed, rest: typed === "" ? source : without(head, end) };
}

/** Where the words right after the company end: at a keyword, a mention or the free text. */
function endOfWords(tokens: readonly Token[], from: number, to: number): number {
  const at = tokens.findIndex(
    (token, index) =>
      index >= from && (token.kind === "mention" || (token.kind === "word" && isKeyword(token.text))),
  );
  return at < 0 ? to : Math.min(at, to);
}
