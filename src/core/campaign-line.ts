import { normaliseName } from "./names.ts";
import { type ParsedDay, parseDay } from "./parse-day.ts";
import {
  type CampaignFields,
  isCampaignKeyword,
  type Read,
  readCampaignFields,
} from "./read-campaign-fields.ts";
import { readMoneyAt } from "./read-money-at.ts";
import { limits } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type Token, tokenize } from "./tokens.ts";

export type { CampaignFields } from "./read-campaign-fields.ts";

/** What may follow `/campaign`. */
export const campaignVerbs = ["new", "update", "spend", "show", "end"] as const;
export type CampaignVerb = (typeof campaignVerbs)[number];

/** What a line after `/campaign` says. `name` as typed; the caller finds what it means. */
export type CampaignLine =
  | { kind: "list"; isAll: boolean }
  | { kind: CampaignVerb; name: string; fields: CampaignFields };

/** What parseCampaignLine needs: `knownNames` are normalised names of campaigns and sources. */
export type CampaignContext = { today: ParsedDay["day"]; currency: string; knownNames: ReadonlySet<string> };

const examples: Record<CampaignVerb, string> = {
  new: "new webinar-q4 source webinar",
  update: "update webinar-q3 owner @jane",
  spend: "spend webinar-q3 $4,000",
  show: "show webinar-q3",
  end: "end webinar-q3 2026-09-30",
};
const aliases = new Map<string, CampaignVerb>([
  ...campaignVerbs.map((verb): [string, CampaignVerb] => [verb, verb]),
  ["add", "new"],
  ["create", "new"],
  ["change", "update"],
  ["spent", "spend"],
  ["cost", "spend"],
  ["stop", "end"],
  ["close", "end"],
]);
const mostWords = 12;

/**
 * A line as typed after `/campaign`: nothing, `list` or `list all`; `new webinar-q4 source webinar team marketing product
 * core division emea from 2026-10-01 to 2026-10-31 lead time 45 days owner @jane`; `update` with the same fields; `spend
 * webinar-q3 $4,000 on friday note …`; `show webinar-q3`; `end webinar-q3 2026-09-30`. A known name matches longest first,
 * before keywords and money; fields stand in any order, `note` takes everything to the end. A negative amount is money
 * that came back. A problem's example is what to type after `/campaign`. Never throws.
 */
export function parseCampaignLine(text: string, context: CampaignContext): Result<CampaignLine> {
  const line = tokenize(text.slice(0, limits.text));
  const [first, ...rest] = line.tokens;
  const word = first?.kind === "word" ? first.text.toLowerCase() : "";
  if (first === undefined) return ok({ kind: "list", isAll: false });
  if (word === "list" || word === "all")
    return ok({ kind: "list", isAll: word === "all" || rest[0]?.text.toLowerCase() === "all" });
  const verb = aliases.get(word);
  if (verb === undefined) {
    const typed = readName(line.tokens, 0, context);
    // A name alone asks for what came of it.
    if (typed?.isKnown && typed.next === line.tokens.length)
      return ok({ kind: "show", name: typed.name, fields: {} });
    return problem(
      `“${shorten(line.tokens.map((token) => token.text).join(" "))}” is nothing that /campaign does: there are new, update, spend, list, show and end.`,
      examples.spend,
    );
  }
  const named = readName(line.tokens, 1, context);
  if (named === null) return problem("Which campaign? Its name comes first.", examples[verb]);
  if (named.name.length > limits.value || normaliseName(named.name) === "")
    return problem("A campaign's name has a letter or a figure, and at most 75 characters.", examples[verb]);
  const reading: Read = { line, today: context.today, currency: context.currency, verb, name: named.name };
  if (verb === "end") return readEnd(reading, named);
  const fields = readCampaignFields(reading, named.next);
  return fields.ok ? ok({ kind: verb, name: named.name, fields: fields.value }) : fields;
}

type NamedAt = { name: string; next: number; isKnown: boolean };

/** The campaign's name from a token on: what is quoted, the longest known name, or the words up to a keyword or money. */
function readName(tokens: readonly Token[], from: number, { knownNames }: CampaignContext): NamedAt | null {
  const [first] = tokens.slice(from);
  if (first === undefined || first.kind === "mention") return null;
  const textOf = (until: number) => {
    const words = tokens.slice(from, until).map((token) => token.text);
    return words.join(" ").replace(/[,;:]+$/, "");
  };
  const isKnown = (name: string) => knownNames.has(normaliseName(name));
  if (first.kind === "quoted")
    return { name: first.text.trim(), next: from + 1, isKnown: isKnown(first.text) };
  for (let next = Math.min(tokens.length, from + mostWords); next > from; next -= 1) {
    if (tokens.slice(from, next).every(({ kind }) => kind === "word") && isKnown(textOf(next)))
      return { name: textOf(next), next, isKnown: true };
  }
  let next = from;
  for (let token = tokens[next]; token?.kind === "word"; token = tokens[next]) {
    if (next > from && (isCampaignKeyword(tokens, next) || readMoneyAt(tokens, next) !== null)) break;
    if (next > from && /^[-−]/.test(token.text)) break;
    next += 1;
  }
  return { name: textOf(next), next, isKnown: false };
}

/** `end webinar-q3`, with or without a day behind it, also of a name that is not known. */
function readEnd(reading: Read, named: NamedAt): Result<CampaignLine> {
  const { line, today } = reading;
  const words = line.tokens.slice(1).map((token) => token.text);
  const ofName = named.next - 1;
  const tries =
    named.isKnown || line.tokens[1]?.kind === "quoted" ? [ofName] : words.map((_, index) => index);
  for (const at of tries) {
    const tail = words
      .slice(at)
      .join(" ")
      .replace(/^(?:on|at)\s+/i, "");
    if (at === 0 || tail === "") continue;
    const day = parseDay(tail, { today, bareWeekday: "past" });
    if (day.ok)
      return ok({ kind: "end", name: words.slice(0, at).join(" "), fields: { day: day.value.day } });
    if (tries.length === 1) return problem(day.what, `end ${named.name} ${day.example}`);
  }
  return ok({ kind: "end", name: named.name, fields: {} });
}
