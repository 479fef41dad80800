import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";
import { unguardCell } from "../../core/guard-cell.ts";
import type { Column, LedgerTable } from "../../data/ledger-tables.ts";
import { UserError } from "../../errors.ts";
import type { ExportFormat } from "./describe-export.ts";

/** A value as the database takes it. */
export type Stored = string | bigint | number | boolean | null;
export type StoredRow = Readonly<Record<string, Stored>>;

/** A cell as it stands in the file; null: nothing. */
type Cells = readonly (string | null)[];

const again = "the folder as roundtrip export wrote it; export it again";

/**
 * The rows of a table's file, one after the other, as the database takes them.
 * @throws UserError, naming the file and the row, for a file that is not as export writes it
 */
export async function* readTable(
  folder: string,
  table: LedgerTable,
  format: ExportFormat,
): AsyncGenerator<StoredRow> {
  const path = join(folder, `${table.file}.${format}`);
  if (!(await isFile(path))) throw new UserError(`${basename(path)} is missing.`, again);
  let row = 0;
  for await (const cells of format === "csv" ? readCsv(path, table) : readJson(path, table)) {
    row += 1;
    const where = `${basename(path)}, row ${row}`;
    yield Object.fromEntries(
      table.columns.map((column, index) => [column.name, storedOf(column, cells[index] ?? null, where)]),
    );
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

function storedOf({ name, kind, mayBeNull }: Column, cell: string | null, where: string): Stored {
  const refuse = (what: string): never => {
    throw new UserError(`${where}: ${name} ${what}.`, again);
  };
  if (cell === null) return mayBeNull ? null : refuse("is empty");
  if (kind === "flag")
    return cell === "true" || cell === "false" ? cell === "true" : refuse("is not true or false");
  if (kind === "big" || kind === "count") {
    if (!/^-?\d{1,19}$/.test(cell)) return refuse(`is no whole number: “${cell.slice(0, 30)}”`);
    return kind === "big" ? BigInt(cell) : Number(cell);
  }
  return cell;
}

const Record = z.array(z.string().nullable());

async function* readCsv(path: string, { columns }: LedgerTable): AsyncGenerator<Cells> {
  const parser = parse({
    bom: true,
    max_record_size: 16 * 1024 * 1024,
    cast: (cell, { quoting }) => (cell === "" && !quoting ? null : cell),
  });
  // Errors reach the loop below through the parser.
  pipeline(createReadStream(path), parser, () => {});
  let isHeader = true;
  try {
    for await (const read of parser) {
      const cells = Record.parse(read);
      if (isHeader) refuseOtherColumns(path, columns, cells);
      else
        yield cells.map((cell, index) =>
          isWords(columns[index]) && cell !== null ? unguardCell(cell) : cell,
        );
      isHeader = false;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`${basename(path)} cannot be read as CSV: ${error.message}`, again);
  }
  if (isHeader) refuseOtherColumns(path, columns, []);
}

const isWords = (column: Column | undefined): boolean =>
  column !== undefined && column.kind !== "count" && column.kind !== "big" && column.kind !== "flag";

function refuseOtherColumns(path: string, columns: readonly Column[], header: Cells): void {
  const names = columns.map(({ name }) => name);
  if (header.join() === names.join()) return;
  throw new UserError(`${basename(path)} has other columns than ${names.join(", ")}.`, again);
}

const Member = z.union([z.string(), z.number(), z.boolean()]).nullable();
const Line = z.record(z.string(), Member);

async function* readJson(path: string, { columns }: LedgerTable): AsyncGenerator<Cells> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    const row = text.trim().replace(/,$/, "");
    if (row === "" || row === "[" || row === "]" || row === "[]") continue;
    const read = Line.safeParse(jsonIn(row));
    if (!read.success) throw new UserError(`${basename(path)}, line ${line}: this is not a row.`, again);
    yield columns.map(({ name }) => {
      const member = read.data[name] ?? null;
      return member === null ? null : String(member);
    });
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
