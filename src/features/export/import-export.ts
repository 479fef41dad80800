import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Database } from "../../data/client.ts";
import { insertMissingRows } from "../../data/insert-rows.ts";
import { type LedgerTable, ledgerTables } from "../../data/ledger-tables.ts";
import { inBackground } from "../../data/priority.ts";
import { type Renewal, renewChange, renewId, renewSubject } from "../../data/renew-id.ts";
import { UserError } from "../../errors.ts";
import { Description, descriptionFile } from "./describe-export.ts";
import { finishLedger, prepareLedger } from "./prepare-ledger.ts";
import { readTable, type Stored, type StoredRow } from "./read-table.ts";

/** What an import needs: the database, UUIDv7 ids, epoch milliseconds. */
export type ImportGiven = { database: Database; newId: () => string; clock: () => number };

/** One import of an export: the folder, the ledger it goes into, how far it is. */
export type ImportInput = {
  folder: string;
  ledgerName: string;
  workspaceId: string;
  signal: AbortSignal;
  onProgress: (done: { rows: number; of: number }) => void;
};

/** What came of it. */
export type Imported = {
  ledgerName: string;
  exportedName: string;
  rows: number;
  isStopped: boolean;
  /** tables that stayed behind, with their rows and the reason; only those that have rows */
  leftOut: readonly { file: string; rows: number; why: string }[];
};

// Short enough that people who write at the same time hardly wait.
const rowsPerTransaction = 100;

/**
 * Imports a folder that an export wrote into a ledger of its own, which is made when there is none of that name. Every
 * file is read to its end first; then the rows are written in small batches behind the questions of people. Ids are
 * renewed, links and history stay. A run that was stopped, or killed, is completed by running it again.
 * @throws UserError, having written nothing, for a folder that is no whole export or a ledger that holds something
 */
export async function importExport(given: ImportGiven, input: ImportInput): Promise<Imported> {
  const description = await readDescription(input.folder);
  for (const table of ledgerTables) await checkTable(input.folder, table, description);
  const settings = await readSettings(input.folder, description);
  const imported = ledgerTables.filter(({ name, staysBehind }) => name !== "Ledger" && staysBehind === null);
  const of = imported.reduce((sum, { file }) => sum + (description.rows[file] ?? 0), 0);

  return inBackground(async () => {
    const mark = { export: description.ledger.id, rows: of };
    const ledger = await prepareLedger(given, input, settings, mark);
    const renewal = { fromLedgerId: description.ledger.id, toLedgerId: ledger.id };
    let rows = 0;
    for (const table of imported) {
      for await (const batch of batchesOf(readTable(input.folder, table, description.files))) {
        if (input.signal.aborted) break;
        const renewed = batch.map((row) => renewRow(renewal, table, row));
        await given.database.transaction((tx) => insertMissingRows(tx, table.name, renewed));
        rows += batch.length;
        input.onProgress({ rows, of });
        await yieldToOthers();
      }
    }
    const isStopped = rows < of;
    if (!isStopped) await finishLedger(given, ledger.id, mark);
    return {
      ...{ ledgerName: ledger.name, exportedName: description.ledger.name, rows, isStopped },
      leftOut: leftOutOf(description),
    };
  });
}

const example = "roundtrip import export FOLDER, where FOLDER was written by roundtrip export";

/** @throws UserError when the folder is no whole export */
async function readDescription(folder: string): Promise<Description> {
  const text = await readFile(join(folder, descriptionFile), "utf8").catch(() => null);
  if (text === null) {
    throw new UserError(`${folder} is no whole export: it has no ${descriptionFile}.`, example);
  }
  const read = Description.safeParse(jsonIn(text));
  if (read.success) return read.data;
  throw new UserError(
    `${join(folder, descriptionFile)} is not what an export of this version says.`,
    example,
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a table's file to its end. @throws UserError when it cannot be read, or lacks rows */
async function checkTable(folder: string, table: LedgerTable, description: Description): Promise<void> {
  let rows = 0;
  for await (const _ of readTable(folder, table, description.files)) rows += 1;
  const expected = description.rows[table.file] ?? 0;
  if (rows === expected) return;
  throw new UserError(
    `${table.file}.${description.files} has ${rows} rows; the export wrote ${expected}.`,
    "the folder as roundtrip export wrote it; export it again",
  );
}

async function readSettings(folder: string, { files }: Description): Promise<StoredRow> {
  const [table] = ledgerTables.filter(({ name }) => name === "Ledger");
  if (table === undefined) throw new Error("no table of ledgers");
  for await (const row of readTable(folder, table, files)) return row;
  throw new UserError(`ledger.${files} has no row.`, "the folder as roundtrip export wrote it");
}

async function* batchesOf(rows: AsyncGenerator<StoredRow>): AsyncGenerator<StoredRow[]> {
  let batch: StoredRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsPerTransaction) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function renewRow(renewal: Renewal, { columns }: LedgerTable, row: StoredRow): StoredRow {
  const renewed = columns.map(({ name, kind }): [string, Stored] => {
    const value = row[name] ?? null;
    if (typeof value !== "string") return [name, value];
    if (kind === "id" || kind === "link") return [name, renewId(renewal, value)];
    if (kind === "subject") return [name, renewSubject(renewal, value)];
    return [name, kind === "change" ? renewChange(renewal, value) : value];
  });
  return { ...Object.fromEntries(renewed), ledgerId: renewal.toLedgerId };
}

function leftOutOf({ rows }: Description): Imported["leftOut"] {
  return ledgerTables.flatMap(({ file, staysBehind }) => {
    const count = rows[file] ?? 0;
    return staysBehind === null || count === 0 ? [] : [{ file, rows: count, why: staysBehind }];
  });
}
