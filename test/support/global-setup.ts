import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/data/migrate.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { scratchFolder } from "./scratch-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** folder of the run's SQLite files; the migrated one in it is template.db */
    sqliteFolder: string;
    /** the run's PostgreSQL server, and in it the migrated database */
    postgresUrl: string;
    postgresTemplate: string;
  }
}

const template = "roundtrip_template";
let sqliteFolder: string | null = null;
let server: PostgresServer | null = null;

/** Once per run: one PostgreSQL server and one migrated, empty database of each kind, to be copied by the tests. */
export async function setup(project: TestProject): Promise<void> {
  const major = Number(process.versions.node.split(".")[0]);
  console.log(`Node ${process.version}, stories on ${process.env.TEST_DATABASES ?? "both databases"}`);
  if (major < 22) throw new Error(`The tests need Node 22.18 or newer; this is ${process.version}.`);

  sqliteFolder = scratchFolder("roundtrip-sqlite-");
  await migrate(`file:${join(sqliteFolder, "template.db")}`);
  project.provide("sqliteFolder", sqliteFolder);

  server = await startPostgres();
  const client = new pg.Client(server.urlOf("postgres"));
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  await migrate(server.urlOf(template));
  project.provide("postgresUrl", server.urlOf("postgres"));
  project.provide("postgresTemplate", template);
}

/** Ends the server and removes every file of the run. */
export async function teardown(): Promise<void> {
  await server?.stop();
  if (sqliteFolder) rmSync(sqliteFolder, { recursive: true, force: true });
}
