import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { v7 } from "uuid";
import { onTestFinished } from "vitest";
import type { Database } from "../../../src/data/client.ts";
import type { Provider } from "../../../src/data/database-url.ts";
import { type ImportInput, importRecords } from "../../../src/features/import/import-records.ts";
import { bytesInput, type CsvInput, fileInput } from "../../../src/features/import/read-csv.ts";
import { openFresh as takeFresh } from "../../support/databases.ts";

/** An open database of its own until the test ends; the next one gets it emptied. */
export async function openFresh(provider: Provider): Promise<Database> {
  const { database, giveBack } = await takeFresh(provider);
  onTestFinished(giveBack);
  return database;
}

/** A file in a folder of its own, taken away when the test ends. */
export function writeCsv(text: string | Buffer, name = "deals.csv"): string {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A text as the bytes of a file, for hooks, in which no test ends. */
export const inputOf = (text: string): CsvInput => bytesInput("memory.csv", Buffer.from(text));

/** Imports a file with columns id, company, product, division, stage, ready, closed, value, from into "Acme Europe". */
export function runImport(database: Database, file: string, input: Partial<ImportInput> = {}) {
  const given = { database, newId: () => v7(), clock: () => Date.now() };
  return importRecords(given, {
    kind: "deals",
    input: fileInput(file),
    folder: dirname(file),
    workspaceId: "T1",
    ledgerName: "Acme Europe",
    map: "id=id,company=company,product=product,division=division,stage=stage,salesReady=ready,closed=closed,amount=value,source=from",
    stages: "Won=won,Lost=lost,Proposal=open",
    dateFormat: null,
    preset: null,
    bands: null,
    sources: null,
    amountsIn: null,
    alias: null,
    lookup: null,
    attributes: null,
    currency: null,
    timeZone: null,
    isDryRun: false,
    reportFile: join(dirname(file), "report.csv"),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...input,
  });
}

/** A file of that shape from its rows. */
export const csvOf = (...rows: string[]): string =>
  ["id,company,product,division,stage,ready,closed,value,from", ...rows].join("\n");

/** How many rows the tables that imports write have, of one ledger or of all. */
export async function countRows(database: Database, ledgerName?: string) {
  const { db } = database;
  const where = ledgerName === undefined ? {} : { ledger: { name: ledgerName } };
  return {
    ledgers: await db.ledger.count({ where: ledgerName === undefined ? {} : { name: ledgerName } }),
    deals: await db.deal.count({ where }),
    accounts: await db.account.count({ where }),
    productLines: await db.productLine.count({ where }),
    divisions: await db.division.count({ where }),
    facts: await db.attribute.count({ where }),
    history: await db.history.count({ where }),
  };
}
