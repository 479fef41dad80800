import type { Day } from "./day.ts";
import type { Money } from "./money.ts";
import type { Direction } from "./parse-day.ts";

/** What a person's line about one company says. An absent field was not said. */
export type RecordLine = {
  /** the verb's name from the table of aliases; null means the command's own default */
  verb: string | null;
  /** as typed, white space collapsed, at most 200 characters */
  company: string;
  companyIsKnown: boolean;
  /** unquoted words of the company, 0 when it was quoted; three or more make a new account worth asking about */
  companyWords: number;
  companyWasQuoted: boolean;
  /** the person on the buyer's side, after `with` or in quotes right after the company */
  contact?: string;
  email?: string;
  /** the source or campaign named after `from` */
  from?: string;
  /** the day after `on` */
  day?: Day;
  /** the other day that `on friday` may have meant; not printed, because printing names the day in full */
  dayOther?: Day;
  /** the day after `booked`, never ahead of today when it was a weekday */
  booked?: Day;
  /** the day after `due` or `by` */
  due?: Day;
  product?: string;
  division?: string;
  /** Slack's id of the person mentioned, with or without `for` */
  owner?: string;
  /** the name after `for` when it was no mention */
  team?: string;
  amount?: Money;
  /** at most 1000 characters, line breaks kept */
  because?: string;
  /** at most 1000 characters, line breaks kept */
  note?: string;
  /** a name from the ledger's list of stages, as written there */
  stage?: string;
};

/** What parseRecord needs to know besides the text. */
export type RecordInput = {
  /** what was typed after the command's name, as Slack sends it (`& < >` as entities) */
  text: string;
  /** alias in small letters → verb; each verb is also an alias of itself */
  verbs: ReadonlyMap<string, string>;
  /** normalised names of the accounts that exist, at least those among companyCandidates */
  knownCompanies: ReadonlySet<string>;
  /** the ledger's stages, where one may stand at the end */
  stages?: readonly string[];
  today: Day;
  /** the direction of a bare weekday after `on`; `booked` always looks back, `due` and `by` ahead */
  bareWeekday: Direction;
  /** the ledger's ISO 4217 code */
  currency: string;
};

/** The longest text, company or field value, and reason or note, in UTF-16 units. */
export const limits = { text: 3_000, value: 200, freeText: 1_000 } as const;

const keywords = new Set("with from on booked due by product division for because note".split(" "));

/** Whether a word in any case begins a field ("with", "On"). */
export const isKeyword = (word: string): boolean => keywords.has(word.toLowerCase());

/** Whether a word in any case begins the free text that goes on to the end. */
export const isTailWord = (word: string): boolean => /^(?:because|note)$/i.test(word);
