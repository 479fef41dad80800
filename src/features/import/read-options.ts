import { parseAliases, parseAttributes, parseLookups } from "../../core/csv-lookup.ts";
import { parseDateFormat, parseFieldMap, parseStages } from "../../core/csv-mapping.ts";
import { isCurrency } from "../../core/currency.ts";
import { dayAt } from "../../core/day.ts";
import type { DealMapping } from "../../core/deal-mapping.ts";
import { UserError, valueIn } from "../../errors.ts";

/** How a file is to be read, as typed; null where nothing was said. */
export type ImportOptions = {
  map: string;
  stages: string;
  dateFormat: string;
  alias: string | null;
  lookup: string | null;
  attributes: string | null;
};

/** How a file is to be read, checked; the tables of other files and the currency come later. */
export type ReadOptions = Omit<DealMapping, "tables" | "defaultCurrency">;

/** Checks the options that say how a file is read. @throws UserError for the first one that cannot be read */
export function readOptions(options: ImportOptions): ReadOptions {
  const columns = valueIn(parseFieldMap(options.map));
  return {
    columns,
    stages: valueIn(parseStages(options.stages)),
    dateFormat: valueIn(parseDateFormat(options.dateFormat)),
    aliases: options.alias === null ? new Map() : valueIn(parseAliases(options.alias)),
    lookups: options.lookup === null ? [] : valueIn(parseLookups(options.lookup, new Set(columns.keys()))),
    attributes: options.attributes === null ? [] : valueIn(parseAttributes(options.attributes)),
  };
}

/** An ISO-4217 code, in capitals. @throws UserError for any other text */
export function readCurrency(text: string): string {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new UserError(`--currency knows no "${text}".`, "--currency EUR");
}

/** The name of an IANA time zone. @throws UserError for any other text */
export function readTimeZone(text: string): string {
  try {
    dayAt(0, text);
    return text;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`--time-zone knows no "${text}".`, "--time-zone Europe/Berlin");
  }
}
