import { companyFromEmail, isEmail } from "./company-from-email.ts";
import type { Day } from "./day.ts";
import { parseDay } from "./parse-day.ts";
import { looksLikeMoney, parseMoney } from "./parse-money.ts";
import { shorten } from "./shorten.ts";

/** What a message says of a meeting or lead, as a form's fields; what is unsure is left out. The note is its quote. */
export type MessageDraft = {
  company?: string;
  contact?: string;
  email?: string;
  /** as it stands in the message, a form reads it again: "$80k" */
  amount?: string;
  day?: Day;
  note: string;
};

const longestNote = 900;
/** As much of a message as is searched for fields: nobody describes one meeting in more. */
const longestRead = 2000;

/** Capitalised words of a name ("Jane", "Jane van Dyck"), within one line. */
const nameWord = String.raw`\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*`;
const personName = `${nameWord}(?:[ \\t]+(?:(?:van|von|de|der|den|da|di|la|le)[ \\t]+){0,2}${nameWord}){0,2}`;
/** A company's name: capitalised or figured words ("Acme", "3M", "24/7 Media", "Acme & Sons GmbH"). */
const companyWord = String.raw`(?:\p{Lu}[\p{L}\d'’.-]*[\p{L}\d]|\d+[\p{Lu}][\p{L}\d]*|\d+\/\d+)`;
const companyName = `${companyWord}(?:[ \\t]+(?:&[ \\t]+)?${companyWord}){0,3}`;
const legalSuffix = "(?:Inc|Ltd|LLC|GmbH|AG|SA|SAS|BV|Corp|Co|PLC|plc|KG|SE|Limited|Corporation)";

