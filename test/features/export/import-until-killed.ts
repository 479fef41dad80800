// Run by kill.crash.ts in a process of its own: exports a ledger, or imports an export, and kills itself with SIGKILL:
// an export in the middle of its n-th row, an import within its n-th transaction, after its writes and before it commits.
import { v7 } from "uuid";
import { openDatabase } from "../../../src/data/client.ts";
import { exportLedger } from "../../../src/features/export/export-ledger.ts";
import { importExport } from "../../../src/features/export/import-export.ts";

const [what = "", url = "", folder = "", ledger = "", killAt = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
let passed = 0;
const passing = (): void => {
  passed += 1;
  if (passed === Number(killAt)) process.kill(process.pid, "SIGKILL");
};

if (what === "export") {
  const given = { ledger: { id: ledger, name: "Northwind" }, folder, format: "csv" } as const;
  const ask: typeof database.ask = async (questions) => {
    passing();
    return database.ask(questions);
  };
  await exportLedger({ ask }, given);
} else {
  const transaction: typeof database.transaction = (fn) =>
    database.transaction(async (tx) => {
      const done = await fn(tx);
      passing();
      return done;
    });
  const { signal } = new AbortController();
  await importExport(
    { database: { ...database, transaction }, newId: () => v7(), clock: () => Date.now() },
    { folder, ledgerName: ledger, workspaceId: "T0ROUNDTRIP", signal, onProgress: () => {} },
  );
}
await database.close();
