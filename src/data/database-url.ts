export type Provider = "sqlite" | "postgresql";

/**
 * Which database a URL means: "file:…" is SQLite, "postgresql://…" or "postgres://…" is PostgreSQL.
 * Throws on any other, without repeating the URL: it may hold a password.
 */
export function providerOf(url: string): Provider {
  if (url.startsWith("file:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgresql";
  throw new Error('DATABASE_URL must start with "file:" (SQLite) or "postgresql://" (PostgreSQL).');
}

/** How many connections a PostgreSQL URL allows by "?connection_limit=5", besides two for reports; without a number, 10. */
export function connectionLimitOf(url: string): number {
  const limit = Number(new URL(url).searchParams.get("connection_limit"));
  return Number.isInteger(limit) && limit > 0 ? limit : 10;
}

/** How long an unused PostgreSQL connection stays open: a new one costs the server 30 ms of computing before its first answer. */
export const idleConnectionMs = 300_000;

/**
 * The path of a SQLite "file:" URL, as written, without parameters: relative ones start at the working directory.
 * Throws where there is no file, because reports are read through a second connection.
 */
export function sqlitePathOf(url: string): string {
  const path = url
    .replace(/^file:/, "")
    .replace(/\?.*$/, "")
    .replace(/^\/\/+/, "/");
  if (path === "" || path === ":memory:") {
    throw new Error('DATABASE_URL names no file: write for instance "file:./data/roundtrip.db".');
  }
  return path;
}
