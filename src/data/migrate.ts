import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { providerOf, sqlitePathOf } from "./database-url.ts";
import { listMigrations, type Migration, migrationsFolder, planMigrations } from "./migrations.ts";

/** Another process may be migrating: wait this long for it, not for ever. Nothing else runs yet, so it may block. */
const lockTimeoutMs = 60_000;
/** The advisory lock that `prisma migrate deploy` takes, so that the two exclude each other. */
const prismaLock = 72_707_369;

// The shapes of _prisma_migrations are Prisma's own, so that its tools read what is written here.
const sqliteTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const postgresTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const columns = `"id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count"`;

/** What is recorded; portable to both databases. */
export const recordedSql = `SELECT "migration_name" AS "name", "checksum",
  CASE WHEN "finished_at" IS NULL THEN 0 ELSE 1 END AS "isFinished"
  FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`;

const recordedRows = z.array(
  z.object({
    name: z.string(),
    checksum: z.string(),
    isFinished: z.coerce.number().transform((n) => n === 1),
  }),
);

/** Parses the rows that `recordedSql` answers. Throws on any other shape. */
export const parseRecorded = (rows: unknown) => recordedRows.parse(rows);

/**
 * Brings the database at `url` up to this version: runs the migrations of `folder` that it has not had, all in one
 * transaction and under a lock, so that of several processes one migrates and the others find it done. Creates a
 * SQLite file and its folder. Answers the names of those that ran, in order. Throws with a sentence, having changed
 * nothing, when one fails, when an earlier one failed or was changed since, or when the database is ahead.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const provider = providerOf(url);
  const landed = listMigrations(provider, folder);
  return provider === "sqlite"
    ? migrateSqlite(sqlitePathOf(url), landed)
    : await migratePostgres(url, landed);
}

function migrateSqlite(path: string, landed: Migration[]): string[] {
  mkdirSync(dirname(path), { recursive: true });
  const connection = new Sqlite(path, { timeout: lockTimeoutMs });
  try {
    // Rebuilding a table drops it for a moment. Inside a transaction this pragma is ignored, so it stands outside.
    connection.pragma("foreign_keys = OFF");
    connection.exec("BEGIN IMMEDIATE");
    connection.exec(sqliteTable);
    const pending = planMigrations(landed, parseRecorded(connection.prepare(recordedSql).all()));
    const now = `CAST(round(unixepoch('subsec') * 1000) AS INTEGER)`;
    const record = connection.prepare(
      `INSERT INTO "_prisma_migrations" (${columns}) VALUES (?, ?, ?, ${now}, ${now}, 1)`,
    );
    for (const { name, sql, checksum } of pending) {
      naming(name, () => connection.exec(sql));
      record.run(randomUUID(), checksum, name);
    }
    if (pending.length > 0) refuseBrokenLinks(connection);
    connection.exec("COMMIT");
    return pending.map(({ name }) => name);
  } finally {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    connection.close();
  }
}

function refuseBrokenLinks(connection: Sqlite.Database): void {
  const broken = z.array(z.object({ table: z.string() })).parse(connection.pragma("foreign_key_check"));
  if (broken.length === 0) return;
  const tables = [...new Set(broken.map(({ table }) => table))].join(", ");
  throw new Error(
    `The migrations would leave ${broken.length} broken links in ${tables}. Nothing was changed.`,
  );
}

async function migratePostgres(url: string, landed: Migration[]): Promise<string[]> {
  const { default: pg } = await import("pg"); // SQLite does without it
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    await client.query(`SELECT pg_advisory_xact_lock(${prismaLock})`);
    await client.query(postgresTable);
    const pending = planMigrations(landed, parseRecorded((await client.query(recordedSql)).rows));
    for (const { name, sql, checksum } of pending) {
      await client.query(sql).catch((error: unknown) => naming(name, () => raise(error)));
      await client.query(
        `INSERT INTO "_prisma_migrations" (${columns}) VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
        [randomUUID(), checksum, name],
      );
    }
    await client.query("COMMIT");
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // ends an open transaction, and with it the lock
  }
}

function naming(name: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${name} failed: ${reason}. Nothing was changed.`, { cause: error });
  }
}

function raise(error: unknown): never {
  throw error;
}
