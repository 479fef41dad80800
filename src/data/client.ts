import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Ask, Asking } from "./ask.ts";
import { isBusy, isWriteConflict } from "./database-errors.ts";
import {
  connectionLimitOf,
  idleConnectionMs,
  type Provider,
  providerOf,
  sqlitePathOf,
} from "./database-url.ts";
import type { Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client.ts";

export { isUniqueViolation } from "./database-errors.ts";
export type { Provider } from "./database-url.ts";

/** The database itself: each question stands alone. One type for both providers. */
export type Db = SqliteClient;
/** The database inside a transaction. */
export type Tx = Prisma.TransactionClient;
/** What a question is asked of: the first parameter of every function of this floor. */
export type Queryable = Db | Tx;

export type Database = {
  provider: Provider;
  db: Db;
  /**
   * Runs `fn` in one transaction and answers what it answers; a throw undoes all of it. `fn` may run again, up to
   * three times in all, when the database gave it up for another one: it must do nothing but ask `tx`. It has 10 s.
   * Ask `tx` in there, never `db`: on SQLite `db` waits for the transaction to end.
   */
  transaction: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Questions that read much, off the main loop, from one snapshot: see `ask`. */
  ask: Ask;
  /** Waits for questions under way, then ends every connection and thread. */
  close: () => Promise<void>;
  /** The database's own time in epoch milliseconds, the same for every process: for leases. */
  now: () => Promise<number>;
};

export type OpenDatabase = {
  /** "file:./data/roundtrip.db" (SQLite; its folder is made) or "postgresql://…", with "?connection_limit=5" if wished */
  url: string;
};

const transactionAttempts = 3;
const transactionLimits = { maxWait: 10_000, timeout: 10_000 };

/** Opens the database and proves that it answers. Throws when the URL is not one, or nothing answers there. */
export async function openDatabase({ url }: OpenDatabase): Promise<Database> {
  const provider = providerOf(url);
  const { db, openAsk } = await (provider === "sqlite" ? loadSqlite(sqlitePathOf(url)) : loadPostgres(url));
  await db.$queryRaw`SELECT 1 AS "one"`;
  const asking = openAsk();
  return {
    provider,
    db,
    transaction: (fn) => transact(db, fn),
    ask: asking.ask,
    close: async () => {
      await asking.close();
      await db.$disconnect();
    },
    now: () => readClock(db, provider),
  };
}

/** The client, which has not connected yet, and what opens the way for big questions. */
type Loaded = { db: Db; openAsk: () => Asking };

// Each is loaded where it is used: a start needs one of the two.
async function loadSqlite(path: string): Promise<Loaded> {
  mkdirSync(dirname(path), { recursive: true });
  const { PrismaClient } = await import("./generated/sqlite/client.ts");
  const { createSqliteAdapter } = await import("./sqlite-adapter.ts");
  const { openSqliteAsk } = await import("./ask-sqlite.ts");
  const db = new PrismaClient({ adapter: createSqliteAdapter(path), transactionOptions: transactionLimits });
  return { db, openAsk: () => openSqliteAsk(path) };
}

async function loadPostgres(url: string): Promise<Loaded> {
  const { PrismaClient } = await import("./generated/postgresql/client.ts");
  const { createPostgresAdapter } = await import("./postgres-adapter.ts");
  const { openPostgresAsk } = await import("./ask-postgres.ts");
  const adapter = createPostgresAdapter({
    connectionString: url,
    max: connectionLimitOf(url),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: idleConnectionMs,
    allowExitOnIdle: true,
  });
  const client = new PrismaClient({ adapter, transactionOptions: transactionLimits });
  // Both clients are generated from one model file and differ in nothing but the names of their types.
  return { db: client as unknown as Db, openAsk: () => openPostgresAsk(url) };
}

async function transact<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(fn);
    } catch (error) {
      const mayRepeat = isBusy(error) || isWriteConflict(error);
      if (!mayRepeat || attempt === transactionAttempts) throw error;
    }
    await sleep(attempt * (10 + Math.random() * 40)); // jitter, so that the same two do not meet again
  }
}

const clockRows = z.tuple([z.object({ ms: z.coerce.number().int() })]);

async function readClock(db: Db, provider: Provider): Promise<number> {
  const seconds = provider === "sqlite" ? "unixepoch('subsec')" : "extract(epoch FROM clock_timestamp())";
  const rows = await db.$queryRawUnsafe(`SELECT CAST(round(${seconds} * 1000) AS BIGINT) AS "ms"`);
  const [{ ms }] = clockRows.parse(rows);
  return ms;
}
