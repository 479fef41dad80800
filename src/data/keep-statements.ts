import type { Database as Connection, Statement } from "better-sqlite3";

/** How many texts are kept prepared; Prisma writes a different one for each number of values in an IN list. */
const keptMost = 500;

/**
 * Keeps the connection's statements prepared: Prisma's adapter prepares each one anew, which took a quarter of an
 * interactive request. The adapter binds for ever (`bind`), which a kept statement cannot bear: arguments are held
 * here and passed when it runs. SQLite prepares again by itself after the schema has changed.
 */
export function keepStatements(connection: Connection): void {
  const kept = new Map<string, Statement<unknown[]>>();
  const prepare = connection.prepare.bind(connection);
  const find = (sql: string): Statement<unknown[]> => {
    const found = kept.get(sql) ?? prepare<unknown[]>(sql);
    kept.delete(sql); // the newest stands last
    kept.set(sql, found);
    const [oldest] = kept.keys();
    if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  Object.assign(connection, {
    prepare: (sql: string) => {
      const statement = find(sql);
      return { bind: (args: unknown[]) => bound(statement, args), run: () => statement.run() };
    },
  });
}

const bound = (statement: Statement<unknown[]>, args: unknown[]) => ({
  reader: statement.reader,
  run: () => statement.run(args),
  columns: () => statement.columns(),
  raw: () => ({ all: () => statement.raw(true).all(args) }),
});
