import { companyFromEmail, isEmail } from "./company-from-email.ts";
import { findStage } from "./find-stage.ts";
import { normaliseName } from "./names.ts";
import { readCompany } from "./read-company.ts";
import { readFields } from "./read-fields.ts";
import { readTail } from "./read-tail.ts";
import { readVerb } from "./read-verb.ts";
import { isTailWord, limits, type RecordInput, type RecordLine } from "./record-line.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type Token, tokenize } from "./tokens.ts";

/**
 * A typed line about one company: [verb], company, then keyword–value pairs, money, days and mentions in any order,
 * a stage at the end, and `because` or `note` with everything after it. The word after the verb is always the
 * company's: known accounts match longest first, before keywords, money and days; an unknown one goes on to the first
 * keyword or money. A mistake is answered by one sentence and a line (without the command's name) that works.
 * Never throws.
 */
export function parseRecord(input: RecordInput): Result<RecordLine> {
  if (input.text.length > limits.text)
    return problem(
      `This line is longer than ${limits.text} characters.`,
      "Acme with Jane note the rest in the thread",
    );
  const line = tokenize(input.text);
  const { tokens } = line;
  const { verb, typed, next: start } = readVerb(tokens, input.verbs);
  const example = (rest: string): string => `${typed} Acme ${rest}`.trim();
  const first = tokens[start];
  if (first === undefined || first.kind === "mention")
    return problem("The company is missing.", example("with Jane from webinar"));

  // The stage has to be known before an unknown company ends, and the company before the free text begins.
  const known = readCompany(tokens, start, start + 1, input.knownCompanies);
  const head = known.isKnown ? known.next : start + 1;
  const tailAt = indexFrom(tokens, head, (token) => token.kind === "word" && isTailWord(token.text));
  const unclosed = indexFrom(
    tokens.slice(0, tailAt),
    start,
    (token) => token.kind === "word" && token.isUnclosed,
  );
  if (unclosed < tailAt)
    return problem("A quote is opened and never closed.", `${typed} "Acme Labs" with Jane`.trim());

  const stage = findStage(tokens, head, tailAt, input.stages ?? []);
  const end = stage?.start ?? tailAt;
  const company = known.isKnown ? known : readCompany(tokens, start, end, input.knownCompanies);
  const wrong = checkCompany(company.company, company.wasQuoted || company.isKnown, example);
  if (wrong) return wrong;

  const fields = readFields({
    tokens,
    from: company.next,
    end,
    company: company.company,
    context: input,
    example,
  });
  if (!fields.ok) return fields;
  const tail = readTail(line, tailAt, example);
  if (!tail.ok) return tail;
  return ok({
    verb,
    company: company.company,
    companyIsKnown: company.isKnown,
    companyWords: company.words,
    companyWasQuoted: company.wasQuoted,
    ...fields.value,
    ...(stage && { stage: stage.stage }),
    ...tail.value,
  });
}

function indexFrom(tokens: readonly Token[], from: number, isWanted: (token: Token) => boolean): number {
  const at = tokens.findIndex((token, index) => index >= from && isWanted(token));
  return at < 0 ? tokens.length : at;
}

function checkCompany(company: string, isMeant: boolean, example: (rest: string) => string): Problem | null {
  if (company.length > limits.value)
    return problem(
      `The company's name is longer than ${limits.value} characters; after it comes a word such as with, from or on.`,
      example("with Jane from webinar"),
    );
  if (normaliseName(company) === "")
    return problem(`"${shorten(company)}" is not a company's name.`, example("with Jane from webinar"));
  if (isMeant || !isEmail(company)) return null;
  const proposed = companyFromEmail(company) ?? "Acme";
  return problem(
    `${shorten(company)} is an e-mail address, and the company comes first.`,
    example(company).replace(/Acme/, () => (proposed.includes(" ") ? `"${proposed}"` : proposed)),
  );
}
