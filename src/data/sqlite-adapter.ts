import { setImmediate as letOthersRun, setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type { Database as Connection } from "better-sqlite3";
import { isBusy } from "./database-errors.ts";
import { keepStatements } from "./keep-statements.ts";
import { isBackground } from "./priority.ts";
import { createTurns, type Turns } from "./take-turns.ts";

/** How long SQLite itself may wait for another process's lock: it stops the whole event loop meanwhile. */
const busyTimeoutMs = 20;
/** How many turns people take before the event loop runs: about as many as a request has, a millisecond each. */
const turnsInARow = 8;
/** How long we keep asking above that, with the loop free, before the caller hears of it. */
const defaultPatienceMs = 5_000;

/**
 * Prisma's better-sqlite3 adapter, made safe for many requests in one process.
 *
 * The stock adapter has one connection that only interactive transactions take turns on: a plain write that was
 * acknowledged is lost when somebody else's transaction rolls back. It begins deferred, waits for locks with the
 * event loop stopped, never lets it run during a loop of awaited writes, stays inside a transaction whose COMMIT
 * failed, and does not sync each commit. Here every statement, script and transaction takes its turn (people before
 * background work), transactions begin IMMEDIATE, a lock is waited for up to `patienceMs` with the loop free (then an
 * Error says so), whatever is left open is rolled back, and the connection runs in WAL with synchronous FULL and
 * foreign keys on.
 */
export function createSqliteAdapter(path: string, patienceMs = defaultPatienceMs): SqlDriverAdapterFactory {
  const untilFree = <T>(attempt: () => Promise<T>) => repeatWhileBusy(attempt, patienceMs);
  const stock = new PrismaBetterSqlite3({ url: `file:${path}`, timeout: busyTimeoutMs });
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const adapter = await stock.connect();
      const connection = connectionOf(adapter);
      // The mode is written into the file: another process that opens it at the same moment holds its lock.
      await untilFree(async () => connection.pragma("journal_mode = WAL"));
      connection.pragma("synchronous = FULL");
      connection.pragma("foreign_keys = ON");
      keepStatements(connection);
      return takeTurnsOn(adapter, connection, untilFree);
    },
  };
}

// The adapter keeps its connection in a property that its types do not show; nothing else tells whether SQLite is
// still inside a transaction. The hazard tests fail if a new version renames it.
function connectionOf(adapter: SqlDriverAdapter): Connection {
  const { client } = adapter as SqlDriverAdapter & { client?: Connection };
  if (client === undefined)
    throw new Error("Prisma's better-sqlite3 adapter no longer shows its connection.");
  return client;
}

type Repeat = <T>(attempt: () => Promise<T>) => Promise<T>;

function takeTurnsOn(adapter: SqlDriverAdapter, connection: Connection, untilFree: Repeat): SqlDriverAdapter {
  const turns = pausing(createTurns());
  const inTurn = <T>(act: () => Promise<T>) => untilFree(() => takeTurn(turns, act));
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => inTurn(() => adapter.queryRaw(query)),
    executeRaw: (query) => inTurn(() => adapter.executeRaw(query)),
    executeScript: (script) => inTurn(() => adapter.executeScript(script)),
    startTransaction: () => untilFree(() => begin(adapter, connection, turns)),
    dispose: () => takeTurn(turns, () => adapter.dispose()),
  };
}

/**
 * SQLite answers at once, so a loop of awaited writes would never come back to the event loop. Background work comes
 * back to it before each turn; people, who would meet a piece of that work each time, after a few.
 */
function pausing(turns: Turns): Turns {
  let inARow = 0;
  const pause = async () => {
    if (isBackground() || inARow === turnsInARow) return letOthersRun();
    if (inARow === 0) setImmediate(() => (inARow = 0));
    inARow += 1;
  };
  return {
    take: async () => {
      await pause();
      return turns.take();
    },
  };
}

async function takeTurn<T>(turns: Turns, act: () => Promise<T>): Promise<T> {
  const end = await turns.take();
  try {
    return await act();
  } finally {
    end();
  }
}

async function begin(adapter: SqlDriverAdapter, connection: Connection, turns: Turns): Promise<Transaction> {
  const end = await turns.take();
  try {
    await adapter.executeRaw(plain("BEGIN IMMEDIATE"));
    return transactionOn(adapter, connection, end);
  } catch (error) {
    end();
    throw error;
  }
}

function transactionOn(adapter: SqlDriverAdapter, connection: Connection, end: () => void): Transaction {
  let ended = false;
  // SQLite itself rolls back on a full disk or an I/O error: what follows must not commit by itself.
  const inside = <T>(act: () => Promise<T>) => {
    if (ended || !connection.inTransaction) throw new Error("This transaction has already been rolled back.");
    return act();
  };
  const finish = () => {
    if (ended) return;
    ended = true;
    try {
      if (connection.inTransaction) connection.exec("ROLLBACK");
    } finally {
      end();
    }
  };
  const run = async (query: SqlQuery) => inside(() => adapter.executeRaw(query));
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: async (query) => inside(() => adapter.queryRaw(query)),
    executeRaw: async (query) => (query.sql === "ROLLBACK" && !connection.inTransaction ? 0 : run(query)),
    // Prisma sends COMMIT or ROLLBACK as a statement, then calls one of these; after a failed COMMIT, rollback().
    commit: async () => {
      const isOpen = connection.inTransaction;
      finish();
      if (isOpen) throw new Error("COMMIT left the transaction open; it was rolled back.");
    },
    rollback: async () => finish(),
    createSavepoint: async (name) => void (await run(plain(`SAVEPOINT ${name}`))),
    rollbackToSavepoint: async (name) => void (await run(plain(`ROLLBACK TO ${name}`))),
    releaseSavepoint: async (name) => void (await run(plain(`RELEASE SAVEPOINT ${name}`))),
  };
}

const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** Repeats an attempt that met another connection's lock, giving up its turn and the event loop in between. */
async function repeatWhileBusy<T>(attempt: () => Promise<T>, patienceMs: number): Promise<T> {
  for (let waitedMs = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waitedMs >= patienceMs) {
        throw new Error(`Another process has kept the SQLite file locked for ${patienceMs / 1000} s.`, {
          cause: error,
        });
      }
    }
    const pauseMs = 5 + Math.random() * 45; // jitter, so that two processes do not meet again
    await sleep(pauseMs);
    waitedMs += pauseMs + busyTimeoutMs;
  }
}
