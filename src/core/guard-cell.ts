// What spreadsheets run when a cell begins with it (OWASP, CSV injection), the full-width forms included.
const starts = "=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20";
const dangerous = new RegExp(`^'*[${starts}]`);
const guarded = new RegExp(`^'+[${starts}]`);

/**
 * Text as a cell of a CSV file that no spreadsheet runs as a formula: what begins with = + - @ a tab or a carriage
 * return gets an apostrophe in front. Text that looks guarded already gets one more, so that `unguardCell` gives back
 * exactly what was there.
 */
export const guardCell = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** The text behind a cell that `guardCell` made: one apostrophe less where it stands before = + - @ tab or CR. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
