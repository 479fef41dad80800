import type { Day } from "./day.ts";
import type { Money } from "./money.ts";
import { type Direction, parseDay } from "./parse-day.ts";
import { parseMoney } from "./parse-money.ts";
import { readMoneyAt } from "./read-money-at.ts";
import { limits } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type Line, restOfLine, type Token } from "./tokens.ts";

/** What may be said of a campaign or of money spent on it. An absent field was not said. */
export type CampaignFields = {
  source?: string;
  team?: string;
  product?: string;
  division?: string;
  startDay?: Day;
  endDay?: Day;
  /** calendar days between spending the money and the first lead, 0 to 730 */
  leadDays?: number;
  /** Slack user id */
  owner?: string;
  /** negative for money that came back */
  amount?: Money;
  day?: Day;
  note?: string;
};

/** A line that is being read: for what, and against what. */
export type Read = { line: Line; today: Day; currency: string; verb: string; name: string };

const longestLeadDays = 730;
const keywords = new Map<string, keyof CampaignFields>([
  ["source", "source"],
  ["team", "team"],
  ["product", "product"],
  ["division", "division"],
  ["from", "startDay"],
  ["start", "startDay"],
  ["starts", "startDay"],
  ["to", "endDay"],
  ["until", "endDay"],
  ["ends", "endDay"],
  ["on", "day"],
  ["owner", "owner"],
  ["note", "note"],
]);
const labels: Partial<Record<keyof CampaignFields, string>> = {
  startDay: "first day",
  endDay: "last day",
  leadDays: "lead time",
};

/** Whether a field begins at a token: "source", "from", "lead time". Never throws. */
export function isCampaignKeyword(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  const word = token.text.toLowerCase();
  return keywords.has(word) || (word === "lead" && tokens[at + 1]?.text.toLowerCase() === "time");
}

type Field = Result<{ fields: CampaignFields; next: number }>;
const said = (fields: CampaignFields, next: number): Field => ok({ fields, next });

/** The fields from a token on, in any order, each at most once. Never throws. */
export function readCampaignFields(reading: Read, from: number): Result<CampaignFields> {
  const all: CampaignFields = {};
  const { tokens } = reading.line;
  for (let at = from; at < tokens.length; ) {
    const read = readField(reading, at);
    if (!read.ok) return read;
    const twice = Object.keys(read.value.fields).find((key) => Object.hasOwn(all, key));
    if (twice !== undefined)
      return problem(
        `There is more than one ${nameOf(twice)} in this line, from "${shorten(tokens[at]?.text ?? "")}" on.`,
        exampleOf(reading),
      );
    Object.assign(all, read.value.fields);
    at = read.value.next;
  }
  return ok(all);
}

const nameOf = (field: string): string => Object.entries(labels).find(([key]) => key === field)?.[1] ?? field;

const exampleOf = ({ verb, name }: Read): string =>
  verb === "spend" ? `spend ${name} $4,000 on 2026-11-20` : `${verb} ${name} source webinar`;

