import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

const Coded = z.object({
  code: z.string().optional(),
  port: z.number().optional(),
  cause: z.unknown().optional(),
});

// What an operating system, PostgreSQL (appendix A of its manual) and SQLite call what an operator has to see to.
const outages = new Map([
  ["ECONNREFUSED", "The database does not answer: nothing listens at the address in DATABASE_URL."],
  ["ENOTFOUND", "The database does not answer: the host in DATABASE_URL is not known."],
  ["EAI_AGAIN", "The database does not answer: the host in DATABASE_URL cannot be looked up just now."],
  ["ETIMEDOUT", "The database does not answer: the connection to DATABASE_URL timed out."],
  ["EHOSTUNREACH", "The database does not answer: the host in DATABASE_URL cannot be reached."],
  ["ENETUNREACH", "The database does not answer: the host in DATABASE_URL cannot be reached."],
  ["28P01", "The database refuses the user or password in DATABASE_URL."],
  ["28000", "The database refuses the user or password in DATABASE_URL."],
  ["3D000", "The database named in DATABASE_URL does not exist on its server."],
  ["53300", "The database has no connection left for us."],
  ["57P03", "The database is starting up or shutting down."],
  ["ENOTDIR", "The folder of the database file in DATABASE_URL cannot be made."],
  ["EROFS", "The folder of the database file in DATABASE_URL is read-only."],
  ["SQLITE_CANTOPEN", "The database file in DATABASE_URL cannot be opened."],
  ["SQLITE_NOTADB", "The file in DATABASE_URL is no SQLite database."],
  ["SQLITE_READONLY", "The database file in DATABASE_URL is read-only."],
]);

/** Why the process cannot go on, in one sentence without secrets; null for what is our own failure. */
export function wordsForOutage(error: unknown): string | null {
  const read = Coded.safeParse(error);
  if (!read.success) return null;
  const { code = "", port, cause } = read.data;
  if (code === "EADDRINUSE") return `Port ${port} is in use; set PORT to another one.`;
  if (code === "EACCES") {
    return port === undefined
      ? "The folder of the database file in DATABASE_URL cannot be written."
      : `Port ${port} may not be opened by this user; set PORT to one above 1023.`;
  }
  return outages.get(code) ?? (cause === undefined ? null : wordsForOutage(cause));
}

/** A mistake of the command line's parser in plain words, its colours taken out, with a full stop. */
export const plainMessage = (message: string): string =>
  stripVTControlCharacters(message).replace(/\.?$/, ".");
