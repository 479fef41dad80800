/** A row of a CSV file: column name → text. */
export type CsvRow = Readonly<Record<string, string>>;

/** The text of a row's column, trimmed; "" when the row has no such column of its own. */
export function cellOf(row: CsvRow, column: string): string {
  return Object.hasOwn(row, column) ? (row[column]?.trim() ?? "") : "";
}
