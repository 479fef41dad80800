import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { makeNewId } from "../../../src/ctx.ts";
import { openDatabase } from "../../../src/data/client.ts";
import { ledgerTables } from "../../../src/data/ledger-tables.ts";
import { exportLedger } from "../../../src/features/export/export-ledger.ts";
import { importExport } from "../../../src/features/export/import-export.ts";
import { writeSample } from "../../../src/playground/sample/write-sample.ts";
import { team } from "../../../src/playground/seed.ts";
import { freshDatabase, providers } from "../../support/databases.ts";

const script = fileURLToPath(new URL("import-until-killed.ts", import.meta.url));
// The killed processes read the real clock, and marks are told apart by their instants.
const clock = () => Date.now();

/** Runs it until it kills itself at its n-th step. */
async function killedAt(step: number, given: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [script, ...given, String(step)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  expect(await once(child, "close"), `killed at step ${step}`).toEqual([null, "SIGKILL"]);
}

/** A table's file without ids, which a copy has anew. */
const read = (folder: string, file: string): string =>
  readFileSync(join(folder, `${file}.csv`), "utf8").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");

it.each(providers)(
  "an export, and an import of it, that were killed again and again are completed by the next run, on %s",
  { timeout: 240_000 },
  async (provider) => {
    const fresh = await freshDatabase(provider);
    const database = await openDatabase({ url: fresh.url });
    const folder = mkdtempSync(join(tmpdir(), "export-killed-"));
    onTestFinished(async () => {
      await database.close();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    });
    const newId = makeNewId(clock);
    await writeSample(database, { newId, createdAt: clock(), today: "2026-11-23" });
    const { id } = await database.db.ledger.findFirstOrThrow({ where: { key: "default" } });

    const [killed, again] = [join(folder, "killed"), join(folder, "again")];
    for (const step of [3, 20]) await killedAt(step, ["export", fresh.url, killed, id]);
    const ledger = { id, name: "Northwind" };
    const { rows } = await exportLedger(database, { ledger, folder: killed, format: "csv" });
    expect(rows).toBeGreaterThan(1000);
    await expect(exportLedger(database, { ledger, folder: killed, format: "csv" })).rejects.toThrow(
      "is not empty",
    );

    // The first transaction makes the ledger, the last says that everything is in.
    for (const step of [1, 2, 17]) await killedAt(step, ["import", fresh.url, killed, "Copy"]);
    const { signal } = new AbortController();
    const input = { folder: killed, ledgerName: "Copy", workspaceId: team.id, signal, onProgress: () => {} };
    expect(await importExport({ database, newId, clock }, input)).toMatchObject({ isStopped: false });
    const copy = await database.db.ledger.findFirstOrThrow({ where: { name: "Copy" } });
    await exportLedger(database, { ledger: { id: copy.id, name: "Copy" }, folder: again, format: "csv" });
    for (const { file, name, staysBehind } of ledgerTables) {
      if (name === "Ledger" || name === "History" || staysBehind !== null) continue;
      expect(read(again, file), file).toBe(read(killed, file));
    }
    await expect(importExport({ database, newId, clock }, input)).rejects.toThrow("holds records already");
  },
);
