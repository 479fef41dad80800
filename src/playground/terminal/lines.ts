import { createInterface } from "node:readline";

/** Where the playground's input comes from. */
export type Lines = {
  /** whether somebody sits there */
  readonly isTerminal: boolean;
  /** shows the question and gives the next line; null when there are no more */
  ask(question: string): Promise<string | null>;
  /** the next line is this one: it was the answer to something else */
  putBack(line: string): void;
  /** whether a line comes within this time (ms) */
  hasAny(withinMs: number): Promise<boolean>;
  close(): void;
};

/** What Tab offers for a line: the whole lines it may become. */
export type Complete = (line: string) => string[];

/**
 * Lines from a terminal, with history and Tab, or from a pipe, whose lines are printed as if they were typed. Lines that
 * come before they are asked for wait in a queue; Ctrl-C and Ctrl-D are the end of input.
 */
export function openLines(input: NodeJS.ReadStream, output: NodeJS.WriteStream, complete: Complete): Lines {
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const reader = createInterface({
    input,
    ...(isTerminal && { output }),
    terminal: isTerminal,
    completer: (line: string): [string[], string] => [complete(line), line],
  });
  const queue: string[] = [];
  let waiting: (() => void) | null = null;
  let isEnded = false;
  const wake = (): void => {
    waiting?.();
    waiting = null;
  };
  reader.on("line", (line) => {
    queue.push(line);
    wake();
  });
  reader.on("SIGINT", () => reader.close());
  reader.on("close", () => {
    isEnded = true;
    wake();
  });
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      waiting = resolve;
    });
  return {
    isTerminal,
    async ask(question) {
      if (isTerminal && !isEnded) {
        reader.setPrompt(question);
        reader.prompt();
      }
      while (queue.length === 0 && !isEnded) await changed();
      const line = queue.shift() ?? null;
      if (!isTerminal && line !== null) output.write(`${question}${line}\n`);
      return line;
    },
    putBack: (line) => void queue.unshift(line),
    async hasAny(withinMs) {
      if (queue.length > 0 || isEnded) return queue.length > 0;
      const timer = setTimeout(wake, withinMs);
      await changed();
      clearTimeout(timer);
      return queue.length > 0;
    },
    close: () => reader.close(),
  };
}
