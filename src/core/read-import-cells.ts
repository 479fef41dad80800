import { isEmail } from "./company-from-email.ts";
import { type CsvRow, cellOf, textAt } from "./csv-cell.ts";
import type { FileLookup } from "./csv-lookup.ts";
import { stageKey } from "./csv-mapping.ts";
import type { Day } from "./day.ts";
import type { ImportField, Outcome } from "./import-kinds.ts";
import type { ImportMapping } from "./import-mapping.ts";
import type { Money } from "./money.ts";
import { parseDayFormat } from "./parse-day-format.ts";
import { parseMoney } from "./parse-money.ts";

/** What is wrong with one cell of a row: the file's column, and why in words that end without a full stop. */
export type RowProblem = { column: string; reason: string };

/** A cell's value, or why it cannot be read. */
export type Cell<T> = { value: T } | { problem: RowProblem };

const longestName = 200;
const longestNote = 3000;

/** The text of a field's column, "" when the mapping has no column for it. */
export function textOf(row: CsvRow, field: ImportField, mapping: ImportMapping): string {
  const column = mapping.columns.get(field);
  return column === undefined ? "" : textAt(row, column);
}

/** The column that a field is read from, for messages; the field's own name when it has none. */
export const columnOf = (field: ImportField, mapping: Pick<ImportMapping, "columns">): string =>
  mapping.columns.get(field) ?? field;

/**
 * A name by its column or its lookup, with the alias applied; null when it is blank. A problem for a name of more than
 * 200 characters, or a lookup's key that the other file does not have.
 */
export function readName(row: CsvRow, field: ImportField, mapping: ImportMapping): Cell<string | null> {
  const lookup = mapping.lookups.find((each) => each.field === field);
  if (lookup !== undefined) return readLookup(row, lookup, mapping);
  return readPlainName(textOf(row, field, mapping), columnOf(field, mapping), mapping);
}

/** The value another file has for this row's key, with the alias applied; null for a blank key or a blank value. */
export function readLookup(row: CsvRow, lookup: FileLookup, mapping: ImportMapping): Cell<string | null> {
  const table = mapping.tables.get(lookup);
  if (table === undefined) throw new Error(`The table of ${lookup.file} was not loaded before reading rows.`);
  const key = cellOf(row, lookup.keyColumn);
  if (key === "") return { value: null };
  const value = table.get(key) ?? table.get(mapping.aliases.get(key) ?? key);
  if (value === undefined) {
    return { problem: { column: lookup.keyColumn, reason: `"${key}" is not in ${lookup.file}` } };
  }
  return readPlainName(value, lookup.valueColumn, mapping);
}

/** A name with its alias applied, null when blank; a problem for more than 200 characters. */
export function readPlainName(text: string, column: string, { aliases }: ImportMapping): Cell<string | null> {
  const name = aliases.get(text) ?? text;
  if (name.length > longestName) {
    return { problem: { column, reason: `a name of ${name.length} characters; ${longestName} are allowed` } };
  }
  return { value: name === "" ? null : name };
}

/** The other system's id of a record, null when blank; a problem for more than 200 characters. */
export function readReference(row: CsvRow, field: ImportField, mapping: ImportMapping): Cell<string | null> {
  const text = textOf(row, field, mapping);
  if (text.length <= longestName) return { value: text === "" ? null : text };
  const reason = `an id of ${text.length} characters; ${longestName} are allowed`;
  return { problem: { column: columnOf(field, mapping), reason } };
}

/** A note, cut at 3,000 characters; null when blank. */
export function readNote(row: CsvRow, mapping: ImportMapping): string | null {
  const text = textOf(row, "note", mapping).slice(0, longestNote).toWellFormed();
  return text === "" ? null : text;
}

/** An e-mail address in lower case, null when blank; a problem for any other text. */
export function readEmail(row: CsvRow, mapping: ImportMapping): Cell<string | null> {
  const text = textOf(row, "email", mapping);
  if (text === "") return { value: null };
  if (isEmail(text)) return { value: text.toLowerCase() };
  return { problem: { column: columnOf("email", mapping), reason: `"${text}" is no e-mail address` } };
}

/**
 * How far a deal is: won or lost by its flags, else what its stage means by --stages; a problem for a blank stage or
 * one that --stages leaves out.
 */
export function readDealOutcome(row: CsvRow, mapping: ImportMapping): Cell<Outcome> {
  if (isTrue(textOf(row, "isWon", mapping))) return { value: "won" };
  if (isTrue(textOf(row, "isClosed", mapping))) return { value: "lost" };
  if (!mapping.columns.has("stage")) return { value: "open" };
  const stage = textOf(row, "stage", mapping);
  const outcome = mapping.stages.get(stageKey(stage)) ?? (stage === "" ? undefined : mapping.stages.get("*"));
  if (outcome !== undefined) return { value: outcome };
  const reason = stage === "" ? "the stage is blank" : `--stages does not say what "${stage}" means`;
  return { problem: { column: columnOf("stage", mapping), reason } };
}

/** Whether a row of a leads file is a lead, by its status; one that --stages does not name is. */
export function readLeadOutcome(row: CsvRow, mapping: ImportMapping): Outcome {
  const status = stageKey(textOf(row, "status", mapping));
  return mapping.stages.get(status) ?? mapping.stages.get("*") ?? "lead";
}

const isTrue = (text: string): boolean => /^(true|yes|1|x)$/i.test(text);

/** A day in the mapping's date format, null when blank; a problem for anything else. */
export function readDay(row: CsvRow, field: ImportField, mapping: ImportMapping): Cell<Day | null> {
  const text = textOf(row, field, mapping);
  if (text === "") return { value: null };
  const day = parseDayFormat(text, mapping.dateFormat, mapping.timeZone);
  if (day !== null) return { value: day };
  const reason = `"${text}" is not a day written ${mapping.dateFormat}`;
  return { problem: { column: columnOf(field, mapping), reason } };
}

/**
 * The amount in the row's currency, else the file's; null when blank, and 0 stays an amount of 0 (a lost deal). Only
 * spend may be negative: money that came back. A problem for a currency that is not three letters, or an amount that
 * cannot be read as money.
 */
export function readAmount(row: CsvRow, mapping: ImportMapping): Cell<Money | null> {
  const currency = (textOf(row, "currency", mapping) || mapping.defaultCurrency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) {
    const reason = `"${currency}" is not a currency code of three letters such as USD`;
    return { problem: { column: columnOf("currency", mapping), reason } };
  }
  const text = textOf(row, "amount", mapping);
  if (text === "") return { value: null };
  const isReturned = mapping.kind === "spend" && /^(-|−|\(.*\)$)/.test(text);
  const unsigned = isReturned ? text.replace(/^[-−(]\s*|\)$/g, "") : text;
  // A typed amount must be more than zero; in a file 0 is how a lost deal looks. With a 1 for its first 0 it is read
  // for its currency alone.
  const isZero = /0/.test(unsigned) && !/[1-9]/.test(unsigned);
  const money = parseMoney(isZero ? unsigned.replace("0", "1") : unsigned, currency);
  if (money.ok) {
    const { amountMinor } = money.value;
    return { value: { ...money.value, amountMinor: isZero ? 0n : isReturned ? -amountMinor : amountMinor } };
  }
  const what = money.what.replace(/\.$/, "");
  const reason = what.includes(text) ? what : `"${text}": ${what}`;
  return { problem: { column: columnOf("amount", mapping), reason } };
}
