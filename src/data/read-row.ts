import { type Day, isDay } from "../core/day.ts";
import type { Row } from "./ask.ts";

/** The text in a column of an answered row; null where there is none. */
export function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}

/** The business day in a column of an answered row; null where there is none. */
export function dayIn(row: Row, column: string): Day | null {
  const value = textIn(row, column) ?? "";
  return isDay(value) ? value : null;
}
