import type { Bands } from "./csv-bands.ts";
import type { AttributeSource, FieldLookup, FileLookup } from "./csv-lookup.ts";
import type { ColumnMap, StageMap } from "./csv-mapping.ts";
import type { ImportKind } from "./import-kinds.ts";
import type { DayFormat } from "./parse-day-format.ts";

/**
 * How the rows of one file are read: what they are, every import option, read and checked, with the tables of the
 * files that lookups name (keyed by the lookup object itself), the currency of amounts without one (ISO-4217) and the
 * IANA zone in which an instant becomes a day.
 */
export type ImportMapping = {
  kind: ImportKind;
  columns: ColumnMap;
  stages: StageMap;
  dateFormat: DayFormat;
  aliases: ReadonlyMap<string, string>;
  lookups: readonly FieldLookup[];
  attributes: readonly AttributeSource[];
  bands: Bands;
  tables: ReadonlyMap<FileLookup, ReadonlyMap<string, string>>;
  defaultCurrency: string;
  timeZone: string;
};

/** The columns a mapping reads in the file itself, each once, in the order of the options. */
export function columnsOf(mapping: Pick<ImportMapping, "columns" | "lookups" | "attributes">): string[] {
  const attributes = mapping.attributes.map(({ from }) => ("column" in from ? from.column : from.keyColumn));
  const lookups = mapping.lookups.map((lookup) => lookup.keyColumn);
  return [...new Set([...mapping.columns.values(), ...lookups, ...attributes])];
}

/** The tables a mapping needs from other files: one for each lookup and each attribute kept in a file. */
export function fileLookupsOf(mapping: Pick<ImportMapping, "lookups" | "attributes">): FileLookup[] {
  return [...mapping.lookups, ...mapping.attributes.flatMap(({ from }) => ("column" in from ? [] : [from]))];
}
