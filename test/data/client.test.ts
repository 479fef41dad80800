import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { type Database, isUniqueViolation, openDatabase } from "../../src/data/client.ts";
import { inBackground } from "../../src/data/priority.ts";
import { type FreshDatabase, freshDatabase, providers } from "../support/databases.ts";

const workspace = (id: string, createdAt = 1n) => ({ data: { id, createdAt } });

describe.each(providers)("a %s database", (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await openDatabase({ url: fresh.url });
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const ids = async () =>
    (await database.db.workspace.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

  test("keeps all of a transaction, or nothing", async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.workspace.create(workspace("T1"));
      await tx.workspace.create(workspace("T2"));
      return "done";
    });
    const failing = database.transaction(async (tx) => {
      await tx.workspace.create(workspace("T3"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(answer).toBe("done");
    expect(await ids()).toEqual(["T1", "T2"]);
  });

  test("asks one thing after another inside a transaction", async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => warnings.push(message);
    process.on("warning", note);
    try {
      await database.transaction(async (tx) => {
        await tx.workspace.create(workspace("T1"));
        const ledger = { id: "L1", workspaceId: "T1", key: "l", name: "L", currency: "USD", timeZone: "UTC" };
        await tx.ledger.create({ data: { ...ledger, createdAt: 1n } });
        // the relations of one query are asked for at once
        await tx.ledger.findMany({ include: { teams: true, sources: true, divisions: true, stages: true } });
      });
      await sleep(0); // a warning is told in a turn of its own
    } finally {
      process.off("warning", note);
    }
    expect(warnings).toEqual([]);
  });

  test("tells a row that is there already from every other failure, in a transaction and outside", async () => {
    await database.db.workspace.create(workspace("T1"));
    const again = [
      database.db.workspace.create(workspace("T1")),
      database.transaction((tx) => tx.workspace.create(workspace("T1"))),
      database.db.$executeRawUnsafe(`INSERT INTO "Workspace" ("id", "createdAt") VALUES ('T1', 1)`),
    ];
    for (const { status, reason } of await settled(again)) {
      expect(status).toBe("rejected");
      expect(isUniqueViolation(reason)).toBe(true);
    }
    const others = [
      database.db.channelBinding.create({ data: { workspaceId: "T1", channelId: "C1", ledgerId: "none" } }),
      database.db.$queryRawUnsafe(`SELECT * FROM "Nowhere"`),
      Promise.reject(new Error("P2002")),
    ];
    for (const { status, reason } of await settled(others)) {
      expect(status).toBe("rejected");
      expect(isUniqueViolation(reason)).toBe(false);
    }
  });

  test("of many that create the same row at once, one does and the others hear that it is there", async () => {
    const all = await settled(
      Array.from({ length: 12 }, (_, n) =>
        database.transaction((tx) => tx.workspace.create(workspace("T1", BigInt(n)))),
      ),
    );
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(11);
    expect(refused.every(({ reason }) => isUniqueViolation(reason))).toBe(true);
  });

  test("loses no step of a counter that many transactions read and write at once", async () => {
    await database.db.workspace.create(workspace("T1", 0n));
    const step = () =>
      database.transaction((tx) =>
        tx.workspace.update({ where: { id: "T1" }, data: { createdAt: { increment: 1n } } }),
      );
    await Promise.all(Array.from({ length: 25 }, step));
    expect(await database.db.workspace.findMany()).toMatchObject([{ id: "T1", createdAt: 25n }]);
  });

  test("goes on after a transaction that took too long, which is undone", async () => {
    const slow = database.db.$transaction(
      async (tx) => {
        await tx.workspace.create(workspace("T-slow"));
        await sleep(150);
        await tx.workspace.create(workspace("T-late"));
      },
      { timeout: 50 },
    );
    const waiting = database.db.$transaction((tx) => tx.workspace.create(workspace("T-next")));
    await expect(slow).rejects.toMatchObject({ code: "P2028" });
    await waiting;
    expect(await ids()).toEqual(["T-next"]);
  });

  test("tells its own time", async () => {
    const before = Date.now();
    const now = await database.now();
    expect(now).toBeGreaterThan(before - 1_000); // the same machine's clock, read apart
    expect(now).toBeLessThan(Date.now() + 1_000);
    expect(Number.isInteger(now)).toBe(true);
  });
});

const settled = async (all: Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) => ({
    status: one.status,
    reason: one.status === "rejected" ? one.reason : undefined,
  }));

test("a SQLite database's folder is made when it is missing", async () => {
  const path = join(inject("sqliteFolder"), "new", "folder", "roundtrip.db");
  const database = await openDatabase({ url: `file:${path}` });
  await database.close();
  expect(existsSync(path)).toBe(true);
});

test("a SQLite transaction that waited too long for its turn gives up, and takes no later turn with it", async () => {
  const { url, drop } = await freshDatabase("sqlite");
  const database = await openDatabase({ url });
  const finish = Promise.withResolvers<void>();
  const holding = database.transaction(() => finish.promise);
  const late = database.db.$transaction((tx) => tx.workspace.count(), { maxWait: 20 });
  await expect(late).rejects.toMatchObject({ code: "P2028" });
  finish.resolve();
  await holding;
  expect(await database.transaction((tx) => tx.workspace.count())).toBe(0);
  await database.close();
  await drop();
});

test("on SQLite people's writes overtake those of background work", async () => {
  const { url, drop } = await freshDatabase("sqlite");
  const database = await openDatabase({ url });
  const order: string[] = [];
  const write = (id: string) =>
    database.transaction((tx) => tx.workspace.create(workspace(id))).then(() => order.push(id));
  const finish = Promise.withResolvers<void>();
  const holding = database.transaction(() => finish.promise);
  const all = [inBackground(() => write("import 1")), inBackground(() => write("import 2")), write("person")];
  await sleep(20);
  finish.resolve();
  await Promise.all([holding, ...all]);
  expect(order).toEqual(["person", "import 1", "import 2"]);
  await database.close();
  await drop();
});

test("on PostgreSQL a transaction that another one blocked for good is repeated", async () => {
  const { url, drop } = await freshDatabase("postgresql");
  const database = await openDatabase({ url });
  await database.db.workspace.createMany({ data: [workspace("T1", 0n).data, workspace("T2", 0n).data] });
  const bothHold = Promise.withResolvers<void>();
  let holding = 0;
  let runs = 0;
  const touch = (first: string, second: string) =>
    database.transaction(async (tx) => {
      runs += 1;
      await tx.workspace.update({ where: { id: first }, data: { createdAt: { increment: 1n } } });
      holding += 1;
      if (holding === 2) bothHold.resolve();
      await bothHold.promise;
      await tx.workspace.update({ where: { id: second }, data: { createdAt: { increment: 1n } } });
    });
  await Promise.all([touch("T1", "T2"), touch("T2", "T1")]); // each holds what the other wants: a deadlock
  expect(runs).toBe(3);
  expect((await database.db.workspace.findMany()).map(({ createdAt }) => createdAt)).toEqual([2n, 2n]);
  await database.close();
  await drop();
});

test.each(["mysql://user:secret@host/db", "roundtrip.db", "file:", "file::memory:"])(
  "%s is refused with a sentence that gives no password away",
  async (url) => {
    const error = await openDatabase({ url }).catch((reason: unknown) => reason);
    expect(String(error)).toContain("DATABASE_URL");
    expect(String(error)).not.toContain("secret");
  },
);
