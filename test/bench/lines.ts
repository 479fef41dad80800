/** One line of the table at the end; `aim` says what it should be, `isMet` whether it is (null: no aim). */
export type Line = { what: string; figure: string; aim: string; isMet: boolean | null };

/** A line without an aim. */
export const plain = (what: string, figure: string): Line => ({ what, figure, aim: "", isMet: null });

/** A line about a figure that should be at most `most`. */
export function atMost(
  what: string,
  value: number,
  given: { most: number; figure: string; unit: string },
): Line {
  const aim = `≤ ${given.most}${given.unit}`;
  return { what, figure: given.figure, aim, isMet: value <= given.most };
}

/** The lines as a table. */
export function printLines(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const figures = Math.max(...lines.map(({ figure }) => figure.length));
  const words = new Map<boolean | null, string>([
    [true, "met"],
    [false, "MISSED"],
    [null, ""],
  ]);
  return lines
    .map(({ what, figure, aim, isMet }) =>
      `${what.padEnd(width)}  ${figure.padStart(figures)}  ${aim.padEnd(9)} ${words.get(isMet)}`.trimEnd(),
    )
    .join("\n");
}

/** "1.23", with as many digits as figures this noisy deserve. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
