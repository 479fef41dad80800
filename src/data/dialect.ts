import type { Provider } from "./database-url.ts";

// The one place where the SQL of the two databases differs.

/** SQL for the whole days from one day column to another; both text "2026-11-22". */
export function sqlDaysBetween(provider: Provider, from: string, to: string): string {
  return provider === "sqlite"
    ? `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`
    : `(CAST(${to} AS DATE) - CAST(${from} AS DATE))`;
}

/** SQL for the day some months (a `?` mark, whole) before a day column; a date which that month lacks becomes its last day. */
export function sqlMonthsBefore(provider: Provider, day: string): string {
  return provider === "sqlite"
    ? `date(${day}, '-' || CAST(? AS TEXT) || ' months', 'floor')`
    : `to_char(CAST(${day} AS DATE) - make_interval(months => CAST(? AS INTEGER)), 'YYYY-MM-DD')`;
}

/** SQL for whether a text column is a number without a sign: "1650", "0.5". */
export function sqlIsNumber(provider: Provider, column: string): string {
  return provider === "sqlite"
    ? `(${column} GLOB '[0-9]*' AND ${column} NOT GLOB '*[^0-9.]*' AND ${column} NOT GLOB '*.*.*')`
    : `(${column} ~ '^[0-9]+[.]?[0-9]*$')`;
}