function readField(reading: Read, at: number): Field {
  const { tokens } = reading.line;
  const token = tokens[at];
  if (token === undefined) return said({}, at + 1);
  if (token.kind === "mention") return said({ owner: token.userId }, at + 1);
  if (isCampaignKeyword(tokens, at)) return readPair(reading, token.text.toLowerCase(), at);
  const money = readMoneyAt(tokens, at);
  if (money !== null) return readSpend(reading, money.text, money.next);
  if (reading.verb === "spend" && /^[-−]?\d[\d,.'’]*(?:k|m)?[,;]?$/i.test(token.text))
    return readSpend(reading, token.text.replace(/[,;]$/, ""), at + 1);
  if (/^\p{P}+$/u.test(token.text)) return said({}, at + 1);
  const day = reading.verb === "spend" ? longestDay(reading, at, "past") : null;
  if (day !== null && day.text.length >= 5) return said({ day: day.day }, day.next);
  return problem(
    `I cannot place "${shorten(token.text)}" after ${shorten(reading.name, 40)}; if it belongs to the name, put the whole name in quotes.`,
    exampleOf(reading),
  );
}

/** An amount, negative where a minus stands before it. */
function readSpend({ currency, name }: Read, text: string, next: number): Field {
  const isBack = /^[-−(]/.test(text);
  const money = parseMoney(text.replace(/^[-−(]+/, "").replace(/\)$/, ""), currency);
  const example = `spend ${name} $4,000`;
  if (!money.ok)
    return problem(
      money.what.replace("A deal's amount must be", "What is spent is"),
      money.example.includes(" or ") ? money.example : example,
    );
  const { amountMinor } = money.value;
  return said({ amount: { ...money.value, amountMinor: isBack ? -amountMinor : amountMinor } }, next);
}

function readPair(reading: Read, word: string, at: number): Field {
  const { tokens } = reading.line;
  if (word === "lead") return readLeadTime(reading, at + 2);
  const field = keywords.get(word);
  if (field === "note") return readNote(reading, at);
  const next = at + 1;
  const token = tokens[next];
  if (field === "owner")
    return token?.kind === "mention"
      ? said({ owner: token.userId }, next + 1)
      : problem(
          "Who owns it? Choose the person from Slack's list behind the @.",
          `${reading.verb} ${reading.name} owner @jane`,
        );
  if (field === "startDay" || field === "endDay" || field === "day")
    return readDay(reading, field, word, next);
  const end = token?.kind === "quoted" ? next + 1 : endOfValue(reading, next);
  const value = tokens
    .slice(next, end)
    .map((each) => each.text)
    .join(" ")
    .replace(/^lines? /i, "")
    .trim();
  if (value === "" || field === undefined || value.length > limits.value)
    return problem(`There is nothing after "${word}" that could be its name.`, exampleOf(reading));
  return said({ [field]: value }, end);
}

function readNote(reading: Read, at: number): Field {
  const token = reading.line.tokens[at];
  const note = restOfLine(reading.line, token?.end ?? 0);
  if (note === "" || note.length > limits.freeText)
    return problem(
      `A note has 1 to ${limits.freeText} characters.`,
      `${exampleOf(reading)} note hall and stand`,
    );
  return said({ note }, reading.line.tokens.length);
}

function readLeadTime(reading: Read, at: number): Field {
  const [count, unit] = reading.line.tokens.slice(at, at + 2).map((token) => token.text.toLowerCase());
  const [, digits, attached] = /^(\d{1,4})(d|days?|w|weeks?)?,?$/.exec(count ?? "") ?? [];
  const isUnit = attached === undefined && /^(?:calendar )?(?:days?|weeks?),?$/.test(unit ?? "");
  const days = Number(digits) * (/^w/.test(attached ?? (isUnit ? (unit ?? "") : "")) ? 7 : 1);
  if (digits === undefined || days > longestLeadDays)
    return problem(
      `A lead time is 0 to ${longestLeadDays} days.`,
      `${reading.verb} ${reading.name} lead time 45 days`,
    );
  return said({ leadDays: days }, at + (isUnit ? 2 : 1));
}

function endOfValue({ line }: Read, from: number): number {
  let at = from;
  for (let token = line.tokens[at]; token?.kind === "word"; token = line.tokens[at]) {
    if (isCampaignKeyword(line.tokens, at) || readMoneyAt(line.tokens, at) !== null) break;
    at += 1;
  }
  return at;
}

/** The longest beginning of words from a token on that is a day. */
function longestDay({ line, today }: Read, from: number, bareWeekday: Direction) {
  for (let next = Math.min(line.tokens.length, from + 6); next > from; next -= 1) {
    const text = line.tokens
      .slice(from, next)
      .map((token) => token.text)
      .join(" ")
      .replace(/[,;]$/, "");
    const day = parseDay(text, { today, bareWeekday });
    if (day.ok) return { day: day.value.day, text, next };
  }
  return null;
}

function readDay(reading: Read, field: "startDay" | "endDay" | "day", word: string, at: number): Field {
  const found = longestDay(reading, at, field === "day" ? "past" : "coming");
  if (found !== null) return said({ [field]: found.day }, found.next);
  const typed = reading.line.tokens[at]?.text ?? "";
  const refused = parseDay(typed, { today: reading.today, bareWeekday: "past" });
  const example = refused.ok ? "2026-10-01" : refused.example;
  return problem(
    refused.ok || typed === "" ? `There is no day after "${word}".` : refused.what,
    `${reading.verb} ${reading.name} ${word} ${example}`,
  );
}
