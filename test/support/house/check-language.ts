import { offence, type Source } from "./source.ts";
import { endsOperand, type Token } from "./tokenize.ts";

/** Files with a class, and why a function would not do. */
const classes: Record<string, string> = {
  "src/errors.ts": "an error is told apart by its class",
};

/** `export default`, but for what tools read by that name. */
export function checkDefaultExports(source: Source): string[] {
  if (/^[^/]+\.config\.ts$/.test(source.path)) return [];
  return each(source, ({ text }, before) =>
    text === "default" && (before?.text === "export" || (before?.text === "as" && isExport(source, before)))
      ? "exports a default; give it its name"
      : null,
  );
}

const isExport = (source: Source, token: Token): boolean => {
  const index = source.tokens.indexOf(token);
  const open = source.tokens.slice(0, index).findLastIndex(({ text }) => text === "{");
  return source.tokens[open - 1]?.text === "export";
};

/** `enum`, which is no JavaScript. */
export function checkEnums(source: Source): string[] {
  return each(source, ({ text }, before, next) =>
    text === "enum" && next?.kind === "word" && before?.text !== "."
      ? "has an enum; use a union of strings"
      : null,
  );
}

/** Classes outside the list above. */
export function checkClasses(source: Source): string[] {
  if (classes[source.path] !== undefined) return [];
  return each(source, ({ text }, before, next) =>
    text === "class" && before?.text !== "." && (next?.kind === "word" || next?.text === "{")
      ? "has a class; functions and plain data do"
      : null,
  );
}

const typeFollows = new Set(": < | & as satisfies => = readonly extends is".split(" "));

/** The type `any`; a value may have that name. */
export function checkAny(source: Source): string[] {
  return each(source, ({ text }, before, next) => {
    const isListed = before?.text === "," && [">", ",", "["].includes(next?.text ?? "");
    const isValue = ["(", ".", ":", "?."].includes(next?.text ?? "");
    return text === "any" && (isListed || typeFollows.has(before?.text ?? "")) && !isValue
      ? "says any; name the type, or parse an unknown"
      : null;
  });
}

/** `value!` */
export function checkNonNull(source: Source): string[] {
  return each(source, (token, before) =>
    token.kind === "mark" && token.text === "!" && endsOperand(before) && before?.text !== "asserts"
      ? "silences null with !; ask, or throw a sentence"
      : null,
  );
}

/** `value as Type` outside data and slack; `as const` and renames in imports are no casts. */
export function checkCasts(source: Source): string[] {
  if (/^src\/(data|slack)\//.test(source.path)) return [];
  return each(source, ({ text }, before, next, index) => {
    const isOperator = text === "as" && endsOperand(before) && next !== undefined && startsType(next);
    const isCast = isOperator && next.text !== "const" && !isRename(source, index);
    return isCast ? "casts with as; parse it, or narrow it (casts belong to src/data and src/slack)" : null;
  });
}

const startsType = (token: Token): boolean =>
  ["word", "string", "template", "number"].includes(token.kind) || ["{", "[", "("].includes(token.text);

function isRename({ tokens, imports }: Source, index: number): boolean {
  if (imports.some(({ first, last }) => first <= index && index <= last)) return true;
  const open = tokens.slice(0, index).findLastIndex(({ text }) => text === "{" || text === "[");
  const isMappedKey = tokens[open]?.text === "[" && tokens[open + 2]?.text === "in";
  return isMappedKey || tokens[open - 1]?.text === "export";
}

/** A file that only passes on what others export. */
export function checkBarrel(source: Source): string[] {
  const passesOn = source.imports.filter(({ kind }) => kind === "re-export");
  const statements = source.imports.filter(({ kind }) => kind === "re-export" || kind === "static");
  const rest = source.tokens.filter(
    (token, index) =>
      token.text !== ";" && !statements.some(({ first, last }) => first <= index && index <= last),
  );
  const isOnlyExports = rest.length === 0 || /^export (type )?\{ [^}]*\}$/.test(join(rest));
  return isOnlyExports && (passesOn.length > 0 || rest.length > 0)
    ? [offence(source, source.tokens[0]?.line ?? 1, "is a barrel; import from the file that says it")]
    : [];
}

const join = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(" ");

type Look = (
  token: Token,
  before: Token | undefined,
  next: Token | undefined,
  index: number,
) => string | null;

/** Looks at each token that is code, not the inside of a literal. */
function each(source: Source, look: Look): string[] {
  return source.tokens.flatMap((token, index) => {
    if (token.kind !== "word" && token.kind !== "mark") return [];
    const what = look(token, source.tokens[index - 1], source.tokens[index + 1], index);
    return what === null ? [] : [offence(source, token.line, what)];
  });
}
