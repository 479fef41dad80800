import type { Outcome } from "./import-kinds.ts";
import { type DayFormat, parseDayFormat } from "./parse-day-format.ts";

/** The day formats that read differently; the others are narrower writings of these. */
export const readings = [
  "ISO",
  "YYYY/MM/DD",
  "M/D/YYYY",
  "D/M/YYYY",
  "D.M.YYYY",
] as const satisfies readonly DayFormat[];

/**
 * The day formats that read the most of these cells, blank ones aside: one where the file is clear, two where month and
 * day may be either, none where no format reads any. Of no cells: ISO.
 */
export function guessDayFormats(cells: readonly string[]): readonly DayFormat[] {
  const written = cells.filter((cell) => cell.trim() !== "");
  if (written.length === 0) return ["ISO"];
  const read = readings.map((format) => ({
    format,
    count: written.filter((cell) => parseDayFormat(cell, format) !== null).length,
  }));
  const most = Math.max(...read.map(({ count }) => count));
  return most === 0 ? [] : read.filter(({ count }) => count === most).map(({ format }) => format);
}

/** What a deal's stage of this name probably means; open for what says nothing. */
export function guessOutcome(stage: string): Extract<Outcome, "open" | "won" | "lost"> {
  if (/\b(lost|verloren|perdu|cancell?ed|abandoned)\b|closed-?lost/i.test(stage)) return "lost";
  return /\b(won|gewonnen|gagn[eé])\b|closed-?won/i.test(stage) ? "won" : "open";
}

/** Whether a status of this name probably says that a row is no lead. */
export const isNoLead = (status: string): boolean => /\b(junk|spam|duplicate|test)\b/i.test(status);
