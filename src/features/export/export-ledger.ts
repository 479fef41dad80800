import { mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Database } from "../../data/client.ts";
import { readRows } from "../../data/export-rows.ts";
import { type LedgerTable, ledgerTables } from "../../data/ledger-tables.ts";
import { UserError } from "../../errors.ts";
import { descriptionFile, type ExportFormat, printDescription } from "./describe-export.ts";
import { tablePrinter } from "./print-table.ts";

/** What was written: rows by the name of the table's file, in the order of the tables. */
export type Exported = { files: readonly { file: string; path: string; rows: number }[]; rows: number };

/** Stands in the folder until everything is in it, so that an export that was killed is known by it. */
const unfinishedFile = "export.unfinished";

/**
 * Writes every table of a ledger into a folder of its own, one file each, row by row; the folder is for its owner's eyes
 * only. People may go on working meanwhile: whatever a written row links to is written too. What an export that was
 * killed left in the folder is written anew.
 * @throws UserError when the folder holds something else already
 */
export async function exportLedger(
  database: Pick<Database, "ask">,
  given: { ledger: { id: string; name: string }; folder: string; format: ExportFormat },
): Promise<Exported> {
  const { ledger, folder, format } = given;
  await makeFolder(folder);
  const rows = new Map<string, number>();
  for (const table of ledgerTables.toReversed()) {
    rows.set(table.file, await writeTable(database, ledger.id, table, { folder, format }));
  }
  await writeFile(join(folder, descriptionFile), printDescription(ledger, format, rows), { mode: 0o600 });
  await rm(join(folder, unfinishedFile));
  const files = ledgerTables.map(({ file }) => ({
    file,
    path: join(folder, `${file}.${format}`),
    rows: rows.get(file) ?? 0,
  }));
  return { files, rows: files.reduce((sum, each) => sum + each.rows, 0) };
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await readdir(folder);
  const [first] = found;
  if (first !== undefined && !found.includes(unfinishedFile))
    throw new UserError(`${folder} is not empty: ${first} is in it.`, "a folder that does not exist yet");
  await writeFile(join(folder, unfinishedFile), "", { mode: 0o600 });
  const own = ledgerTables.flatMap(({ file }) => [`${file}.csv`, `${file}.json`]);
  for (const file of [descriptionFile, ...own]) await rm(join(folder, file), { force: true });
}

async function writeTable(
  database: Pick<Database, "ask">,
  ledgerId: string,
  table: LedgerTable,
  { folder, format }: { folder: string; format: ExportFormat },
): Promise<number> {
  const printer = tablePrinter(table, format);
  const file = await open(join(folder, `${table.file}.${format}`), "wx", 0o600);
  let count = 0;
  try {
    await file.write(printer.start);
    for await (const rows of readRows(database, ledgerId, table)) {
      await file.write(printer.rows(rows, count === 0));
      count += rows.length;
      await yieldToOthers();
    }
    await file.write(printer.end);
  } finally {
    await file.close();
  }
  return count;
}
