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
  return createPostgres(`TEMPLATE "${inject("postgresTemplate")}"`);
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

async function createPostgres(options: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await askServer(`CREATE DATABASE "${name}" ${options}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => askServer(`DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function askServer(sql: string): Promise<void> {
  const client = new pg.Client(inject("postgresUrl"));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
