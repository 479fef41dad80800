import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "./database-url.ts";

/** A migration on disk; `checksum` is the SHA-256 of its text in hexadecimal, as Prisma writes it. */
export type Migration = { name: string; sql: string; checksum: string };

/** A row of `_prisma_migrations`; `isFinished` false: it began and failed. Rolled back ones are left out. */
export type RecordedMigration = { name: string; checksum: string; isFinished: boolean };

/** The folder of the migrations that belong to this version of the app. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** The migrations of one database in order of their names (a timestamp first). Throws when the folder is missing. */
export function listMigrations(provider: Provider, folder = migrationsFolder): Migration[] {
  const names = readdirSync(join(folder, provider), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const sql = readFileSync(join(folder, provider, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/**
 * Which migrations still have to run, in order. Throws, with a sentence that says what to do, when an earlier one
 * failed, when one that ran has been changed since, or when the database is ahead of this version of the app.
 */
export function planMigrations(landed: Migration[], recorded: RecordedMigration[]): Migration[] {
  const failed = recorded.find((row) => !row.isFinished);
  if (failed) {
    throw new Error(
      `Migration ${failed.name} began earlier and failed. Restore the backup made before it, or repair the ` +
        `database and mark it with "prisma migrate resolve"; then start again.`,
    );
  }
  const byName = new Map(landed.map((migration) => [migration.name, migration]));
  for (const row of recorded) {
    const migration = byName.get(row.name);
    if (!migration) {
      throw new Error(
        `The database has migration ${row.name}, which this version of Roundtrip does not know. ` +
          `Start the newer version, or restore the backup made before it.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new Error(
        `Migration ${row.name} was changed after it ran here (checksum ${row.checksum.slice(0, 12)}… then, ` +
          `${migration.checksum.slice(0, 12)}… now). Restore its file and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(recorded.map((row) => row.name));
  return landed.filter((migration) => !done.has(migration.name));
}
