import { setImmediate as yieldToOthers } from "node:timers/promises";
import { checkColumns } from "../../core/csv-mapping.ts";
import { columnsOf, fileLookupsOf } from "../../core/deal-mapping.ts";
import type { Database } from "../../data/client.ts";
import { inBackground } from "../../data/priority.ts";
import type { Named } from "../../data/vocabulary.ts";
import { valueIn } from "../../errors.ts";
import { chooseBatchSize, firstBatchSize } from "./choose-batch-size.ts";
import { findImportLedger } from "./find-import-ledger.ts";
import { loadLookups } from "./load-lookups.ts";
import type { Plan } from "./plan-batch.ts";
import { openCsv } from "./read-csv.ts";
import { type ImportOptions, readCurrency, readOptions, readTimeZone } from "./read-options.ts";
import { type Batch, readBatches } from "./read-rows.ts";
import { startReport } from "./report.ts";
import { type ImportSummary, startSummary } from "./summary.ts";
import { writeBatch } from "./write-batch.ts";

/** What an import needs: the database, UUIDv7 ids, epoch milliseconds. */
export type ImportGiven = { database: Database; newId: () => string; clock: () => number };

/** One import: the file, the ledger it goes into, how it is read. */
export type ImportInput = ImportOptions & {
  file: string;
  workspaceId: string;
  ledgerName: string;
  currency: string | null;
  timeZone: string | null;
  isDryRun: boolean;
  /** where every problem is written; null: nowhere. A dry run writes none. */
  reportFile: string | null;
  signal: AbortSignal;
  onProgress: (done: { rows: number; of: number }) => void;
};

/**
 * Imports a CSV file of deals into a ledger, which is made when there is none of that name. The file is checked to its
 * end first; then its rows are written in small batches, each whole or not at all, behind the questions of people.
 * A second run finds the deals by their ids and changes only what differs; a deal that a person changed since stays.
 * When `signal` aborts it stops after the batch in hand.
 * @throws UserError, having written nothing, for options, columns or a file that cannot be read
 */
export async function importDeals(given: ImportGiven, input: ImportInput): Promise<ImportSummary> {
  const options = readOptions(input);
  const currency = input.currency === null ? null : readCurrency(input.currency);
  const timeZone = input.timeZone === null ? null : readTimeZone(input.timeZone);
  const { rowsInFile, headers } = await checkFile(input.file, columnsOf(options));
  const tables = await loadLookups(fileLookupsOf(options), input.file);

  return inBackground(async () => {
    const wanted = { workspaceId: input.workspaceId, name: input.ledgerName, currency, timeZone };
    const ledger = await findImportLedger(given, wanted, input.isDryRun);
    const mapping = { ...options, tables, defaultCurrency: ledger.currency };
    const report = await startReport(input.isDryRun ? null : input.reportFile);
    const summary = startSummary(ledger, { isDryRun: input.isDryRun, rowsInFile });
    const pretended = input.isDryRun ? startPretending() : null;

    let size = firstBatchSize;
    let rows = 0;
    const { rows: lines } = await openCsv(input.file);
    for await (const batch of readBatches(lines, mapping, { fields: headers.length, size: () => size })) {
      if (input.signal.aborted) break;
      const outcome = await writeBatch(given, ledger, batch, pretended?.names ?? null);
      pretended?.remember(outcome.plan);
      summary.add(batch, outcome);
      await report.add(problemsOf(batch, outcome.plan));
      size = chooseBatchSize(batch.rows, outcome.heldMs);
      rows += batch.rows;
      input.onProgress({ rows, of: rowsInFile });
      await yieldToOthers();
    }
    return summary.finish({ isStopped: rows < rowsInFile, reportFile: report.file() });
  });
}

/** Reads a file to its end, so that a broken one is refused before anything of it is written; counts its rows. */
async function checkFile(file: string, columns: readonly string[]) {
  const { headers, rows } = await openCsv(file);
  valueIn(checkColumns(columns, headers, file));
  let rowsInFile = 0;
  for await (const _ of rows) rowsInFile += 1;
  return { rowsInFile, headers };
}

function problemsOf({ refusals }: Batch, { dataErrors }: Plan) {
  return [
    ...refusals.map((each) => ({ ...each, became: "refused" as const })),
    ...dataErrors.map((each) => ({ ...each, became: "imported" as const })),
  ].sort((a, b) => a.line - b.line);
}

/** Remembers the names that a dry run would have made, so that later rows find them. */
function startPretending() {
  const account = new Map<string, string>();
  const productLine = new Map<string, string>();
  const division = new Map<string, string>();
  const add = (to: Map<string, string>, names: readonly Named[]) => {
    for (const { key, id } of names) to.set(key, id);
  };
  return {
    names: { account, productLine, division },
    remember({ names }: Plan): void {
      add(account, names.account);
      add(productLine, names.productLine);
      add(division, names.division);
    },
  };
}
