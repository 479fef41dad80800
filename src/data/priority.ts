import { AsyncLocalStorage } from "node:async_hooks";

const background = new AsyncLocalStorage<true>();

/**
 * Runs `work` so that every question it asks of the database waits behind the questions of people.
 * For imports, deliveries and other jobs; on SQLite, where all writers share one connection, people overtake it
 * between its statements and transactions. Returns and throws what `work` does.
 */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return background.run(true, work);
}

/** True inside `inBackground`, also after awaits. */
export function isBackground(): boolean {
  return background.getStore() === true;
}
