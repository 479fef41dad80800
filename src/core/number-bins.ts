/** A bin of numbers: over `over` (null: no least) up to and with `upTo` (null: no most). */
export type NumberBin = { over: number | null; upTo: number | null };

/**
 * Bins from the largest value of each quarter of all values, in any order: equal ones are one bin, and the last has no
 * most. Empty for fewer than two different bounds: there is nothing to tell apart. Never throws.
 */
export function binsFrom(largest: readonly number[]): NumberBin[] {
  const bounds = [...new Set(largest)].sort((a, b) => a - b).slice(0, -1);
  if (bounds.length === 0) return [];
  const edges = [null, ...bounds, null];
  return edges.slice(1).map((upTo, at) => ({ over: edges[at] ?? null, upTo }));
}

/** A bin in words: "up to 50", "51–200" between whole numbers, "50.5–200", "over 200". */
export function wordsForBin({ over, upTo }: NumberBin): string {
  if (over === null) return `up to ${upTo ?? ""}`;
  if (upTo === null) return `over ${over}`;
  return `${Number.isInteger(over) && Number.isInteger(upTo) ? over + 1 : over}–${upTo}`;
}
