import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import type { Provider } from "../../src/data/database-url.ts";

/** For `describe.each(providers)`: every question to the database is tested on both. */
export const providers = ["sqlite", "postgresql"] as const satisfies readonly Provider[];

export type FreshDatabase = {
  /** what `openDatabase` takes */
  url: string;
  /** Removes it. Close whatever was opened first. */
  drop: () => Promise<void>;
};

/** An empty, migrated database of its own for a test: a copy of the run's template. */
export async function freshDatabase(provider: Provider): Promise<FreshDatabase> {
  if (provider === "sqlite") {
    const folder = newSqliteFolder();
    const path = join(folder, "roundtrip.db");
    copyFileSync(join(inject("sqliteFolder"), "template.db"), path);
    return { url: `file:${path}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  return takePostgres();
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

// Making and dropping a PostgreSQL database takes 0.2 s of processor time, emptying one a hundredth of it: the files of
// one worker hand them on. A test that changes tables takes `emptyDatabase` instead.
const place = Symbol.for("roundtrip.emptied");
const kept: unknown = Reflect.get(globalThis, place);
const emptied = kept instanceof Set ? (kept as Set<string>) : new Set<string>();
Reflect.set(globalThis, place, emptied);

async function takePostgres(): Promise<FreshDatabase> {
  const [waiting] = emptied;
  if (waiting !== undefined) emptied.delete(waiting);
  const template = `TEMPLATE "${inject("postgresTemplate")}" STRATEGY FILE_COPY`;
  const url = waiting ?? (await createPostgres(template)).url;
  return {
    url,
    drop: async () => {
      await askPostgres(url, emptyTables);
      emptied.add(url);
    },
  };
}

// like DROP DATABASE … WITH (FORCE), it ends whoever is still connected
const emptyTables = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET session_replication_role = replica;
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT oid, oid::regclass AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
    LOOP
      IF pg_relation_size(one.oid) > 100000 THEN EXECUTE format('TRUNCATE %s CASCADE', one.name);
      ELSE EXECUTE format('DELETE FROM %s', one.name); END IF;
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
