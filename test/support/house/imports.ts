import { posix } from "node:path";
import type { Token } from "./tokenize.ts";

export type Import = {
  /** as written; null when it is computed */
  specifier: string | null;
  kind: "static" | "re-export" | "dynamic" | "require" | "url";
  /** `import type` and `export type`: nothing of it is there at run time */
  isTypeOnly: boolean;
  /** the names taken, as the other file calls them; empty for a whole module */
  names: string[];
  line: number;
  /** indices of its first and last token */
  first: number;
  last: number;
};

/** Every way in which a file names another one: import, export from, import(), require(), new URL(…, import.meta.url). */
export function readImports(tokens: readonly Token[]): Import[] {
  return tokens.flatMap((token, index) => {
    const found = token.kind === "word" ? readImport(tokens, index) : null;
    return found === null ? [] : [{ ...found, line: token.line, first: index }];
  });
}

type Found = Omit<Import, "line" | "first">;

function readImport(tokens: readonly Token[], index: number): Found | null {
  const [word, next, after] = tokens.slice(index, index + 3);
  const before = tokens[index - 1];
  if (isMark(before, ".") || isMark(before, "?.")) return null;
  const isCall = isMark(next, "(");
  if ((word?.text === "import" || word?.text === "require") && isCall) {
    const isWhole = isMark(tokens[index + 3], ")") || isMark(tokens[index + 3], ",");
    const specifier = isWhole && isLiteral(after) ? after.text : null;
    const kind = word.text === "import" ? "dynamic" : "require";
    return { specifier, kind, isTypeOnly: false, names: [], last: index + 3 };
  }
  if (word?.text === "URL" && isCall && isLiteral(after) && namesMeta(tokens, index + 3)) {
    return { specifier: after.text, kind: "url", isTypeOnly: false, names: [], last: index + 3 };
  }
  if (word?.text === "import") return readClause(tokens, index, "static");
  return word?.text === "export" ? readClause(tokens, index, "re-export") : null;
}

/** `import … from "x"`, `import "x"`, `export … from "x"`. */
function readClause(tokens: readonly Token[], index: number, kind: "static" | "re-export"): Found | null {
  const next = tokens[index + 1];
  const after = tokens[index + 2];
  if (kind === "static" && next?.kind === "string") {
    return { specifier: next.text, kind, isTypeOnly: false, names: [], last: index + 1 };
  }
  if (isMark(next, ".") || isMark(next, ":")) return null;
  const isTypeOnly =
    next?.text === "type" && (isMark(after, "{") || isMark(after, "*") || isNamed(after, kind));
  const start = isTypeOnly ? index + 2 : index + 1;
  if (kind === "re-export" && !isMark(tokens[start], "{") && !isMark(tokens[start], "*")) return null;
  const from = findFrom(tokens, start);
  const specifier = from === null ? undefined : tokens[from + 1];
  if (from === null || specifier === undefined) return null;
  const names = readNames(tokens.slice(start, from));
  return { specifier: specifier.text, kind, isTypeOnly, names, last: from + 1 };
}

const isNamed = (token: Token | undefined, kind: string): boolean =>
  kind === "static" && token?.kind === "word" && token.text !== "from";

/** Where `from "x"` stands; null when the statement ends before. */
function findFrom(tokens: readonly Token[], start: number): number | null {
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    const isInClause = token?.kind === "word" || ["{", "}", ",", "*"].includes(token?.text ?? "");
    if (!isInClause) return null;
    if (token?.text === "from" && tokens[index + 1]?.kind === "string") return index;
    if (isMark(token, "}") && tokens[index + 1]?.text !== "from") return null;
  }
  return null;
}

/** `a, type B as C` gives a and B. */
function readNames(clause: readonly Token[]): string[] {
  const words = clause.filter((token) => token.kind === "word" || token.text === ",");
  return words
    .filter((token, index) => {
      const before = words[index - 1]?.text;
      const isModifier = token.text === "type" && words[index + 1]?.kind === "word";
      return token.kind === "word" && before !== "as" && token.text !== "as" && !isModifier;
    })
    .map(({ text }) => text);
}

const namesMeta = (tokens: readonly Token[], index: number): boolean =>
  tokens
    .slice(index, index + 4)
    .map(({ text }) => text)
    .join(" ") === ", import . meta";

const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === "mark" && token.text === text;

const isLiteral = (token: Token | undefined): token is Token =>
  token?.kind === "string" || token?.kind === "template";

/** The file of the repository that an import names, "src/core/day.ts"; null for a package. */
export function fileOf(specifier: string, importer: string): string | null {
  return specifier.startsWith(".") ? posix.join(posix.dirname(importer), specifier) : null;
}

/** The package that an import names, "@slack/bolt" or "node:fs"; null for a file. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith(".")) return null;
  const [scope = "", name = ""] = specifier.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}
