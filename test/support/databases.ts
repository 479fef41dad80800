import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../src/data/client.ts";
import { type Provider, sqlitePathOf } from "../../src/data/database-url.ts";

const both: readonly Provider[] = ["sqlite", "postgresql"];
const asked = process.env.TEST_DATABASES?.split(",") ?? both;

/**
 * For `describe.each(providers)`: every question to the database is tested on both. `TEST_DATABASES=sqlite` takes one of
 * them: for a run that is about something else, such as another Node.
 */
export const providers: readonly Provider[] = both.filter((each) => asked.includes(each));
if (providers.length !== asked.length) throw new Error(`TEST_DATABASES is one or two of ${both.join(",")}.`);

export type FreshDatabase = {
  /** what `openDatabase` takes */
  url: string;
  /** Removes it, or empties it for the next one. Close whatever was opened first. */
  drop: () => Promise<void>;
};

/** A fresh database with a connection to it, both of which the next describe block of the process may get. */
export type OpenedDatabase = { url: string; database: Database; giveBack: () => Promise<void> };

// Making, opening and dropping a PostgreSQL database takes half a second of processor time, emptying one a hundredth of it:
// the files of one process hand them on. A test that changes tables takes `emptyDatabase` instead.
type Kept = { emptied: string[]; opened: Map<Provider, { url: string; database: Database }[]> };
const place = Symbol.for("roundtrip.databases");
const shared: Partial<Record<symbol, Kept>> = globalThis;
const kept: Kept = shared[place] ?? { emptied: [], opened: new Map() };
shared[place] = kept;

/** An empty, migrated database of its own for a test. */
export async function freshDatabase(provider: Provider): Promise<FreshDatabase> {
  if (provider === "sqlite") {
    const folder = newSqliteFolder();
    const path = join(folder, "roundtrip.db");
    copyFileSync(join(inject("sqliteFolder"), "template.db"), path);
    return { url: `file:${path}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const template = `TEMPLATE "${inject("postgresTemplate")}" STRATEGY FILE_COPY`;
  const url = kept.emptied.pop() ?? (await createPostgres(template)).url;
  return {
    url,
    drop: async () => {
      await askPostgres(url, `${endOthers}; ${emptyTables}`);
      kept.emptied.push(url);
    },
  };
}

/** The same, opened. */
export async function openFresh(provider: Provider): Promise<OpenedDatabase> {
  const waiting = kept.opened.get(provider) ?? [];
  kept.opened.set(provider, waiting);
  const opened = waiting.pop() ?? (await openAnother(provider));
  return {
    ...opened,
    giveBack: async () => {
      if (provider === "sqlite") emptySqlite(opened.url);
      else await opened.database.db.$executeRawUnsafe(emptyTables);
      waiting.push(opened);
    },
  };
}

async function openAnother(provider: Provider) {
  const { url } = await freshDatabase(provider);
  return { url, database: await openDatabase({ url }) };
}

/** A database without any table, as before the first start. */
export async function emptyDatabase(provider: Provider): Promise<FreshDatabase> {
  if (provider === "postgresql") return createPostgres("");
  const folder = newSqliteFolder();
  return {
    url: `file:${join(folder, "roundtrip.db")}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const newSqliteFolder = () => mkdtempSync(join(inject("sqliteFolder"), "test-"));

function emptySqlite(url: string): void {
  const connection = new Sqlite(sqlitePathOf(url));
  connection.pragma("foreign_keys = OFF");
  const tables = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
        AND name <> '_prisma_migrations'`,
    )
    .pluck()
    .all();
  connection.transaction(() => {
    for (const table of tables) connection.exec(`DELETE FROM "${table}"`);
  })();
  connection.close();
}

// like DROP DATABASE … WITH (FORCE)
const endOthers = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

// In one statement, for the connection that is there and warm; its settings end with it. A table without a page never had a row.
const emptyTables = `
  DO $$ DECLARE one record; BEGIN
    PERFORM set_config('lock_timeout', '5s', true), set_config('session_replication_role', 'replica', true);
    FOR one IN SELECT oid, oid::regclass AS name, pg_relation_size(oid) AS size FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
    LOOP
      IF one.size > 100000 THEN EXECUTE format('TRUNCATE %s CASCADE', one.name);
      ELSIF one.size > 0 THEN EXECUTE format('DELETE FROM %s', one.name); END IF;
    END LOOP;
  END $$`;

async function createPostgres(options: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const server = inject("postgresUrl");
  await askPostgres(server, `CREATE DATABASE "${name}" ${options}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  url.searchParams.set("connection_limit", "4"); // each connection costs the server a process that has to warm up
  return { url: url.href, drop: () => askPostgres(server, `DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function askPostgres(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
