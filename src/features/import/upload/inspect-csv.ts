import type { CsvRow } from "../../../core/csv-cell.ts";
import { UserError } from "../../../errors.ts";
import { type CsvInput, openCsv } from "../read-csv.ts";

/** What a file holds, as far as a person has to be asked about it. */
export type Inspected = {
  /** the file's name */
  name: string;
  rows: number;
  headers: readonly string[];
  /** the first three rows */
  first: readonly CsvRow[];
  /** of each column its first 300 different texts that are not blank */
  values: ReadonlyMap<string, ReadonlySet<string>>;
};

const keptValues = 300;
const shownRows = 3;
/** a menu offers 100 choices, some of which are ours */
const mostColumns = 95;

/**
 * Reads an upload to its end, so that whatever is wrong with it is said before anything is asked.
 * @throws UserError for a file that is no CSV, is empty, or has more columns than a form can ask about
 */
export async function inspectCsv(input: CsvInput): Promise<Inspected> {
  await refuseOtherFiles(input);
  const { headers, rows } = await openCsv(input);
  const named = headers.filter((header) => header !== "");
  if (named.length > mostColumns) {
    throw new UserError(
      `${input.name} has ${named.length} columns; a form asks about ${mostColumns} at most.`,
      "the file with only the columns that Roundtrip needs",
    );
  }
  const values = new Map(named.map((header) => [header, new Set<string>()]));
  const first: CsvRow[] = [];
  let count = 0;
  for await (const { row } of rows) {
    count += 1;
    if (first.length < shownRows) first.push(row);
    for (const [header, known] of values) {
      const text = row[header]?.trim() ?? "";
      if (text !== "" && known.size < keptValues) known.add(text);
    }
  }
  if (count === 0)
    throw new UserError(
      `${input.name} has column names and no rows.`,
      "a file with rows below its first line",
    );
  return { name: input.name, rows: count, headers: named, first, values };
}

/** What files of other programs begin with. */
const others: readonly (readonly [begin: string, what: string])[] = [
  ["PK\u0003\u0004", "an Excel workbook or another packed file"],
  ["\u00D0\u00CF\u0011\u00E0", "an old Excel workbook"],
  ["%PDF", "a PDF"],
  ["{\\rtf", "a text with formats (RTF)"],
  ["\u0089PNG", "a picture"],
  ["\u00FF\u00D8\u00FF", "a picture"],
  ["<", "a web page or XML"],
  ["{", "JSON"],
  ["[", "JSON"],
];

async function refuseOtherFiles({ name, bytes }: CsvInput): Promise<void> {
  for await (const part of bytes()) {
    const begin = part.subarray(0, 200).toString("latin1").trimStart();
    const what = others.find(([start]) => begin.startsWith(start))?.[1];
    if (what === undefined) return;
    throw new UserError(
      `${name} is not CSV: it looks like ${what}.`,
      'in Excel: File › Save as › "CSV UTF-8"',
    );
  }
}