const personAfter = new RegExp(
  `(?<![\\p{L}])(?:[Ww]ith|[Mm]et|[Ss]poke (?:to|with)|[Tt]alked (?:to|with)|[Cc]all with|[Cc]ontact:|[Nn]ame:)[ \\t]+(${personName})(?![\\p{L}\\d])`,
  "gu",
);
const personBeforeCompany = new RegExp(
  `(?<![\\p{L}])(${personName})[ \\t]+(?:from|at|of)[ \\t]+(?=${companyName})`,
  "gu",
);
const companyAfter = new RegExp(`(?<![\\p{L}])(?:at|from|[Cc]ompany:)[ \\t]+(${companyName})`, "gu");
const companyWithForm = new RegExp(
  `(?<![\\p{L}\\d])(${companyWord}(?:[ \\t]+(?:&[ \\t]+)?${companyWord}){0,2}[ \\t]+${legalSuffix})(?![\\p{L}\\d])\\.?`,
  "gu",
);

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const weekdays = "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun";
const dayWords = new RegExp(
  `(?<![\\p{L}\\d$€£/.-])(?:\\d{4}-\\d{2}-\\d{2}|today|tomorrow|(?:(?:next|last)[ ]+)?(?:${weekdays})day|(?:${months})[ ]+\\d{1,2}(?:,?[ ]+\\d{4})?|\\d{1,2}[ ]+(?:${months})(?:[ ]+\\d{4})?)(?![\\p{L}\\d/])`,
  "giu",
);
const moneyWords =
  /(?:[$€£¥]\s?\d[\d.,]*\s?(?:k|m|bn)?(?![\p{L}\d])|(?<![\p{L}\d.,])\d[\d.,]*\s?(?:k|m|bn)?\s?(?:€|USD|EUR|GBP|CHF|CAD|AUD|JPY)(?![\p{L}\d])|(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\s?\d[\d.,]*\s?(?:k|m|bn)?(?![\p{L}\d]))/giu;

/** Words that begin a sentence or name a time or place and are nobody's name or company. */
const notNames = new RegExp(
  `^(?:I|We|You|He|She|They|It|The|This|That|Our|My|Your|Just|Great|Good|Hi|Hey|Hello|Thanks|Please|Today|Tomorrow|Yesterday|Next|Last|Had|Got|New|Can|Could|Let|Met|Spoke|Talked|With|Lead|Meeting|Call|Team|Sales|Marketing|Q[1-4]|(?:${weekdays})day|(?:${months}))$`,
  "iu",
);

/**
 * A message of Slack (mrkdwn source) → what it says of a meeting or lead. Conservative: a field is filled only where
 * one single reading stands in the message; everything else is left to the person, with the text as the note, without
 * links and quoted, at most 900 characters. Never throws.
 * @param context today in the ledger's zone, and the ledger's currency
 */
export function readMessageDraft(source: string, context: { today: Day; currency: string }): MessageDraft {
  const text = plainWords(source);
  const read = text.slice(0, longestRead);
  const emails = distinct(read.match(/[^\s@<>"(),:;]+@[^\s@<>"(),:;]+[\p{L}\d]/gu)?.filter(isEmail) ?? []);
  const [email, otherEmail] = emails;
  const one = otherEmail === undefined ? email : undefined;
  // An address is no sentence: "jane@acme.com" must not be read as words.
  const words = emails.reduce((rest, each) => rest.replaceAll(each, " , "), read);
  const company = onlyOne(findCompanies(words)) ?? (one === undefined ? undefined : proposal(one, words));
  const contact = onlyOne(findPeople(words));
  const amount = onlyOne(findAmounts(words, context.currency));
  const day = onlyOne(findDays(words, context.today));
  return {
    ...(company !== undefined && { company }),
    ...(contact !== undefined && contact !== company && { contact }),
    ...(one !== undefined && { email: one }),
    ...(amount !== undefined && { amount }),
    ...(day !== undefined && { day }),
    note: text === "" ? "" : `“${shorten(text, longestNote - 2)}”`,
  };
}

/** The words people read: no link, no mention, no formatting marks around words, entities undone. */
function plainWords(source: string): string {
  return source
    .replace(/<mailto:[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<mailto:([^>]*)>/g, "$1")
    .replace(/<https?:\/\/[^|>]*\|(?!https?:)([^>]*)>/g, "$1")
    .replace(/<https?:\/\/[^>]*>/g, "")
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, "#$1")
    .replace(/<[@!#][^>]*>/g, "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/(?<![\p{L}\d])[*_~`]+|[*_~`]+(?![\p{L}\d])/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The one value; undefined for none and for several. */
const onlyOne = <T extends string>(values: readonly T[]): T | undefined => {
  const all = new Set(values);
  return all.size === 1 ? values[0] : undefined;
};

const isName = (name: string): boolean => name.split(/\s+/).every((word) => !notNames.test(word));

const groupsOf = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => (match[1] ?? "").replace(/\s+/g, " "));

/** "Met Jane Doe" → "Jane Doe": a sentence's first word is written large too. */
const withoutVerb = (name: string): string => {
  const [first = "", ...rest] = name.split(" ");
  return rest.length > 0 && notNames.test(first) ? rest.join(" ") : name;
};

function findPeople(text: string): string[] {
  const before = groupsOf(personBeforeCompany, text).map(withoutVerb).filter(isName);
  const after = groupsOf(personAfter, text).filter(isName);
  // "met Jane" beside "Jane Doe from Acme" is one person, told twice.
  const all = distinct([...after, ...before]);
  return all.filter((name) => !all.some((other) => other !== name && other.startsWith(`${name} `)));
}

function findCompanies(text: string): string[] {
  const withForm = groupsOf(companyWithForm, text).filter(isName);
  const after = groupsOf(companyAfter, text).filter(isName);
  const all = distinct([...withForm, ...after]);
  return all.filter((name) => !all.some((other) => other !== name && ` ${other} `.includes(` ${name} `)));
}

/** The company that an address proposes, unless the message speaks of companies that it could not tell apart. */
function proposal(email: string, words: string): string | undefined {
  return findCompanies(words).length > 1 ? undefined : (companyFromEmail(email) ?? undefined);
}

const findAmounts = (text: string, currency: string): string[] =>
  (text.match(moneyWords) ?? [])
    .map((each) => each.trim().replace(/[.,]+$/, ""))
    .filter((each) => looksLikeMoney(each) && parseMoney(each, currency).ok);

function findDays(text: string, today: Day): Day[] {
  return (text.match(dayWords) ?? []).flatMap((each) => {
    const read = parseDay(each.replace(",", ""), { today, bareWeekday: "coming" });
    return read.ok ? [read.value.day] : [];
  });
}
