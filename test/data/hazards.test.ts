// What Prisma's better-sqlite3 adapter does to several requests in one process, shown on the adapter as it stands,
// and its cure, shown on ours. A new version of Prisma that mends one of them fails the first half here.
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Database, type Db, openDatabase } from "../../src/data/client.ts";
import { sqlitePathOf } from "../../src/data/database-url.ts";
import { PrismaClient } from "../../src/data/generated/sqlite/client.ts";
import { createSqliteAdapter } from "../../src/data/sqlite-adapter.ts";
import { type FreshDatabase, freshDatabase } from "../support/databases.ts";
import { longestGap } from "../support/loop-gap.ts";
import { duringRollback, failNextCommit, workspace, writeMany } from "../support/sqlite-faults.ts";

let fresh: FreshDatabase;
let other: Sqlite.Database; // another connection, as of another process

beforeEach(async () => {
  fresh = await freshDatabase("sqlite");
  other = new Sqlite(sqlitePathOf(fresh.url), { timeout: 0 });
  other.pragma("journal_mode = WAL");
});

afterEach(async () => {
  vi.restoreAllMocks();
  other.close();
  await fresh.drop();
});

const insert = (id: string) => other.exec(`INSERT INTO "Workspace" ("id", "createdAt") VALUES ('${id}', 1)`);
const storedIds = () => other.prepare(`SELECT "id" FROM "Workspace" ORDER BY "id"`).pluck().all();

/** Another process holds the write lock for `ms`, as far as the event loop lets it go. */
function lockFor(ms: number): Promise<unknown> {
  other.exec("BEGIN IMMEDIATE");
  return sleep(ms).then(() => other.exec("COMMIT"));
}

// A busy machine only ever makes a gap longer, so what is measured may be measured again; a loop that is really held
// is held every time.
const measured = { retry: 3 };

describe("Prisma's adapter as it stands", () => {
  let db: Db;
  beforeEach(() => {
    db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: fresh.url, timeout: 1_000 }) });
  });
  afterEach(() => db.$disconnect());

  test("1: loses an acknowledged write, and shows an uncommitted one, when someone else's transaction rolls back", async () => {
    let seen: unknown = null;
    await duringRollback(db, async () => {
      await db.workspace.create(workspace("T-acknowledged"));
      seen = await db.workspace.findUnique({ where: { id: "T-undone" } });
    });
    expect(seen).not.toBeNull();
    expect(storedIds()).toEqual([]);
  });

  test("2: fails a transaction that reads, then writes, when another connection wrote in between", async () => {
    const attempt = db.$transaction(async (tx) => {
      await tx.workspace.count();
      insert("T-other");
      await tx.workspace.create(workspace("T-ours"));
    });
    await expect(attempt).rejects.toMatchObject({ code: "P1008" });
    expect(storedIds()).toEqual(["T-other"]);
  });

  test("3: stops the event loop for as long as another process holds the lock, then fails", async () => {
    const free = lockFor(300);
    const gapMs = await longestGap(async () => {
      await expect(db.workspace.create(workspace("T1"))).rejects.toMatchObject({ code: "P1008" });
    });
    await free;
    expect(gapMs).toBeGreaterThan(900); // its busy timeout, 1000 ms here
  });

  test("4: stays inside a transaction whose COMMIT failed, and loses what is acknowledged after it", async () => {
    failNextCommit();
    await expect(db.$transaction((tx) => tx.workspace.create(workspace("T-first")))).rejects.toThrow();
    await db.workspace.create(workspace("T-acknowledged"));
    await expect(db.$transaction((tx) => tx.workspace.count())).rejects.toThrow("within a transaction");
    await db.$disconnect();
    expect(storedIds()).toEqual([]);
  });

  test("5: does not sync each commit to the disk", async () => {
    expect(await db.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 1n }]); // NORMAL
  });

  test("6: stops the event loop during a loop of writes, each of them awaited", async () => {
    const began = performance.now();
    const gapMs = await longestGap(() => writeMany(db));
    expect(gapMs).toBeGreaterThan((performance.now() - began) * 0.8);
  });
});

