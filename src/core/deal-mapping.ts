import type { AttributeSource, FieldLookup, FileLookup } from "./csv-lookup.ts";
import type { ColumnMap, StageMap } from "./csv-mapping.ts";
import type { DayFormat } from "./parse-day-format.ts";

/**
 * How the rows of one file are read as deals: every import option, read and checked, with the tables of the files that
 * lookups name (keyed by the lookup object itself) and the ledger's currency.
 */
export type DealMapping = {
  columns: ColumnMap;
  stages: StageMap;
  dateFormat: DayFormat;
  aliases: ReadonlyMap<string, string>;
  lookups: readonly FieldLookup[];
  attributes: readonly AttributeSource[];
  tables: ReadonlyMap<FileLookup, ReadonlyMap<string, string>>;
  defaultCurrency: string;
};

/** The columns a mapping reads in the deals file itself, each once, in the order of the options. */
export function columnsOf(mapping: Pick<DealMapping, "columns" | "lookups" | "attributes">): string[] {
  const attributes = mapping.attributes.map(({ from }) => ("column" in from ? from.column : from.keyColumn));
  const lookups = mapping.lookups.map((lookup) => lookup.keyColumn);
  return [...new Set([...mapping.columns.values(), ...lookups, ...attributes])];
}

/** The tables a mapping needs from other files: one for each lookup and each attribute kept in a file. */
export function fileLookupsOf(mapping: Pick<DealMapping, "lookups" | "attributes">): FileLookup[] {
  return [...mapping.lookups, ...mapping.attributes.flatMap(({ from }) => ("column" in from ? [] : [from]))];
}
