import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { guardCell } from "../../../core/guard-cell.ts";
import { type CsvInput, openCsv } from "../read-csv.ts";

const Problem = z.object({
  row: z.string(),
  line: z.coerce.number(),
  column: z.string(),
  reason: z.string(),
});

/** Numbers are what they are, also below zero: the file is handed in again once it is mended. */
const cell = (text: string): string => (/^[-+]?[\d.,]+$/.test(text) ? text : guardCell(text));

/**
 * Writes the rows of an input that have a problem into a CSV file of their own, each as it stands, before it what became
 * of it, its line and why. Mended, the file can be imported as it is: its added columns are nobody's.
 * @param report the file that the import wrote, with a line for each problem
 * @returns how many rows it has
 */
export async function writeBadRows(input: CsvInput, report: string, to: string): Promise<number> {
  const problems = new Map<number, { became: string; reasons: string[] }>();
  for await (const read of createReadStream(report).pipe(parse({ columns: true }))) {
    const { row, line, column, reason } = Problem.parse(read);
    const known = problems.get(line) ?? { became: row, reasons: [] };
    known.reasons.push(column === "" ? reason : `${column}: ${reason}`);
    problems.set(line, known);
  }
  const { headers, rows } = await openCsv(input);
  const bad: string[][] = [];
  for await (const { line, row } of rows) {
    const problem = problems.get(line);
    if (problem === undefined) continue;
    const said = [problem.became, String(line), guardCell(problem.reasons.join("; "))];
    bad.push([...said, ...headers.map((header) => cell(row[header] ?? ""))]);
  }
  await writeFile(to, stringify([["row", "line", "problem", ...headers.map(guardCell)], ...bad]));
  return bad.length;
}
