import { stripVTControlCharacters } from "node:util";

const narrowest = 40;
const widest = 110;

/** The width to write in: the terminal's, within reason; 100 where there is none. */
export const widthOf = (columns: number | undefined): number =>
  Math.min(widest, Math.max(narrowest, (columns ?? 101) - 1));

/** Two spaces between words are columns, which breaking would destroy. */
const isColumns = (line: string): boolean => /\S {2,}\S/.test(line);

/** Breaks long lines between words; tables and drawings stay as they are. Continuations keep the line's indent. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => (isColumns(line) ? [line] : wrapLine(line, width)));
}

/** What is seen of it: colours take no room. */
const lengthOf = (text: string): number => stripVTControlCharacters(text).length;

function wrapLine(line: string, width: number): string[] {
  if (lengthOf(line) <= width) return [line];
  const indent = /^\s*(?:• )?/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(/ (?!%)/)) {
    if (current.trim() !== "" && lengthOf(current) + 1 + lengthOf(word) > width) {
      lines.push(current);
      current = " ".repeat(indent) + word;
    } else {
      current = current === "" && lines.length === 0 ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
