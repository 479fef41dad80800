import type { TableBlock } from "@slack/types";
import { blockIdOf } from "./blocks.ts";
import { maxOf, tableCharBudget } from "./limits/spec.ts";
import { countCodePoints } from "./limits/walk-json.ts";
import { plainText } from "./text.ts";

export type Align = "left" | "center" | "right";

/** One cell: words, or words with the alignment of their column. */
export type Cell = string | { text: string; align?: Align };

/**
 * Slack's native table: a header and rows of plain words. A column is aligned as its first cell that says so, else to
 * the right when it holds numbers only. Of more rows, columns or characters than Slack takes, the last row (column)
 * says how many were left out; one huge cell is cut, so that the header and a row always fit. A message holds one table.
 * Throws when the header has no cell.
 */
export function table(given: { header: Cell[]; rows: Cell[][]; blockId?: string }): TableBlock {
  if (given.header.length === 0) throw new Error("A table needs at least one column.");
  const maxColumns = maxOf("block", "table", "rows[]");
  const columns = Math.min(given.header.length, maxColumns);
  const budget = tableCharBudget("table");
  // Three such rows fit: the header, one row, and the one that counts the rest.
  const maxCell = Math.floor(budget / (columns * 3));
  const lines = [given.header, ...given.rows].map((row) =>
    fitColumns(row.map(textOf), given.header.length, maxColumns).map((text) => plainText(text, maxCell)),
  );
  const alignments = Array.from({ length: columns }, (_, column) => alignOf(given, column));
  return {
    type: "table",
    rows: fitRows(lines, columns, budget).map((row) => row.map((text) => ({ type: "raw_text", text }))),
    column_settings: alignments.map((align) => ({ align, is_wrapped: align === "left" })),
    ...blockIdOf("table", given.blockId),
  };
}

const textOf = (cell: Cell): string => (typeof cell === "string" ? cell : cell.text);

/** A row with exactly as many cells as the header, or as fit with "… N more" as the last. */
function fitColumns(row: string[], columns: number, max: number): string[] {
  const full = Array.from({ length: columns }, (_, column) => row[column] ?? "");
  if (columns <= max) return full;
  const kept = full.slice(0, max - 1);
  return [...kept, `… ${columns - kept.length} more`];
}

/** The header and as many rows as fit in rows and characters; the rest is counted in a last row. */
function fitRows(lines: string[][], columns: number, budget: number): string[][] {
  const maxRows = maxOf("block", "table", "rows");
  const total = lines.reduce((sum, line) => sum + charsOf(line), 0);
  if (lines.length <= maxRows && total <= budget) return lines;
  const moreRow = (count: number) => [`… and ${count} more`, ...Array(columns - 1).fill("…")];
  const room = budget - charsOf(moreRow(lines.length));
  const kept: string[][] = [];
  let chars = 0;
  for (const line of lines.slice(0, maxRows - 1)) {
    chars += charsOf(line);
    if (chars > room) break;
    kept.push(line);
  }
  return [...kept, moreRow(lines.length - kept.length)];
}

const charsOf = (line: string[]): number => line.reduce((sum, text) => sum + countCodePoints(text), 0);

function alignOf({ header, rows }: { header: Cell[]; rows: Cell[][] }, column: number): Align {
  const cells = [header, ...rows].map((row) => row[column] ?? "");
  for (const cell of cells) {
    if (typeof cell !== "string" && cell.align) return cell.align;
  }
  const filled = cells
    .slice(1)
    .map(textOf)
    .filter((text) => !isBlank(text));
  return filled.length > 0 && filled.every(isNumeric) ? "right" : "left";
}

const isBlank = (text: string): boolean => ["", "–", "-", "n/a"].includes(text.trim());

// "1,204", "−3", "41 %", "$4,000", "1.10×", "120,000 USD"; not "Q4", and not the day "2026-11-22".
const isNumeric = (text: string): boolean =>
  /^[^\p{L}\p{N}]*\p{N}[^\p{L}]*$/u.test(text.replace(/\b[A-Z]{3}\b/, "")) && !/\d{4}-\d{2}/.test(text);
