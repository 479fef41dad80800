import { offence, type Source } from "./source.ts";
import type { Token } from "./tokenize.ts";

/** Exported functions of core and data without a docstring directly above. */
export function checkDocstrings(source: Source): string[] {
  const documented = new Set(
    source.comments.filter(({ text }) => /^\/\*\*[\s*]*[^\s*/]/.test(text)).map(({ endLine }) => endLine + 1),
  );
  const explained = new Set<string>();
  return source.tokens.flatMap((token, index) => {
    const name = token.text === "export" ? functionNameAt(source.tokens, index + 1) : null;
    if (name === null || explained.has(name)) return [];
    if (documented.has(token.line)) explained.add(name); // the overloads below share it
    return documented.has(token.line)
      ? []
      : [offence(source, token.line, `exports ${name}() without a docstring`)];
  });
}

/** `async function* name`, `const name = (…) =>`; null for any other export. */
function functionNameAt(tokens: readonly Token[], start: number): string | null {
  const words = tokens.slice(start, start + 4).map(({ text }) => text);
  const keyword = words.indexOf("function");
  if (keyword === 0 || (keyword === 1 && words[0] === "async")) {
    return words.slice(keyword + 1).find((text) => text !== "*") ?? null;
  }
  if (words[0] !== "const") return null;
  const equals = tokens.findIndex(({ text }, index) => index > start && text === "=");
  return isFunctionAt(tokens, equals + 1) ? (words[1] ?? null) : null;
}

function isFunctionAt(tokens: readonly Token[], start: number): boolean {
  const first = tokens[start]?.text;
  if (first === "async" || first === "function" || first === "<") return true;
  if (tokens[start + 1]?.text === "=>") return true;
  if (first !== "(") return false;
  const close = closingOf(tokens, start);
  return ["=>", ":"].includes(tokens[close + 1]?.text ?? "");
}

function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  return tokens.findIndex(({ kind, text }, index) => {
    if (index < open || kind !== "mark") return false;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    return depth === 0;
  });
}

/** Instants are epoch milliseconds by house rule; a counter counts what it is called. */
const speaksForItself = /At$|^(version|attempts)$/;

/** Models that do not say what one row is, and numbers that do not say their unit. */
export function checkSchemaComments({ path, text }: { path: string; text: string }): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const isExplained = /^\s*\/\/\//.test(lines[index - 1] ?? "") || /\/\/\/ \S/.test(line);
    const model = /^model (\w+)/.exec(line)?.[1];
    const number = /^\s+(\w+)\s+(?:BigInt|Int|Float|Decimal)\b/.exec(line)?.[1];
    if (isExplained || (model === undefined && number === undefined)) return [];
    if (number !== undefined && speaksForItself.test(number)) return [];
    const what =
      model === undefined ? `${number} does not say its unit` : `${model} does not say what a row is`;
    return [offence({ path }, index + 1, `${what}; put a /// line above`)];
  });
}

/** What works on one of the two databases only. */
export function checkPortableSchema({ path, text }: { path: string; text: string }): string[] {
  return text.split("\n").flatMap((line, index) => {
    const code = line.replace(/\/\/.*$/, "");
    const found =
      /^\s*enum\b|@db\.\w+|@updatedAt|\bnow\(\)|\bautoincrement\(\)|^\s+\w+\s+(String|Int|BigInt|Boolean|Float)\[\]|\bJson\b|\bDecimal\b/.exec(
        code,
      );
    return found === null
      ? []
      : [offence({ path }, index + 1, `has ${found[0].trim()}, which is not portable`)];
  });
}
