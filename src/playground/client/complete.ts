import type { PageCommand } from "../page/contract.ts";

/** What may stand in the box instead of what is typed: `line` is put in, `title` and `does` are shown. */
export type Completion = { line: string; title: string; does: string };

const most = 8;

/** Ways to go on from a half-typed command: names first, then lines that work as they are. Case of names is ignored. */
export function complete(typed: string, commands: readonly PageCommand[]): Completion[] {
  if (!typed.startsWith("/") || typed.includes("\n")) return [];
  const lower = typed.toLowerCase();
  const command = findCommand(typed, commands);
  if (command === null) {
    const word = lower.slice(1);
    const begins = commands.filter(({ name }) => name.startsWith(lower));
    const holds = commands.filter(({ name }) => word.length > 1 && name.indexOf(word) > 1);
    return [...begins, ...holds].slice(0, most).map(({ name, does, hint }) => ({
      line: `${name} `,
      title: hint === "" ? name : `${name} ${hint}`,
      does,
    }));
  }
  const lines = command.examples.filter(
    (line) => line.toLowerCase().startsWith(lower) && line.length > typed.trimEnd().length,
  );
  return lines.slice(0, most).map((line) => ({ line, title: line, does: "" }));
}

/** The command that the typed line begins with as a whole word; null while its name is half typed. */
export function findCommand(typed: string, commands: readonly PageCommand[]): PageCommand | null {
  const word = typed.split(/\s/, 1)[0]?.toLowerCase();
  return commands.find(({ name }) => name === word) ?? null;
}
