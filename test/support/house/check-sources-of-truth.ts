import { offence, type Source } from "./source.ts";
import type { Token } from "./tokenize.ts";

/** Who may read the environment. */
const environmentReaders = ["src/config.ts"];

/** Who may read the machine's clock: ctx, and the playground's stand-in for Slack's own clock. */
const clockReaders = ["src/ctx.ts", "src/playground/wall-clock.ts"];

/** `process.env` by any spelling, outside config. */
export function checkEnvironment(source: Source): string[] {
  if (environmentReaders.includes(source.path)) return [];
  const imported = source.imports
    .filter(({ specifier, names }) => /^(node:)?process$/.test(specifier ?? "") && names.includes("env"))
    .map(({ line }) => offence(source, line, "imports env; only src/config.ts reads the environment"));
  return [
    ...imported,
    ...find(source, (at) => {
      const isRead = at(0) === "process" && (at(1) + at(2) === ".env" || at(1) + at(2) === "?.env");
      const isIndexed = at(0) === "process" && at(1) + at(2) === "[env";
      const isTaken = at(0) === "env" && /^(:\w*)?[},]/.test(at(1) + at(2) + at(3)) && takesFromProcess(at);
      return isRead || isIndexed || isTaken ? "reads the environment; only src/config.ts does" : null;
    }),
  ];
}

/** `const { env } = process` seen from its `env`. */
function takesFromProcess(at: (offset: number) => string): boolean {
  for (let offset = 1; offset < 40; offset += 1) {
    if (at(offset) === "}") return at(offset + 1) === "=" && at(offset + 2) === "process";
  }
  return false;
}

/** The machine's clock by any spelling, outside ctx; `new Date(ms)` is arithmetic and allowed. */
export function checkClock(source: Source): string[] {
  if (clockReaders.includes(source.path)) return [];
  return find(source, (at) => {
    const three = at(0) + at(1) + at(2);
    const reads =
      three === "Date.now" ||
      three === "Temporal.Now" ||
      /^performance\.(now|timeOrigin)$/.test(three) ||
      /^process\.(hrtime|uptime)$/.test(three) ||
      (at(0) + at(1) === "newDate" && (at(2) !== "(" || at(3) === ")")) ||
      (at(0) + at(1) === "Date(" && at(-1) !== "new" && at(-1) !== ".");
    return reads ? "reads the clock; only src/ctx.ts does, everyone else asks ctx.clock" : null;
  });
}

/** Looks at each word of code with its neighbours; `at(1)` is the text of the next token. */
function find(source: Source, look: (at: (offset: number) => string) => string | null): string[] {
  return source.tokens.flatMap((token: Token, index) => {
    if (token.kind !== "word") return [];
    const what = look((offset) => source.tokens[index + offset]?.text ?? "");
    return what === null ? [] : [offence(source, token.line, what)];
  });
}
