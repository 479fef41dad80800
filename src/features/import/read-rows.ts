import type { DealMapping } from "../../core/deal-mapping.ts";
import type { RowProblem } from "../../core/read-deal-cells.ts";
import { type DealRow, readDealRow } from "../../core/read-deal-row.ts";
import type { CsvLine } from "./read-csv.ts";

/** Why a row was refused, or what is wrong with one that was kept; the line is that of the file. */
export type LineProblem = RowProblem & { line: number };

/** A batch of rows read: the deals in it, the problems of those refused, and how many rows it stands for. */
export type Batch = { deals: { line: number; deal: DealRow }[]; refusals: LineProblem[]; rows: number };

/** Reads rows into batches as long as `size` says when each begins; one batch is in memory at a time. */
export async function* readBatches(
  lines: AsyncGenerator<CsvLine>,
  mapping: DealMapping,
  { fields, size }: { fields: number; size: () => number },
): AsyncGenerator<Batch> {
  // The one thing kept of all rows: ids, without which a second row of one id would overwrite the first.
  const lineOf = new Map<string, number>();
  let batch: Batch = { deals: [], refusals: [], rows: 0 };
  let wanted = size();
  for await (const line of lines) {
    readLine(line, mapping, { fields, lineOf, batch });
    batch.rows += 1;
    if (batch.rows < wanted) continue;
    yield batch;
    batch = { deals: [], refusals: [], rows: 0 };
    wanted = size();
  }
  if (batch.rows > 0) yield batch;
}

function readLine(
  { line, row, fields: found }: CsvLine,
  mapping: DealMapping,
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
  const reading = readDealRow(row, mapping);
  if (!reading.ok) {
    refuse(reading.problems);
    return;
  }
  const { externalId } = reading.value;
  const before = lineOf.get(externalId);
  if (before !== undefined) {
    refuse([{ column: idColumn, reason: `"${externalId}" stands in line ${before} already` }]);
    return;
  }
  lineOf.set(externalId, line);
  batch.deals.push({ line, deal: reading.value });
}
