import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/data/client.ts";
import { migrate } from "../../src/data/migrate.ts";
import { migrationsFolder } from "../../src/data/migrations.ts";
import { pendingMigrations } from "../../src/data/pending-migrations.ts";
import { emptyDatabase, type FreshDatabase, providers } from "../support/databases.ts";

const run = promisify(execFile);
const migrateInProcess = fileURLToPath(new URL("../support/migrate-in-process.ts", import.meta.url));

describe.each(providers)("migrating %s", (provider) => {
  let folder: string;
  let fresh: FreshDatabase;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "roundtrip-migrations-"));
    fresh = await emptyDatabase(provider);
    land("1_one", `CREATE TABLE "One" ("id" INTEGER PRIMARY KEY);`);
    land("2_two", `CREATE TABLE "Two" ("id" INTEGER PRIMARY KEY); INSERT INTO "One" ("id") VALUES (1);`);
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await fresh.drop();
  });

  const land = (name: string, sql: string) => {
    mkdirSync(join(folder, provider, name), { recursive: true });
    writeFileSync(join(folder, provider, name, "migration.sql"), sql);
  };

  const withDatabase = async <T>(ask: (database: Database) => Promise<T>) => {
    const database = await openDatabase({ url: fresh.url });
    try {
      return await ask(database);
    } finally {
      await database.close();
    }
  };

  const countRows = (table: string) =>
    withDatabase(
      async ({ ask }) =>
        (await ask([{ sql: `SELECT count(*) AS n FROM "${table}"`, params: [] }]))[0]?.[0]?.n,
    );

  test("runs what has not run, in order, once", async () => {
    expect(await withDatabase((database) => pendingMigrations(database, folder))).toEqual(["1_one", "2_two"]);
    expect(await migrate(fresh.url, folder)).toEqual(["1_one", "2_two"]);
    expect(await migrate(fresh.url, folder)).toEqual([]);
    land("3_three", `INSERT INTO "One" ("id") VALUES (2);`);
    expect(await withDatabase((database) => pendingMigrations(database, folder))).toEqual(["3_three"]);
    expect(await migrate(fresh.url, folder)).toEqual(["3_three"]);
    expect(await countRows("One")).toBe(2n);
    expect(await withDatabase((database) => pendingMigrations(database, folder))).toEqual([]);
  });

  test("changes nothing when one of them fails, names it, and may be repeated once it is right", async () => {
    land("3_three", `INSERT INTO "One" ("id") VALUES (7); INSERT INTO "Nowhere" ("id") VALUES (1);`);
    await expect(migrate(fresh.url, folder)).rejects.toThrow(
      /^Migration 3_three failed: .*Nothing was changed\.$/,
    );
    expect(await withDatabase((database) => pendingMigrations(database, folder))).toHaveLength(3);
    land("3_three", `INSERT INTO "One" ("id") VALUES (7);`);
    expect(await migrate(fresh.url, folder)).toEqual(["1_one", "2_two", "3_three"]);
  });

  test("stops when a migration was changed after it ran", async () => {
    await migrate(fresh.url, folder);
    land("1_one", `CREATE TABLE "One" ("id" INTEGER PRIMARY KEY, "extra" TEXT);`);
    const said = /^Migration 1_one was changed after it ran here .* put the change into a new migration\.$/;
    await expect(migrate(fresh.url, folder)).rejects.toThrow(said);
    await expect(withDatabase((database) => pendingMigrations(database, folder))).rejects.toThrow(said);
  });

  test("stops when an earlier migration began and failed", async () => {
    await migrate(fresh.url, folder);
    await withDatabase(({ db }) =>
      db.$executeRawUnsafe(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`),
    );
    await expect(migrate(fresh.url, folder)).rejects.toThrow("began earlier and failed");
  });

  test("stops when the database is ahead of this version", async () => {
    await migrate(fresh.url, folder);
    rmSync(join(folder, provider, "2_two"), { recursive: true });
    await expect(migrate(fresh.url, folder)).rejects.toThrow(
      "2_two, which this version of Roundtrip does not know",
    );
  });

  test("is done by one of two processes that start at once; the other finds it done", async () => {
    const start = () => run(process.execPath, [migrateInProcess, fresh.url, folder]);
    const answers = (await Promise.all([start(), start()])).map(({ stdout }) => stdout.trim());
    expect(answers.sort()).toEqual([`["1_one","2_two"]`, "[]"]);
    expect(await countRows("One")).toBe(1n);
  });

  test("brings a new database to this version", async () => {
    expect(await migrate(fresh.url)).not.toEqual([]);
    expect(await withDatabase((database) => pendingMigrations(database, migrationsFolder))).toEqual([]);
  });
});

test("a SQLite migration may rebuild a table that others link to, but not leave broken links", async () => {
  const folder = mkdtempSync(join(tmpdir(), "roundtrip-migrations-"));
  const { url, drop } = await emptyDatabase("sqlite");
  const land = (name: string, sql: string) => {
    mkdirSync(join(folder, "sqlite", name), { recursive: true });
    writeFileSync(join(folder, "sqlite", name, "migration.sql"), sql);
  };
  land(
    "1_one",
    `CREATE TABLE "Parent" ("id" TEXT PRIMARY KEY);
     CREATE TABLE "Child" ("parentId" TEXT NOT NULL REFERENCES "Parent" ("id") ON DELETE CASCADE);
     INSERT INTO "Parent" VALUES ('a'); INSERT INTO "Child" VALUES ('a');`,
  );
  land(
    "2_two",
    `CREATE TABLE "new_Parent" ("id" TEXT PRIMARY KEY, "name" TEXT);
     INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
     DROP TABLE "Parent";
     ALTER TABLE "new_Parent" RENAME TO "Parent";`,
  );
  expect(await migrate(url, folder)).toEqual(["1_one", "2_two"]);
  const database = await openDatabase({ url });
  expect(await database.ask([{ sql: `SELECT "parentId" FROM "Child"`, params: [] }])).toEqual([
    [{ parentId: "a" }],
  ]);
  await database.close();

  land("3_three", `DELETE FROM "Parent";`);
  await expect(migrate(url, folder)).rejects.toThrow("would leave 1 broken links in Child");
  await drop();
  rmSync(folder, { recursive: true });
});
