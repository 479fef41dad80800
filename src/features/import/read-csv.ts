import type { Buffer } from "node:buffer";
import { basename } from "node:path";
import { pipeline } from "node:stream";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { CsvError, type Info, parse } from "csv-parse";
import type { CsvRow } from "../../core/csv-cell.ts";
import { UserError } from "../../errors.ts";
import { detectSeparator } from "./detect-separator.ts";
import { readFileBytes, readUtf8Lines } from "./read-utf8-lines.ts";

/** A row with the line of the file on which it begins; `fields` is how many it has, which should be the header's. */
export type CsvLine = { line: number; row: CsvRow; fields: number };

/** A file's column names, and its rows one after the other. */
export type CsvFile = { headers: readonly string[]; rows: AsyncGenerator<CsvLine> };

/** What is read as CSV: its name for messages, and its bytes, from the beginning each time they are asked for. */
export type CsvInput = { name: string; bytes: () => AsyncIterable<Buffer> };

/** A file as an input. */
export const fileInput = (file: string): CsvInput => ({
  name: basename(file),
  bytes: () => readFileBytes(file),
});

const partBytes = 64 * 1024;

/** Bytes in memory as an input, e.g. an upload; others get their turn between its parts. */
export const bytesInput = (name: string, content: Buffer): CsvInput => ({
  name,
  bytes: async function* () {
    for (let start = 0; start < content.length; start += partBytes) {
      yield content.subarray(start, start + partBytes);
      await yieldToOthers();
    }
  },
});

const longestRow = 1024 * 1024;

/**
 * Opens CSV in UTF-8, with or without byte order mark, of any of the usual separators; quoted fields may hold
 * newlines, empty lines are passed over. Rows are read as they are asked for.
 * @throws UserError with the line for a file that is empty, has a column name twice, or cannot be read as CSV; also
 * later, while rows are read
 */
export async function openCsv(input: CsvInput): Promise<CsvFile> {
  const { name: file } = input;
  const lines = readLines(input);
  const first = await lines.next();
  if (first.done) throw new UserError(`${file} is empty.`, "a first line with column names");
  const headers = first.value.cells.map((name) => name.trim());
  const twice = headers.find((name, index) => name !== "" && headers.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UserError(`${file} has two columns "${twice}".`, "a name of its own for each column");
  }
  return { headers, rows: withNames(lines, headers) };
}

async function* withNames(
  lines: AsyncGenerator<{ line: number; cells: string[] }>,
  headers: readonly string[],
): AsyncGenerator<CsvLine> {
  for await (const { line, cells } of lines) {
    const row = Object.fromEntries(headers.map((name, index) => [name, cells[index] ?? ""]));
    yield { line, row, fields: cells.length };
  }
}

type Read = { record: string[]; info: Pick<Info, "lines"> };

async function* readLines(input: CsvInput): AsyncGenerator<{ line: number; cells: string[] }> {
  const parser = parse({
    delimiter: await findSeparator(input),
    bom: true,
    info: true,
    // A row with too many or too few fields is refused by itself; it must not stop the whole file.
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  // Errors reach the loop below through the parser.
  pipeline(readUtf8Lines(input), parser, () => {});
  let lastLine = 0;
  let countedTwice = 0;
  try {
    const records: AsyncIterable<Read> = parser;
    for await (const { record, info } of records) {
      // The parser gives the line on which a row ends, and counts a CRLF inside a field as two.
      const quoted = record.join(" ");
      countedTwice += quoted.match(/\r\n/g)?.length ?? 0;
      lastLine = info.lines - countedTwice;
      yield { line: lastLine - (quoted.match(/\r\n|\n|\r/g)?.length ?? 0), cells: record };
    }
  } catch (error) {
    throw asCsvError(error, input.name, lastLine);
  }
}

async function findSeparator(input: CsvInput): Promise<string> {
  for await (const bytes of readUtf8Lines(input)) return detectSeparator(bytes.toString("utf8"));
  return ",";
}

function asCsvError(error: unknown, name: string, lastLine: number): unknown {
  if (!(error instanceof CsvError)) return error;
  // The parser names the line it had reached, which for an open quote is far below; the row begins after the last one.
  const line = lastLine + 1;
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    return new UserError(
      `${name}, line ${line}: a quote is opened and never closed.`,
      'a closing quote, as in "Acme, Inc."',
    );
  }
  return new UserError(
    `${name}, line ${line}: a quote stands inside a field.`,
    'the whole field in quotes with its quotes doubled, as in "5"" pipe"',
  );
}
