import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, numberMarks } from "../../src/data/ask.ts";
import { openSqliteAsk } from "../../src/data/ask-sqlite.ts";
import { type Database, openDatabase } from "../../src/data/client.ts";
import { sqlitePathOf } from "../../src/data/database-url.ts";
import { emptyDatabase, type FreshDatabase, freshDatabase, providers } from "../support/databases.ts";

test.each([
  [`"id" = ? AND "day" < ?`, `"id" = $1 AND "day" < $2`, 2],
  [`'what?' || ? || 'it''s ?'`, `'what?' || $1 || 'it''s ?'`, 1],
  [`"odd?""name?" = ?`, `"odd?""name?" = $1`, 1],
  [`? -- why?\n, ? /* or ? */`, `$1 -- why?\n, $2 /* or ? */`, 2],
  ["1", "1", 0],
])("the marks of %j become %j", (sql, numbered, count) => {
  expect(numberMarks(sql)).toEqual({ sql: numbered, count });
});

describe.each(providers)("asking a %s database", (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await openDatabase({ url: fresh.url });
    await database.db.workspace.createMany({
      data: [
        { id: "T1", createdAt: 9_007_199_254_740_993n }, // 2^53 + 1
        { id: "T2?", createdAt: 2n },
      ],
    });
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  test("answers whole numbers as bigint, truth as 1n and 0n, text as text and nothing as null", async () => {
    const sql = `SELECT count(*) AS n, CAST(sum("createdAt") AS BIGINT) AS total, CAST(1 AS INTEGER) AS one,
      max("id") AS "lastId", "id" = "id" AS yes, CAST(NULL AS TEXT) AS "absent", NULL AS bare, 'a' AS word
      FROM "Workspace" GROUP BY "id" ORDER BY "id"`;
    const [rows] = await ask(database, [{ sql, params: [] }]);
    const same = { n: 1n, one: 1n, yes: 1n, absent: null, bare: null, word: "a" };
    expect(rows).toEqual([
      { ...same, total: 9_007_199_254_740_993n, lastId: "T1" },
      { ...same, total: 2n, lastId: "T2?" },
    ]);
  });

  test("takes text, whole numbers, truth and nothing as params, in order", async () => {
    const find = (condition: string, ...params: (string | number | bigint | boolean | null)[]) =>
      ask(database, [{ sql: `SELECT "id" FROM "Workspace" WHERE ${condition}`, params }]).then(
        ([rows]) => rows,
      );
    expect(await find(`"id" = ? AND "createdAt" = ?`, "T2?", 2)).toEqual([{ id: "T2?" }]);
    expect(await find(`"createdAt" > ? AND "id" <> 'T2?'`, 9_007_199_254_740_992n)).toEqual([{ id: "T1" }]);
    expect(await find(`("id" = 'T1') = ? AND "id" <> COALESCE(?, '')`, false, null)).toEqual([{ id: "T2?" }]);
  });

  test("sees one state in all questions of a call, whatever is written meanwhile", async () => {
    const count = { sql: `SELECT count(*) AS n FROM "Workspace"`, params: [] };
    const slow = {
      sql: `WITH RECURSIVE counted ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM counted WHERE "n" < 300000)
        SELECT count(*) AS n FROM counted`,
      params: [],
    };
    let isAsking = true;
    const asking = ask(database, [count, slow, count, slow, count]).finally(() => {
      isAsking = false;
    });
    let written = 0;
    while (isAsking) {
      await database.db.workspace.create({ data: { id: `W${written}`, createdAt: 1n } });
      written += 1;
    }
    const [first, , second, , third] = await asking;
    expect(written).toBeGreaterThan(1);
    expect([second, third]).toEqual([first, first]);
    expect(await ask(database, [count])).toEqual([[{ n: BigInt(2 + written) }]]);
  });

  test.each([
    [
      "is no SQL",
      `SELECT "id" FROM "Nowhere"`,
      [],
      /^The question "SELECT "id" FROM "Nowhere" …" failed: .*Nowhere/,
    ],
    [
      "writes",
      `DELETE FROM "Workspace" RETURNING "id"`,
      [],
      /^The question "DELETE FROM .* failed: .*read-?only/,
    ],
    ["has a mark too many", "SELECT ? AS a, ? AS b", ["secret"], /failed: it has 2 marks and 1 params\.$/],
    ["carries a fraction", "SELECT ? AS a", [0.5], /failed: a number among its params is not whole\.$/],
    ["answers a fraction", "SELECT 0.5 AS half", [], /"half" is neither a whole number nor text: CAST it/],
  ])("refuses a question that %s", async (_, sql, params, said) => {
    const error: unknown = await ask(database, [{ sql, params }]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof Error && error.message).toMatch(said);
    expect(String(error)).not.toContain("secret");
    expect(await ask(database, [{ sql: "SELECT 1 AS one", params: [] }])).toEqual([[{ one: 1n }]]);
  });

  test("gives the rows of the first question to whoever takes them, or leaves them in the answer, in order", async () => {
    const numbers = (most: number) => ({
      sql: `WITH RECURSIVE counted ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM counted WHERE "n" < CAST(? AS BIGINT))
        SELECT "n" AS n FROM counted`,
      params: [most],
    });
    const taken: unknown[] = [];
    const [left = [], others] = await database.ask([numbers(2500), numbers(3)], (rows) => {
      taken.push(...rows);
    });
    const all = [...taken, ...left];
    expect(all).toEqual(Array.from({ length: 2500 }, (_, n) => ({ n: BigInt(n + 1) })));
    expect([taken.length, left.length]).toContain(0);
    expect(others).toEqual([{ n: 1n }, { n: 2n }, { n: 3n }]);
    if (provider === "sqlite") {
      const refuse = () => {
        throw new Error("not these");
      };
      await expect(database.ask([numbers(2500)], refuse)).rejects.toThrow("not these");
    }
    expect(await database.ask([numbers(1)])).toEqual([[{ n: 1n }]]);
  });

  test("names the question that failed among several", async () => {
    const good = { sql: "SELECT 1 AS one", params: [] };
    const bad = { sql: `SELECT "gone" FROM "Workspace"`, params: [] };
    await expect(ask(database, [good, bad, good])).rejects.toThrow(`The question "SELECT "gone" FROM`);
  });

  test("waits for questions under way when it is closed, and refuses later ones", async () => {
    const question = { sql: `SELECT count(*) AS n FROM "Workspace"`, params: [] };
    const underWay = ask(database, [question]);
    await database.close();
    expect(await underWay).toEqual([[{ n: 2n }]]);
    await expect(ask(database, [question])).rejects.toThrow();
    database = await openDatabase({ url: fresh.url });
  });

  test("does not keep a process alive that has nothing else to do", async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [fileURLToPath(new URL("../support/ask-in-process.ts", import.meta.url)), fresh.url],
      { timeout: 15_000 },
    );
    expect(stdout.trim()).toBe("2");
  });
});

test("SQLite's thread is started anew after it died, and the question that it took along is told", async () => {
  const { url, drop } = await emptyDatabase("sqlite");
  const asking = openSqliteAsk(sqlitePathOf(url));
  const question = { sql: "SELECT 1 AS one", params: [] };
  await expect(asking.ask([question])).rejects.toThrow(
    /^The question "SELECT 1 AS one …" failed: its thread died/,
  );
  new Sqlite(sqlitePathOf(url)).exec("VACUUM").close(); // now there is a file to open
  expect(await asking.ask([question])).toEqual([[{ one: 1n }]]);
  await asking.close();
  await drop();
});
