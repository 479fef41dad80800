import { ask as askAway, type Row } from "./ask.ts";
import type { Database } from "./client.ts";
import type { LedgerTable } from "./ledger-tables.ts";

// Small enough to come back from the reading thread in one breath.
const rowsPerQuestion = 500;

/**
 * Rows of one table of a ledger in the order of its order column, part by part, each part a question of its own off the
 * main loop. Tables are read in the reverse of their list: what a row links to is read after it, so it is there.
 */
export async function* readRows(
  database: Pick<Database, "ask">,
  ledgerId: string,
  { name, columns, order }: LedgerTable,
): AsyncGenerator<Row[]> {
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  const own = name === "Ledger" ? "id" : "ledgerId";
  const sql = `SELECT ${names} FROM "${name}" WHERE "${own}" = ? AND "${order}" > ? ORDER BY "${order}" LIMIT ${rowsPerQuestion}`;
  let last = "";
  for (;;) {
    const [rows = []] = await askAway(database, [{ sql, params: [ledgerId, last] }]);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerQuestion) return;
    last = String(rows.at(-1)?.[order] ?? "");
  }
}
