import type { ColumnDefinition, Database as Connection, Statement } from "better-sqlite3";

/** How many texts are kept prepared; Prisma writes a different one for each number of values in an IN list. */
const keptMost = 500;

type Kept = { statement: Statement<unknown[]>; columns: Statement<unknown[]>["columns"] };

/** A statement names its columns, so that they stay the same for ever; the adapter asks for them with every answer. */
function keep(statement: Statement<unknown[]>): Kept {
  let known: ColumnDefinition[] | null = null;
  return { statement, columns: () => (known ??= statement.columns()) };
}

/**
 * Keeps the connection's statements prepared: Prisma's adapter prepares each one anew, which took a quarter of an
 * interactive request. The adapter binds for ever (`bind`), which a kept statement cannot bear: arguments are held
 * here and passed when it runs. SQLite prepares again by itself after the schema has changed.
 */
export function keepStatements(connection: Connection): void {
  const kept = new Map<string, Kept>();
  const prepare = connection.prepare.bind(connection);
  const find = (sql: string): Kept => {
    const found = kept.get(sql) ?? keep(prepare<unknown[]>(sql));
    kept.delete(sql); // the newest stands last
    kept.set(sql, found);
    const [oldest] = kept.keys();
    if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  Object.assign(connection, {
    prepare: (sql: string) => {
      const known = find(sql);
      return { bind: (args: unknown[]) => bound(known, args), run: () => known.statement.run() };
    },
  });
}

const bound = ({ statement, columns }: Kept, args: unknown[]) => ({
  reader: statement.reader,
  run: () => statement.run(args),
  columns,
  raw: () => ({ all: () => statement.raw(true).all(args) }),
});
