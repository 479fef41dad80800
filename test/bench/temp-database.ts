import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../src/data/migrate.ts";

/** A migrated SQLite file in a folder of its own. */
export type TempDatabase = { url: string; path: string; folder: string; drop: () => void };

/** Makes one; `drop` removes the folder and everything in it. */
export async function makeTempDatabase(): Promise<TempDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "roundtrip-bench-"));
  const path = join(folder, "roundtrip.db");
  const url = `file:${path}`;
  await migrate(url);
  return { url, path, folder, drop: () => rmSync(folder, { recursive: true, force: true }) };
}
