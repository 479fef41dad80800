import { type Fields, fieldsOf, objectsOf, textOf } from "../json.ts";
import { drawWithLibrary, isForLibrary } from "./draw-with-library.ts";
import type { Names } from "./drawing.ts";
import { escapeHtml, tag } from "./tag.ts";

/** A table or data_table: the first row heads the columns, one column heads the rows; it scrolls on a narrow page. */
export function drawTable(block: Fields, names: Names): string {
  const rows = (Array.isArray(block.rows) ? block.rows : []).map(objectsOf);
  const [head = [], ...body] = rows;
  const settings = Array.isArray(block.column_settings) ? block.column_settings.map(fieldsOf) : [];
  const heading = typeof block.row_header_column_index === "number" ? block.row_header_column_index : 0;
  const drawRow = (row: readonly Fields[], isHead: boolean): string =>
    tag(
      "tr",
      {},
      ...row.map((cell, column) => {
        const isHeading = isHead || column === heading;
        const scope = isHead ? "col" : "row";
        const attributes = { class: classOf(settings[column], body, column) };
        return tag(
          isHeading ? "th" : "td",
          isHeading ? { ...attributes, scope } : attributes,
          drawCell(cell, names),
        );
      }),
    );
  const caption = textOf(block.caption);
  const label = caption || `Table: ${head.map(cellWords).join(", ")}`;
  return tag(
    "div",
    { class: "block block-table", role: "region", tabindex: "0", "aria-label": label },
    tag(
      "table",
      {},
      caption === "" ? "" : tag("caption", {}, escapeHtml(caption)),
      tag("thead", {}, drawRow(head, true)),
      tag("tbody", {}, ...body.map((row) => drawRow(row, false))),
    ),
  );
}

/** Columns stand where their settings say; without any, numbers stand to the right. */
function classOf(setting: Fields | undefined, body: readonly Fields[][], column: number): string | null {
  const isNumeric = body.length > 0 && body.every((row) => row[column]?.type === "raw_number");
  const align = textOf(setting?.align) || (isNumeric ? "right" : "left");
  const names = [align === "left" ? "" : `align-${align}`, setting?.is_wrapped === true ? "wrapped" : ""];
  return names.filter((name) => name !== "").join(" ") || null;
}

const cellWords = (cell: Fields): string =>
  typeof cell.text === "string" ? cell.text : String(cell.value ?? "");

function drawCell(cell: Fields, names: Names): string {
  return isForLibrary(cell) ? drawWithLibrary(cell, names) : escapeHtml(cellWords(cell));
}
