import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { buildLookupTable, type FileLookup } from "../../core/csv-lookup.ts";
import { checkColumns } from "../../core/csv-mapping.ts";
import { UserError, valueIn } from "../../errors.ts";
import { fileInput, openCsv } from "./read-csv.ts";

/**
 * The tables behind lookups, each read once and kept in memory, so the other files should be lists of names and not
 * another hundred thousand deals. A relative path starts at the current folder, else beside the deals file.
 * @throws UserError for a file or column that is missing, or a key with two values
 */
export async function loadLookups(
  lookups: readonly FileLookup[],
  folder: string | null,
): Promise<Map<FileLookup, ReadonlyMap<string, string>>> {
  const tables = new Map<FileLookup, ReadonlyMap<string, string>>();
  for (const lookup of lookups) tables.set(lookup, await loadTable(lookup, folder));
  return tables;
}

async function loadTable(lookup: FileLookup, folder: string | null): Promise<ReadonlyMap<string, string>> {
  const { headers, rows } = await openCsv(fileInput(findBeside(lookup.file, folder)));
  valueIn(checkColumns([lookup.keyColumn, lookup.valueColumn], headers, lookup.file));
  const kept: Record<string, string>[] = [];
  for await (const { row } of rows) {
    const pick = [lookup.keyColumn, lookup.valueColumn].map((name) => [name, row[name] ?? ""] as const);
    kept.push(Object.fromEntries(pick));
  }
  return valueIn(buildLookupTable(kept, lookup));
}

function findBeside(file: string, folder: string | null): string {
  const example = '--lookup "division=/path/to/sales_teams.csv:sales_agent:regional_office"';
  if (folder === null)
    throw new UserError(`${file} cannot be looked up here.`, "put its columns into the file");
  const beside = join(folder, file);
  if (existsSync(file)) return file;
  if (!isAbsolute(file) && existsSync(beside)) return beside;
  throw new UserError(`There is no file ${file} here or beside the imported file, in ${folder}.`, example);
}
