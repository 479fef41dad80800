import { type Database, isUniqueViolation, type Tx } from "./client.ts";
import { findHandled, markHandled, type RequestId } from "./requests.ts";

const triesMost = 3;

/**
 * Runs a write once per request: the record, its history and the request's key commit together. The same request
 * again, or at the same time, gets the record of the first. A race on another unique key (two people naming the same
 * new company) is run again.
 * @param given `recordId` is what the request makes; `createdAt` epoch ms
 * @returns the id that the first run made
 * @throws whatever `write` throws
 */
export async function recordOnce(
  database: Database,
  given: { request: RequestId; ledgerId: string; recordId: string; createdAt: number },
  write: (tx: Tx, recordId: string) => Promise<void>,
): Promise<string> {
  const { request, ...made } = given;
  for (let tries = 1; ; tries += 1) {
    try {
      await database.transaction(async (tx) => {
        await markHandled(tx, request, made);
        await write(tx, made.recordId);
      });
      return made.recordId;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const first = await findHandled(database.db, request);
      if (first !== null) return first.recordId;
      if (tries === triesMost) throw error;
    }
  }
}
