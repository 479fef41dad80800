import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { buildLookupTable, type FileLookup } from "../../core/csv-lookup.ts";
import { checkColumns } from "../../core/csv-mapping.ts";
import { UserError, valueIn } from "../../errors.ts";
import { openCsv } from "./read-csv.ts";

/**
 * The tables behind lookups, each read once and kept in memory, so the other files should be lists of names and not
 * another hundred thousand deals. A relative path starts at the current folder, else beside the deals file.
 * @throws UserError for a file or column that is missing, or a key with two values
 */
export async function loadLookups(
  lookups: readonly FileLookup[],
  dealsFile: string,
): Promise<Map<FileLookup, ReadonlyMap<string, string>>> {
  const tables = new Map<FileLookup, ReadonlyMap<string, string>>();
  for (const lookup of lookups) tables.set(lookup, await loadTable(lookup, dealsFile));
  return tables;
}

async function loadTable(lookup: FileLookup, dealsFile: string): Promise<ReadonlyMap<string, string>> {
  const { headers, rows } = await openCsv(findBeside(lookup.file, dealsFile));
  valueIn(checkColumns([lookup.keyColumn, lookup.valueColumn], headers, lookup.file));
  const kept: Record<string, string>[] = [];
  for await (const { row } of rows) {
    const pick = [lookup.keyColumn, lookup.valueColumn].map((name) => [name, row[name] ?? ""] as const);
    kept.push(Object.fromEntries(pick));
  }
  return valueIn(buildLookupTable(kept, lookup));
}

function findBeside(file: string, dealsFile: string): string {
  const beside = join(dirname(dealsFile), file);
  if (existsSync(file)) return file;
  if (!isAbsolute(file) && existsSync(beside)) return beside;
  throw new UserError(
    `There is no file ${file} here or beside ${dealsFile}.`,
    '--lookup "division=/path/to/sales_teams.csv:sales_agent:regional_office"',
  );
}
