import { type CsvRow, cellOf } from "./csv-cell.ts";
import { readOptionPairs } from "./csv-option.ts";
import { type ImportField, type ImportKind, importKinds, nameFieldsOf } from "./import-kinds.ts";
import { ok, problem, type Result } from "./result.ts";

/** A value found in another file: the row whose `keyColumn` equals this file's column of the same name. */
export type FileLookup = { file: string; keyColumn: string; valueColumn: string };

/** A field that comes from another file. */
export type FieldLookup = FileLookup & { field: ImportField };

/** An account attribute of the ledger's own naming: from another file, or from a column of the same file. */
export type AttributeSource = { name: string; from: FileLookup | { column: string } };

const aliasExample = "GTXPro=GTX Pro";
const lookupExample = "division=sales_teams.csv:sales_agent:regional_office";
const attributesExample = "sector=accounts.csv:account:sector";

/** Reads `--alias "GTXPro=GTX Pro,…"`: written in the file → meant; exact spelling. A problem for a name given twice. */
export function parseAliases(text: string): Result<ReadonlyMap<string, string>> {
  const pairs = readOptionPairs(text, "--alias", aliasExample);
  return pairs.ok ? ok(new Map(pairs.value.map(({ name, value }) => [name, value]))) : pairs;
}

/**
 * Reads `--lookup "field=FILE.csv:keyColumn:valueColumn,…"`, for those fields of a kind that are names. A problem for
 * another field, one that `mapped` (from --map) has too, or a value without three parts.
 */
export function parseLookups(
  text: string,
  kind: ImportKind,
  mapped: ReadonlySet<ImportField>,
): Result<FieldLookup[]> {
  const namedFields = nameFieldsOf(kind);
  const example = `--lookup "${lookupExample}"`;
  const pairs = readOptionPairs(text, "--lookup", lookupExample);
  if (!pairs.ok) return pairs;
  const lookups: FieldLookup[] = [];
  for (const { name, value } of pairs.value) {
    const field = namedFields.find((each) => each === name);
    if (field === undefined) {
      const isField = importKinds[kind].fields.some((each) => each === name);
      const state = isField ? `cannot look up "${name}"` : `knows no field "${name}"`;
      return problem(`--lookup ${state}; it can look up ${namedFields.join(", ")}.`, example);
    }
    if (mapped.has(field)) return problem(`"${field}" is given by --map and by --lookup; keep one.`, example);
    const lookup = parseFileLookup(value);
    if (lookup === null)
      return problem(`--lookup needs FILE:keyColumn:valueColumn, not "${value}".`, example);
    lookups.push({ field, ...lookup });
  }
  return ok(lookups);
}

/**
 * Reads `--attributes "name=FILE.csv:keyColumn:valueColumn,name=Column,…"`: account attributes from another file or
 * from a column of the same file. A problem for a name given twice or a file without both columns.
 */
export function parseAttributes(text: string): Result<AttributeSource[]> {
  const pairs = readOptionPairs(text, "--attributes", attributesExample);
  if (!pairs.ok) return pairs;
  const attributes: AttributeSource[] = [];
  for (const { name, value } of pairs.value) {
    const from = value.includes(":") ? parseFileLookup(value) : { column: value };
    if (from === null) {
      return problem(
        `--attributes needs FILE:keyColumn:valueColumn or a column, not "${value}".`,
        `--attributes "${attributesExample}"`,
      );
    }
    attributes.push({ name, from });
  }
  return ok(attributes);
}

/**
 * The key → value table behind a lookup, from the other file's rows (column → text), both trimmed; rows without a key
 * are left out. A problem when one key has two different values. Columns are to be checked before (`checkColumns`).
 */
export function buildLookupTable(
  rows: Iterable<CsvRow>,
  lookup: FileLookup,
): Result<ReadonlyMap<string, string>> {
  const table = new Map<string, string>();
  for (const row of rows) {
    const key = cellOf(row, lookup.keyColumn);
    const value = cellOf(row, lookup.valueColumn);
    if (key === "") continue;
    const before = table.get(key);
    if (before !== undefined && before !== value) {
      return problem(
        `${lookup.file} has two values of ${lookup.valueColumn} for "${key}": "${before}" and "${value}".`,
        `one row for each ${lookup.keyColumn}`,
      );
    }
    table.set(key, value);
  }
  return ok(table);
}

/** The last two colons separate, so that a path with a drive letter ("C:\teams.csv:agent:office") stays whole. */
function parseFileLookup(text: string): FileLookup | null {
  const parts = text.split(":").map((part) => part.trim());
  const [keyColumn = "", valueColumn = ""] = parts.slice(-2);
  const file = parts.slice(0, -2).join(":");
  return file === "" || keyColumn === "" || valueColumn === "" ? null : { file, keyColumn, valueColumn };
}
