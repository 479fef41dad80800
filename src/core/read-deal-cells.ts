import { type CsvRow, cellOf } from "./csv-cell.ts";
import type { FileLookup, NamedField } from "./csv-lookup.ts";
import { type DealField, type DealOutcome, stageKey } from "./csv-mapping.ts";
import type { Day } from "./day.ts";
import type { DealMapping } from "./deal-mapping.ts";
import type { Money } from "./money.ts";
import { parseDayFormat } from "./parse-day-format.ts";
import { parseMoney } from "./parse-money.ts";

/** What is wrong with one cell of a row: the file's column, and why in words that end without a full stop. */
export type RowProblem = { column: string; reason: string };

/** A cell's value, or why it cannot be read. */
export type Cell<T> = { value: T } | { problem: RowProblem };

const longestName = 200;

/** The text of a field's column, "" when the mapping has no column for it. */
export function textOf(row: CsvRow, field: DealField, mapping: DealMapping): string {
  const column = mapping.columns.get(field);
  return column === undefined ? "" : cellOf(row, column);
}

/**
 * A name by its column or its lookup, with the alias applied; null when it is blank. A problem for a name of more than
 * 200 characters, or a lookup's key that the other file does not have.
 */
export function readName(row: CsvRow, field: NamedField, mapping: DealMapping): Cell<string | null> {
  const lookup = mapping.lookups.find((each) => each.field === field);
  if (lookup !== undefined) return readLookup(row, lookup, mapping);
  return readPlainName(textOf(row, field, mapping), mapping.columns.get(field) ?? field, mapping);
}

/** The value another file has for this row's key, with the alias applied; null for a blank key or a blank value. */
export function readLookup(row: CsvRow, lookup: FileLookup, mapping: DealMapping): Cell<string | null> {
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
export function readPlainName(text: string, column: string, { aliases }: DealMapping): Cell<string | null> {
  const name = aliases.get(text) ?? text;
  if (name.length > longestName) {
    return { problem: { column, reason: `a name of ${name.length} characters; ${longestName} are allowed` } };
  }
  return { value: name === "" ? null : name };
}

/** What the stage means by --stages; a problem for a blank stage or one that --stages leaves out. */
export function readOutcome(row: CsvRow, mapping: DealMapping): Cell<DealOutcome> {
  const column = mapping.columns.get("stage") ?? "stage";
  const stage = textOf(row, "stage", mapping);
  const outcome = mapping.stages.get(stageKey(stage));
  if (outcome !== undefined) return { value: outcome };
  const reason = stage === "" ? "the stage is blank" : `--stages does not say what "${stage}" means`;
  return { problem: { column, reason } };
}

/** A day in the mapping's date format, null when blank; a problem for anything else. */
export function readDay(
  row: CsvRow,
  field: "salesReady" | "closed" | "due",
  mapping: DealMapping,
): Cell<Day | null> {
  const text = textOf(row, field, mapping);
  if (text === "") return { value: null };
  const day = parseDayFormat(text, mapping.dateFormat);
  if (day !== null) return { value: day };
  const column = mapping.columns.get(field) ?? field;
  return { problem: { column, reason: `"${text}" is not a day written ${mapping.dateFormat}` } };
}

/**
 * The amount in the row's currency, else the ledger's; null when blank, and 0 stays an amount of 0 (a lost deal). A
 * problem for a currency that is not three letters, or an amount that cannot be read as money.
 */
export function readAmount(row: CsvRow, mapping: DealMapping): Cell<Money | null> {
  const currency = (textOf(row, "currency", mapping) || mapping.defaultCurrency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) {
    const reason = `"${currency}" is not a currency code of three letters such as USD`;
    return { problem: { column: mapping.columns.get("currency") ?? "currency", reason } };
  }
  const text = textOf(row, "amount", mapping);
  if (text === "") return { value: null };
  // A typed amount must be more than zero; in a file 0 is how a lost deal looks. With a 1 for its first 0 it is read
  // for its currency alone.
  const isZero = /0/.test(text) && !/[1-9]/.test(text);
  const money = parseMoney(isZero ? text.replace("0", "1") : text, currency);
  if (money.ok) return { value: isZero ? { ...money.value, amountMinor: 0n } : money.value };
  const what = money.what.replace(/\.$/, "");
  const reason = what.includes(text) ? what : `"${text}": ${what}`;
  return { problem: { column: mapping.columns.get("amount") ?? "amount", reason } };
}
