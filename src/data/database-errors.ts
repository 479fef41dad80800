import { z } from "zod";

// What Prisma hangs on an error: its own code and, below it, the adapter's reading of the driver's error.
// Raw queries carry it in meta, transactions that fail to start or commit throw the adapter's error itself.
const adapterCause = z.object({ kind: z.string(), originalCode: z.string().optional() });
const databaseError = z.object({
  code: z.string().optional(),
  meta: z.object({ driverAdapterError: z.object({ cause: adapterCause }).optional() }).optional(),
  cause: adapterCause.optional(),
});

/** Codes and adapter kind found in an error, most specific last; empty for anything that is not a database error. */
function signsOf(error: unknown): string[] {
  const read = databaseError.safeParse(error);
  if (!read.success) return [];
  const { code, meta, cause } = read.data;
  const below = meta?.driverAdapterError?.cause ?? cause;
  return [code, below?.kind, below?.originalCode].filter((sign) => sign !== undefined);
}

const hasSign = (error: unknown, signs: ReadonlySet<string>) =>
  signsOf(error).some((sign) => signs.has(sign));

const unique = new Set(["P2002", "UniqueConstraintViolation"]);
const missingTable = new Set(["P2021", "TableDoesNotExist"]);
const busy = new Set([
  "P1008",
  "SocketTimeout",
  "SQLITE_BUSY",
  "SQLITE_BUSY_SNAPSHOT",
  "SQLITE_BUSY_RECOVERY",
]);
// 40001 serialization failure, 40P01 deadlock: PostgreSQL's manual, appendix A; both ask for the whole to be repeated.
const conflict = new Set(["P2034", "TransactionWriteConflict", "40001", "40P01"]);

/**
 * True when a write was refused because a row with the same unique key is there already, on both databases and
 * for raw SQL too. Inside a PostgreSQL transaction the failed statement has ended the transaction: let the error
 * leave it, and look the row up in a new one.
 */
export const isUniqueViolation = (error: unknown): boolean => hasSign(error, unique);

/** True when a question named a table that the database has not got. */
export const isMissingTable = (error: unknown): boolean => hasSign(error, missingTable);

/** True when SQLite's file was locked by another connection; nothing was written. */
export const isBusy = (error: unknown): boolean => hasSign(error, busy);

/** True when PostgreSQL gave up a transaction in favour of another one; nothing was written. */
export const isWriteConflict = (error: unknown): boolean => hasSign(error, conflict);
