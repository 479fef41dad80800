import { isEmail } from "./company-from-email.ts";
import type { Day } from "./day.ts";
import { type Direction, type ParsedDay, parseDay } from "./parse-day.ts";
import { parseMoney } from "./parse-money.ts";
import { tidy } from "./read-company.ts";
import { readMoneyAt } from "./read-money-at.ts";
import { isKeyword, limits, type RecordInput, type RecordLine } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import type { Token } from "./tokens.ts";

/** The fields of a line that may be said in any order. */
export type Fields = Omit<
  RecordLine,
  "verb" | "company" | "companyIsKnown" | "companyWords" | "companyWasQuoted"
>;

/** Where the fields stand, what they are read against, and a line to show ("won Acme …") when one is wrong. */
export type FieldsInput = {
  tokens: readonly Token[];
  from: number;
  end: number;
  company: string;
  context: Pick<RecordInput, "today" | "bareWeekday" | "currency">;
  example: (rest: string) => string;
};

type Read = Result<{ fields: Fields; next: number }>;

const said = (fields: Fields, next: number): Read => ok({ fields, next });

/** Keyword–value pairs, money, days, addresses and mentions in any order up to `end`; each at most once. */
export function readFields(input: FieldsInput): Result<Fields> {
  const all: Fields = {};
  let at = input.from;
  while (at < input.end) {
    const read = readField(input, at);
    if (!read.ok) return read;
    const twice = Object.keys(read.value.fields).find((key) => Object.hasOwn(all, key));
    const token = input.tokens[at];
    if (twice !== undefined)
      return problem(
        `There is more than one ${labels.get(twice) ?? twice} in this line, from "${shorten(token?.text ?? "")}" on.`,
        input.example("with Jane from webinar $120k"),
      );
    Object.assign(all, read.value.fields);
    at = read.value.next;
  }
  return ok(all);
}

const labels = new Map([
  ["from", "source"],
  ["due", "due day"],
  ["booked", "booked day"],
  ["email", "e-mail address"],
]);