describe("our adapter", () => {
  let database: Database;
  let db: Db;
  beforeEach(async () => {
    database = await openDatabase({ url: fresh.url });
    db = database.db;
  });
  afterEach(() => database.close());

  test("1: keeps an acknowledged write, and shows no uncommitted one", async () => {
    let seen: unknown = "not asked";
    await duringRollback(db, async () => {
      await db.workspace.create(workspace("T-acknowledged"));
      seen = await db.workspace.findUnique({ where: { id: "T-undone" } });
    });
    expect(seen).toBeNull();
    expect(storedIds()).toEqual(["T-acknowledged"]);
  });

  test("2: lets nobody write between the reading and the writing of a transaction", async () => {
    await db.$transaction(async (tx) => {
      await tx.workspace.count();
      expect(() => insert("T-other")).toThrow("database is locked");
      await tx.workspace.create(workspace("T-ours"));
    });
    insert("T-other");
    expect(storedIds()).toEqual(["T-other", "T-ours"]);
  });

  test.each([
    ["a statement", () => db.workspace.create(workspace("T1")).then(() => undefined)],
    [
      "a transaction",
      () => db.$transaction((tx) => tx.workspace.create(workspace("T1"))).then(() => undefined),
    ],
  ])(
    "3: leaves the event loop free while %s waits for another process's lock, and then writes",
    measured,
    async (_, write) => {
      const free = lockFor(600);
      const gapMs = await longestGap(write);
      await free;
      expect(gapMs).toBeLessThan(300); // of 600 ms: 20 ms of busy timeout, and a slow machine
      expect(storedIds()).toEqual(["T1"]);
    },
  );

  test("3: says that another process keeps the file locked when it does not end, and goes on after it", async () => {
    const impatient = new PrismaClient({ adapter: createSqliteAdapter(sqlitePathOf(fresh.url), 200) });
    other.exec("BEGIN IMMEDIATE");
    const said = "Another process has kept the SQLite file locked for 0.2 s.";
    await expect(impatient.workspace.create(workspace("T1"))).rejects.toThrow(said);
    await expect(impatient.$transaction((tx) => tx.workspace.create(workspace("T1")))).rejects.toThrow(said);
    other.exec("COMMIT");
    await impatient.$transaction((tx) => tx.workspace.create(workspace("T2")));
    await impatient.$disconnect();
    expect(storedIds()).toEqual(["T2"]);
  });

  test("3: answers reading questions while a writing one waits for another process's lock", async () => {
    other.exec("BEGIN IMMEDIATE");
    const write = db.workspace.create(workspace("T1")).then(() => undefined);
    expect(await db.workspace.count()).toBe(0);
    other.exec("COMMIT");
    await write;
    expect(storedIds()).toEqual(["T1"]);
  });

  test("4: undoes a transaction whose COMMIT failed, and keeps what is acknowledged after it", async () => {
    failNextCommit();
    await expect(db.$transaction((tx) => tx.workspace.create(workspace("T-first")))).rejects.toThrow();
    await db.workspace.create(workspace("T-acknowledged"));
    expect(storedIds()).toEqual(["T-acknowledged"]);
    await db.$transaction((tx) => tx.workspace.create(workspace("T-next")));
    expect(storedIds()).toEqual(["T-acknowledged", "T-next"]);
  });

  test("4: repeats a transaction whose COMMIT found the file busy", async () => {
    failNextCommit();
    await database.transaction((tx) => tx.workspace.create(workspace("T-first")));
    expect(storedIds()).toEqual(["T-first"]);
  });

  test("5: syncs each commit, keeps a write-ahead log, and checks links", async () => {
    expect(await db.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 2n }]); // FULL
    expect(await db.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
    expect(await db.$queryRaw`PRAGMA foreign_keys`).toEqual([{ foreign_keys: 1n }]);
  });

  test("6: leaves the event loop free during a loop of writes, each of them awaited", measured, async () => {
    const began = performance.now();
    const gapMs = await longestGap(() => writeMany(db));
    expect(gapMs).toBeLessThan((performance.now() - began) / 3);
  });

  test("6: leaves the event loop free during a heavy question that goes through ask", measured, async () => {
    const heavy = `WITH RECURSIVE counted ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM counted WHERE "n" < 3000000)
      SELECT CAST(sum("n") AS BIGINT) AS "total" FROM counted`;
    const total = 4_500_001_500_000n; // 3,000,000 × 3,000,001 ÷ 2
    await database.ask([{ sql: "SELECT 1 AS one", params: [] }]); // the thread has started
    const direct = await longestGap(async () => {
      expect(await db.$queryRawUnsafe(heavy)).toEqual([{ total }]);
    });
    const asked = await longestGap(async () => {
      expect(await database.ask([{ sql: heavy, params: [] }])).toEqual([[{ total }]]);
    });
    expect(direct).toBeGreaterThan(200);
    expect(asked).toBeLessThan(direct / 3);
  });
});
