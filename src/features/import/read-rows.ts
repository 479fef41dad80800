import type { ImportKind } from "../../core/import-kinds.ts";
import type { ImportMapping } from "../../core/import-mapping.ts";
import type { RowProblem } from "../../core/read-import-cells.ts";
import { type ImportRow, readImportRow } from "../../core/read-import-row.ts";
import type { CsvLine } from "./read-csv.ts";

/** Why a row was refused, or what is wrong with one that was kept; the line is that of the file. */
export type LineProblem = RowProblem & { line: number };

/** A batch of rows read: what is in it, the problems of those refused, and how many rows of the file it stands for. */
export type Batch = {
  kind: ImportKind;
  mapping: ImportMapping;
  rows: { line: number; row: ImportRow }[];
  refusals: LineProblem[];
  rowsInFile: number;
};

/** Reads rows into batches as long as `size` says when each begins; one batch is in memory at a time. */
export async function* readBatches(
  lines: AsyncGenerator<CsvLine>,
  mapping: ImportMapping,
  { fields, size }: { fields: number; size: () => number },
): AsyncGenerator<Batch> {
  // The one thing kept of all rows: ids, without which a second row of one id would overwrite the first.
  const lineOf = new Map<string, number>();
  const begin = (): Batch => ({ kind: mapping.kind, mapping, rows: [], refusals: [], rowsInFile: 0 });
  let batch = begin();
  let wanted = size();
  for await (const line of lines) {
    readLine(line, mapping, { fields, lineOf, batch });
    batch.rowsInFile += 1;
    if (batch.rowsInFile < wanted) continue;
    yield batch;
    batch = begin();
    wanted = size();
  }
  if (batch.rowsInFile > 0) yield batch;
}

function readLine(
  { line, row, fields: found }: CsvLine,
  mapping: ImportMapping,
  { fields, lineOf, batch }: { fields: number; lineOf: Map<string, number>; batch: Batch },
): void {
  const idColumn = mapping.columns.get("id") ?? "id";
  const refuse = (problems: readonly RowProblem[]) => {
    batch.refusals.push(...problems.map((each) => ({ line, ...each })));
  };
  if (found !== fields) {
    refuse([{ column: "", reason: `${found} fields, where the first line names ${fields}` }]);
    return;
  }
  const nul = Object.entries(row).find(([, text]) => text.includes("\0"));
  if (nul !== undefined) {
    refuse([{ column: nul[0], reason: "the field holds a NUL character, which is no text" }]);
    return;
  }
  const reading = readImportRow(row, mapping);
  if (!reading.ok) {
    refuse(reading.problems);
    return;
  }
  const { externalId } = reading.value;
  const before = externalId === null ? undefined : lineOf.get(externalId);
  if (before !== undefined) {
    refuse([{ column: idColumn, reason: `"${externalId}" stands in line ${before} already` }]);
    return;
  }
  if (externalId !== null) lineOf.set(externalId, line);
  batch.rows.push({ line, row: reading.value });
}