function readField(input: FieldsInput, at: number): Read {
  const token = input.tokens[at];
  if (token === undefined) return said({}, input.end);
  if (token.kind === "mention") return said({ owner: token.userId }, at + 1);
  if (token.kind === "quoted")
    return at === input.from
      ? readText(input, "with", at)
      : unknown(input, token.text, `with "${token.text}"`);
  if (isKeyword(token.text)) return readPair(input, token.text.toLowerCase(), at + 1);
  if (isEmail(tidy(token.text))) return said({ email: tidy(token.text) }, at + 1);
  const money = readMoneyAt(input.tokens.slice(0, input.end), at);
  if (money) return readAmount(input, money.text, money.next);
  // Only right after the company is a bare number an amount: after "on 20 nov" it is a year gone wrong.
  if (at === input.from && /^\d[\d,.'’]{2,}$/.test(tidy(token.text)))
    return readAmount(input, tidy(token.text), at + 1);
  if (/^\p{P}+$/u.test(token.text)) return said({}, at + 1);
  return readBareDay(input, at) ?? unknown(input, words(input, at), "with Jane from webinar on friday");
}

function readAmount(input: FieldsInput, text: string, next: number): Read {
  const money = parseMoney(text, input.context.currency);
  return money.ok ? said({ amount: money.value }, next) : problem(money.what, input.example(money.example));
}

function readPair(input: FieldsInput, keyword: string, at: number): Read {
  if (keyword === "on") return readDay(input, keyword, at, input.context.bareWeekday, onDay);
  if (keyword === "booked") return readDay(input, keyword, at, "past", ({ day }) => ({ booked: day }));
  if (keyword === "due" || keyword === "by")
    return readDay(input, keyword, at, "coming", ({ day }) => ({ due: day }));
  const token = at < input.end ? input.tokens[at] : undefined;
  if (keyword === "for" && token?.kind === "mention") return said({ owner: token.userId }, at + 1);
  return readText(input, keyword, at);
}

function onDay(parsed: ParsedDay): Fields {
  const other = parsed.weekdayGuess?.other ?? parsed.yearGuess?.other;
  return other === undefined ? { day: parsed.day } : { day: parsed.day, dayOther: other };
}

/** The end of the words that belong to one value: the next keyword, money, address, quote or mention. */
function endOfValue(input: FieldsInput, from: number): number {
  const tokens = input.tokens.slice(0, input.end);
  let at = from;
  for (let token = tokens[at]; token?.kind === "word"; token = tokens[at]) {
    if (isKeyword(token.text) || isEmail(tidy(token.text)) || readMoneyAt(tokens, at)) break;
    at += 1;
  }
  return at;
}

const wordsBetween = (input: FieldsInput, from: number, to: number): string =>
  tidy(
    input.tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(" "),
  );

const words = (input: FieldsInput, from: number): string =>
  wordsBetween(input, from, endOfValue(input, from));

const samples = new Map([
  ["with", "with Jane"],
  ["from", "from webinar"],
  ["product", "product core"],
  ["division", "division emea"],
  ["for", "for marketing"],
]);

function readText(input: FieldsInput, keyword: string, at: number): Read {
  const token = at < input.end ? input.tokens[at] : undefined;
  const next = token?.kind === "quoted" ? at + 1 : endOfValue(input, at);
  const value =
    token?.kind === "quoted" ? token.text.replace(/\s+/gu, " ").trim() : wordsBetween(input, at, next);
  const sample = input.example(samples.get(keyword) ?? "with Jane");
  if (value === "") return problem(`There is nothing after "${keyword}".`, sample);
  if (value.length > limits.value)
    return problem(`What follows "${keyword}" is longer than ${limits.value} characters.`, sample);
  if (keyword === "with") return said({ contact: value }, next);
  if (keyword === "from") return said({ from: value }, next);
  if (keyword === "product") return said({ product: value }, next);
  return said(keyword === "division" ? { division: value } : { team: value }, next);
}

/** The longest beginning of tokens that is a day, and where it ends. */
function longestDay(input: FieldsInput, from: number, to: number, bareWeekday: Direction) {
  const context: { today: Day; bareWeekday: Direction } = { today: input.context.today, bareWeekday };
  for (let next = Math.min(to, from + 6); next > from; next -= 1) {
    const parsed = parseDay(wordsBetween(input, from, next), context);
    if (parsed.ok) return { parsed: parsed.value, next };
  }
  return null;
}

function readDay(
  input: FieldsInput,
  keyword: string,
  at: number,
  bareWeekday: Direction,
  toFields: (parsed: ParsedDay) => Fields,
): Read {
  const token = at < input.end ? input.tokens[at] : undefined;
  const end = token?.kind === "quoted" ? at + 1 : endOfValue(input, at);
  if (end === at)
    return problem(`There is no day after "${keyword}".`, input.example(`${keyword} 2026-11-20`));
  // In "nov 20 120 000 €" the words from 20 on look like money, but the day comes first.
  const found =
    longestDay(input, at, end, bareWeekday) ??
    longestDay(input, at, Math.min(input.end, end + 1), bareWeekday);
  if (found) return said(toFields(found.parsed), found.next);
  const isFigures = /^\d+[/.-]\d/.test(token?.text ?? "");
  const refused = parseDay(wordsBetween(input, at, isFigures ? at + 1 : end), {
    ...input.context,
    bareWeekday,
  });
  if (refused.ok)
    return problem(`There is no day after "${keyword}".`, input.example(`${keyword} 2026-11-20`));
  return problem(refused.what, input.example(`${keyword} ${refused.example}`));
}

/** A day without `on` ("closed Acme yesterday"); short names ("Sun", "Mon") alone are too likely words. */
function readBareDay(input: FieldsInput, at: number): Read | null {
  const found = longestDay(input, at, endOfValue(input, at), input.context.bareWeekday);
  if (!found || wordsBetween(input, at, found.next).length < 5) return null;
  return said(onDay(found.parsed), found.next);
}

function unknown(input: FieldsInput, text: string, rest: string): Read {
  const hint = `if it belongs to the company, put the whole name in quotes`;
  return problem(
    `I cannot place "${shorten(text)}" after ${shorten(input.company, 40)}; ${hint}.`,
    input.example(rest),
  );
}
