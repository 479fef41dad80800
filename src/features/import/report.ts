import { appendFile, rm, writeFile } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import type { LineProblem } from "./read-rows.ts";

/** One line of the report: a problem, and what became of its row. */
export type Reported = LineProblem & { became: "refused" | "imported" };

/**
 * A CSV file of every problem, written as they come: what became of the row, line, column, reason. Cells that a
 * spreadsheet would run as a formula begin with an apostrophe. A report of an earlier run is taken away, and there is
 * no file as long as there is no problem. `file` null writes nothing.
 */
export async function startReport(file: string | null) {
  let written: string | null = null;
  if (file !== null) await rm(file, { force: true });
  return {
    async add(problems: readonly Reported[]): Promise<void> {
      if (file === null || problems.length === 0) return;
      const rows = problems.map(({ became, line, column, reason }) => [became, line, column, reason]);
      const text = stringify(rows, { escape_formulas: true });
      if (written === null) await writeFile(file, `row,line,column,reason\n${text}`);
      else await appendFile(file, text);
      written = file;
    },
    /** the file, null when there was nothing to write */
    file: () => written,
  };
}
