/** A row of a CSV file: column name → text. */
export type CsvRow = Readonly<Record<string, string>>;

/** The text of a row's column, trimmed; "" when the row has no such column of its own. */
export function cellOf(row: CsvRow, column: string): string {
  return Object.hasOwn(row, column) ? (row[column]?.trim() ?? "") : "";
}

/**
 * The text behind what --map names for a field: a column ("Name"), columns joined by a space ("First Name+Last Name"),
 * or the first of several that is not blank ("Became a Lead Date|Create Date"). A column whose own name holds a bar or
 * a plus is itself. "" when all are blank or missing.
 */
export function textAt(row: CsvRow, columns: string): string {
  if (Object.hasOwn(row, columns)) return cellOf(row, columns);
  for (const choice of columns.split("|")) {
    const parts = choice.split("+").map((column) => cellOf(row, column.trim()));
    const text = parts.filter((part) => part !== "").join(" ");
    if (text !== "") return text;
  }
  return "";
}

/** The columns that such a text names, of a file with these headers. */
export function columnsNamed(columns: string, headers: readonly string[]): string[] {
  return headers.includes(columns) ? [columns] : columns.split(/[|+]/).map((column) => column.trim());
}
