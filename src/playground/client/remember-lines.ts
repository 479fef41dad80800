/** What was sent, and where a person stands when walking back through it with the arrow keys. */
export type Lines = { sent: readonly string[]; at: number; draft: string };

const most = 50;

/** Nothing walked yet: one past the newest line. */
export const rememberLines = (sent: readonly string[]): Lines => ({ sent, at: sent.length, draft: "" });

/** After sending: the line is the newest, said twice it stands once, and at most 50 are kept. */
export function addLine({ sent }: Lines, line: string): Lines {
  return rememberLines([...sent.filter((before) => before !== line), line].slice(-most));
}

/** One line back (`-1`) or forth (`1`); past the newest the half-typed text is back. Null at either end. */
export function walk(lines: Lines, step: -1 | 1, typed: string): { lines: Lines; text: string } | null {
  const at = lines.at + step;
  if (at < 0 || at > lines.sent.length) return null;
  const draft = lines.at === lines.sent.length ? typed : lines.draft;
  return { lines: { ...lines, at, draft }, text: lines.sent[at] ?? draft };
}

/** Whether the text is a line walked to, untouched since. */
export const isWalking = ({ sent, at }: Lines, typed: string): boolean => sent[at] === typed;
