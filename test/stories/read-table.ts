import type { Reply } from "../../src/playground/reply.ts";

/** The cells of the table's row that begins with this label, e.g. ["Won", "4", "67 %*"]. @throws Error without one */
export function rowOf(shown: Pick<Reply, "text"> | string, label: string): string[] {
  const text = typeof shown === "string" ? shown : shown.text;
  const rows = text.split("\n").map((line) => line.trim().split(/ {2,}/));
  const found = rows.find((cells) => cells[0] === label && cells.length > 1);
  if (found === undefined) throw new Error(`no row "${label}" in:\n${text}`);
  return found;
}
