import { setImmediate as yieldToOthers } from "node:timers/promises";
import { checkColumns } from "../../core/csv-mapping.ts";
import type { ImportKind } from "../../core/import-kinds.ts";
import { columnsOf, fileLookupsOf } from "../../core/import-mapping.ts";
import type { Database } from "../../data/client.ts";
import { inBackground } from "../../data/priority.ts";
import { valueIn } from "../../errors.ts";
import { chooseBatchSize, firstBatchSize } from "./choose-batch-size.ts";
import { findImportLedger } from "./find-import-ledger.ts";
import { loadLookups } from "./load-lookups.ts";
import type { Plan } from "./plan.ts";
import { startPretending } from "./pretend.ts";
import { type CsvInput, openCsv } from "./read-csv.ts";
import {
  findTeamsOfSources,
  type ImportOptions,
  readCurrency,
  readOptions,
  readTimeZone,
} from "./read-options.ts";
import { type Batch, readBatches } from "./read-rows.ts";
import { startReport } from "./report.ts";
import { type ImportSummary, startSummary } from "./summary.ts";
import { writeBatch } from "./write-batch.ts";

/** What an import needs: the database, UUIDv7 ids, epoch milliseconds. */
export type ImportGiven = { database: Database; newId: () => string; clock: () => number };

/** One import: what it is, the ledger it goes into, how it is read. */
export type ImportInput = ImportOptions & {
  kind: ImportKind;
  /** the CSV: `fileInput(path)`, or `bytesInput(name, bytes)` for what is in memory */
  input: CsvInput;
  /** where files of lookups are looked for, beside the current folder; null: lookups are refused */
  folder: string | null;
  workspaceId: string;
  ledgerName: string;
  /** a ledger that there is, whatever others are called; absent: by its name */
  ledgerId?: string;
  /** of a new ledger; null: as the ledger has it, USD and UTC for a new one */
  currency: string | null;
  timeZone: string | null;
  isDryRun: boolean;
  /** where every problem is written; null: nowhere. A dry run writes none. */
  reportFile: string | null;
  signal: AbortSignal;
  onProgress: (done: { rows: number; of: number }) => void;
};

/**
 * Imports CSV of one kind (accounts, products, leads, deals, touches, spend) into a ledger, which is made when there is
 * none of that name: the one way in for the command line, Slack and everything else that holds rows of another system.
 * The input is checked to its end first; then its rows are written in small batches, each whole or not at all, behind
 * the questions of people. A second run finds the records by their ids and changes only what differs; one that a person
 * changed since stays. When `signal` aborts, or the process dies, what was written stands, and a second run completes it.
 * Answers what it did, with the first 1,000 problems of refused rows by line and column; every problem is in the report.
 * @throws UserError, having written nothing, for options, columns or an input that cannot be read
 */
export async function importRecords(given: ImportGiven, input: ImportInput): Promise<ImportSummary> {
  const { kind } = input;
  const { rowsInFile, headers } = await countRows(input.input);
  const options = readOptions(kind, input, headers);
  const currency = input.currency === null ? null : readCurrency(input.currency);
  const timeZone = input.timeZone === null ? null : readTimeZone(input.timeZone);
  valueIn(checkColumns(columnsOf(options), headers, input.input.name));
  const tables = await loadLookups(fileLookupsOf(options), input.folder);

  return inBackground(async () => {
    const wanted = {
      ...{ workspaceId: input.workspaceId, name: input.ledgerName, currency, timeZone },
      ...(input.ledgerId !== undefined && { id: input.ledgerId }),
    };
    let ledger = await findImportLedger(given, wanted, {
      isDryRun: input.isDryRun,
      checkTeams: (teams) => findTeamsOfSources(options, teams),
    });
    const teamOfNewSource = findTeamsOfSources(options, ledger.teams);
    const zone = { defaultCurrency: options.amountsIn ?? ledger.currency, timeZone: ledger.timeZone };
    const mapping = { ...options, ...zone, tables };
    const report = await startReport(input.isDryRun ? null : input.reportFile);
    const summary = startSummary(ledger, { kind, isDryRun: input.isDryRun, rowsInFile });
    const pretended = input.isDryRun ? startPretending() : null;

    let size = firstBatchSize;
    let rows = 0;
    const { rows: lines } = await openCsv(input.input);
    for await (const batch of readBatches(lines, mapping, { fields: headers.length, size: () => size })) {
      if (input.signal.aborted) break;
      const outcome = await writeBatch({ ...given, teamOfNewSource }, ledger, batch, pretended);
      ledger = outcome.ledger;
      pretended?.remember(outcome.plan);
      summary.add(batch, outcome);
      await report.add(problemsOf(batch, outcome.plan));
      size = chooseBatchSize(batch.rowsInFile, outcome.heldMs);
      rows += batch.rowsInFile;
      input.onProgress({ rows, of: rowsInFile });
      await yieldToOthers();
    }
    return summary.finish({ isStopped: rows < rowsInFile, reportFile: report.file() });
  });
}

/** Reads an input to its end, so that a broken one is refused before anything of it is written; counts its rows. */
async function countRows(input: CsvInput) {
  const { headers, rows } = await openCsv(input);
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
