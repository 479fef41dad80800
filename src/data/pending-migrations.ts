import type { Database } from "./client.ts";
import { isMissingTable } from "./database-errors.ts";
import { parseRecorded, recordedSql } from "./migrate.ts";
import { listMigrations, migrationsFolder, planMigrations } from "./migrations.ts";

/**
 * The names of the migrations of this version that the database has not had, in order; empty when it is ready.
 * Throws with a sentence when an earlier one failed or was changed since, when the database is ahead of this
 * version, or when it cannot be reached. Changes nothing.
 */
export async function pendingMigrations(
  { db, provider }: Pick<Database, "db" | "provider">,
  folder = migrationsFolder,
): Promise<string[]> {
  const recorded = await db.$queryRawUnsafe(recordedSql).catch((error: unknown) => {
    if (isMissingTable(error)) return []; // never migrated
    throw error;
  });
  return planMigrations(listMigrations(provider, folder), parseRecorded(recorded)).map(({ name }) => name);
}
