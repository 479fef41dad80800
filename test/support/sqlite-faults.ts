// What may happen to a SQLite database in a process that serves several people: for the tests of the hazards.
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, vi } from "vitest";
import type { Db } from "../../src/data/client.ts";

/** The smallest row there is. */
export const workspace = (id: string) => ({ data: { id, createdAt: 1n } });

/** Runs `meet` while a transaction has written T-undone and not ended; then that transaction is rolled back. */
export async function duringRollback(db: Db, meet: () => Promise<unknown>): Promise<void> {
  const began = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const undone = db.$transaction(async (tx) => {
    await tx.workspace.create(workspace("T-undone"));
    began.resolve();
    await finish.promise;
    throw new Error("undo");
  });
  await began.promise;
  const met = meet();
  await Promise.race([met, sleep(100)]);
  finish.resolve();
  await expect(undone).rejects.toThrow("undo");
  await met;
}

/** 400 writes, each awaited before the next. */
export async function writeMany(db: Db): Promise<void> {
  for (let n = 0; n < 400; n += 1) await db.workspace.create(workspace(`T${n}`));
}

/** The next COMMIT of any connection finds the file busy, once; `vi.restoreAllMocks()` takes the fault away. */
export function failNextCommit(): void {
  const statements: Sqlite.Statement = Object.getPrototypeOf(new Sqlite(":memory:").prepare("SELECT 1"));
  const run = statements.run;
  let isDue = true;
  vi.spyOn(statements, "run").mockImplementation(function (this: Sqlite.Statement, ...args: unknown[]) {
    if (this.source === "COMMIT" && isDue) {
      isDue = false;
      throw new Sqlite.SqliteError("database is locked", "SQLITE_BUSY");
    }
    return run.apply(this, args);
  });
}
