import { stringify } from "csv-stringify/sync";
import { guardCell } from "../../core/guard-cell.ts";
import type { Row, Value } from "../../data/ask.ts";
import type { Column, ColumnKind, LedgerTable } from "../../data/ledger-tables.ts";
import type { ExportFormat } from "./describe-export.ts";

/** How a table's file is written: what stands before, between and after its rows. */
export type TablePrinter = {
  start: string;
  /** some rows; `isFirst` for the first ones of the table */
  rows: (rows: readonly Row[], isFirst: boolean) => string;
  end: string;
};

/** A table as a CSV file, or as a JSON array with a row on each line. */
export function tablePrinter({ columns }: LedgerTable, format: ExportFormat): TablePrinter {
  if (format === "csv") {
    return {
      start: `${columns.map(({ name }) => name).join(",")}\n`,
      // Nothing is null, a pair of quotes is the empty text: as PostgreSQL's COPY tells them apart.
      rows: (rows) =>
        stringify(
          rows.map((row) => columns.map(cellIn(row))),
          { quoted_match: /^$/ },
        ),
      end: "",
    };
  }
  return {
    start: "[",
    rows: (rows, isFirst) => {
      const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map(memberIn(row)))));
      return `${isFirst ? "" : ","}\n${lines.join(",\n")}`;
    },
    end: "\n]\n",
  };
}

/** Words are guarded; numbers are what they are, also below zero. */
const cellIn =
  (row: Row) =>
  ({ name, kind }: Column): string | null => {
    const value = row[name] ?? null;
    if (value === null) return null;
    if (kind === "flag") return value === 1n ? "true" : "false";
    return typeof value === "bigint" ? String(value) : guardCell(value);
  };

const memberIn =
  (row: Row) =>
  ({ name, kind }: Column): [string, string | number | boolean | null] => [
    name,
    memberOf(kind, row[name] ?? null),
  ];

/** Numbers of any size are text, because JSON's own lose digits. */
function memberOf(kind: ColumnKind, value: Value): string | number | boolean | null {
  if (kind === "flag" && value !== null) return value === 1n;
  if (kind === "count" && value !== null) return Number(value);
  return typeof value === "bigint" ? String(value) : value;
}
