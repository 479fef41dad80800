const quoted = (text: string): string => (/[,="]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Pairs as an option's text, which `readOptionPairs` reads back: `id=Id,company="Company, legal"`. */
export const printPairs = (pairs: Iterable<readonly [string, string]>): string =>
  [...pairs].map(([name, value]) => `${quoted(name)}=${quoted(value)}`).join(",");

/**
 * Lines of "name = value" → pairs, blank lines aside; the last equals sign of a line separates, so that a name may hold
 * one. `wrong`: the first line, as typed, that has no name or no value; null where all are fine.
 */
export function readPairLines(text: string): { pairs: [string, string][]; wrong: string | null } {
  const pairs: [string, string][] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const at = line.lastIndexOf("=");
    const [name, value] = [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()];
    if (name === "" || value === "") return { pairs, wrong: line.trim() };
    pairs.push([name, value]);
  }
  return { pairs, wrong: null };
}
