const separators = [",", ";", "\t", "|"] as const;

/**
 * The separator of a CSV file by its first line with something in it: the one of comma, semicolon, tab and bar that
 * stands there most often outside quotes; a comma when none does.
 */
export function detectSeparator(text: string): string {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === "\n" || character === "\r") break;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [best] = separators.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return best ?? ",";
}
