import { checkPart } from "./check-part.ts";
import type { Check } from "./report.ts";
import { findBlockSpec, findObjectSpec, tableCharBudget } from "./spec.ts";
import {
  countCodePoints,
  isJson,
  itemsOf,
  type Json,
  objectsIn,
  placesAt,
  pointTo,
  typeOf,
} from "./walk-json.ts";

/** The rules of `table` and `data_table` that go beyond counts: cells, the header, equal columns, characters. */
export function checkTable(check: Check, table: Json, pointer: string, cellTypes: string[]): void {
  for (const { value: cell, pointer: at } of placesAt(table, "rows[][]", pointer)) {
    checkCell(check, cell, at, cellTypes);
  }
  for (const { value, pointer: at } of placesAt(table, "column_settings[]", pointer)) {
    if (!isJson(value)) check.report(at, "type", "column settings must be an object");
    else if (value.align !== undefined && !["left", "center", "right"].includes(String(value.align))) {
      check.report(pointTo(at, "align"), "enum", "must be one of left, center, right");
    }
  }
  const type = typeOf(table);
  const chars = countCellChars(table);
  if (chars > tableCharBudget(type)) {
    check.report(
      pointer,
      "table-chars",
      `${chars} characters in cells, at most ${tableCharBudget(type)} allowed`,
    );
  }
  if (type === "data_table") checkDataTable(check, table, pointer);
}

/** All text characters (code points) in the cells of one table. */
export function countCellChars(table: Json): number {
  return objectsIn(table.rows, "")
    .map(({ value }) => (typeof value.text === "string" ? countCodePoints(value.text) : 0))
    .reduce((sum, chars) => sum + chars, 0);
}

function checkCell(check: Check, cell: unknown, pointer: string, cellTypes: string[]): void {
  if (!isJson(cell)) {
    check.report(pointer, "type", "a cell must be an object");
    return;
  }
  const type = typeOf(cell);
  if (!cellTypes.includes(type)) {
    check.report(pointTo(pointer, "type"), "cell-type", `"${type}" is not one of ${cellTypes.join(", ")}`);
    return;
  }
  const spec = findObjectSpec(type) ?? findBlockSpec(type);
  if (spec !== null) checkPart(check, spec, cell, pointer);
  if (type === "raw_number" && typeof cell.value !== "number") {
    check.report(pointTo(pointer, "value"), "type", "must be a number");
  }
}

function checkDataTable({ report }: Check, table: Json, pointer: string): void {
  const rows = itemsOf(table.rows, pointTo(pointer, "rows"));
  const widths = rows.map((row) => (Array.isArray(row.value) ? row.value.length : 0));
  const columns = widths[0] ?? 0;
  rows.forEach((row, index) => {
    if (widths[index] !== columns) {
      report(row.pointer, "equal-columns", `${widths[index]} cells, the header has ${columns}`);
    }
  });
  for (const cell of itemsOf(rows[0]?.value, rows[0]?.pointer ?? pointer)) {
    if (typeOf(cell.value) === "rich_text") {
      report(cell.pointer, "header-cell-type", "the header row cannot hold rich_text");
    }
  }
  const rowHeader = table.row_header_column_index;
  if (typeof rowHeader === "number" && rowHeader >= columns) {
    report(pointTo(pointer, "row_header_column_index"), "row-header-column", `there are ${columns} columns`);
  }
}
