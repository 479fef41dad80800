/** A piece of TypeScript: `text` of a string, template or regular expression is what stands inside its quotes. */
export type Token = {
  kind: "word" | "string" | "template" | "regex" | "number" | "mark";
  text: string;
  line: number;
};

export type Comment = { text: string; line: number; endLine: number };

export type Tokens = { tokens: Token[]; comments: Comment[] };

const space = /\s+/y;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|^#![^\n]*/y;
const quoted = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const number = /\d(?:[\w]|\.(?=\d))*/y;
const word = /[\p{L}_$#@][\p{L}\p{N}_$]*/uy;
const regex = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
const template = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
const mark = /=>|\.\.\.|\?\.|\?\?|[!=]==?|[<>]=|&&|\|\||\*\*|\S/uy;

/** Words after which an operand comes, so that "/" opens a regular expression and "!" negates. */
export const operandFollows = new Set(
  "return typeof instanceof in of new delete void throw case do else await yield extends".split(" "),
);

/**
 * TypeScript (without JSX) as words, marks and literals, comments apart; lines count from 1.
 * No parser: enough to tell code from what merely looks like it in a string or a comment.
 */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const braces: ("{" | "${")[] = [];
  let at = 0;
  let line = 1;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const push = (kind: Token["kind"], text: string, raw: string) => {
    tokens.push({ kind, text, line });
    line += countLines(raw);
  };
  const takeTemplate = () => {
    const text = take(template) ?? "";
    push("template", text, text);
    if (source[at] === "$") {
      braces.push("${");
      at += 2;
    } else at += 1;
  };

  while (at < source.length) {
    const blank = take(space);
    if (blank !== null) {
      line += countLines(blank);
      continue;
    }
    const remark = take(comment);
    if (remark !== null) {
      const endLine = line + countLines(remark);
      comments.push({ text: remark, line, endLine });
      line = endLine;
      continue;
    }
    const literal = take(quoted);
    if (literal !== null) {
      push("string", literal.slice(1, -1), literal);
      continue;
    }
    if (source[at] === "`") {
      at += 1;
      takeTemplate();
      continue;
    }
    const expression = source[at] === "/" && !endsOperand(tokens.at(-1)) ? take(regex) : null;
    if (expression !== null) {
      push("regex", expression, expression);
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      push("number", digits, digits);
      continue;
    }
    const name = take(word);
    if (name !== null) {
      push("word", name, name);
      continue;
    }
    const sign = take(mark) ?? "";
    if (sign === "{") braces.push("{");
    if (sign === "}" && braces.pop() === "${") takeTemplate();
    else push("mark", sign, sign);
  }
  return { tokens, comments };
}

/** Whether a value ends with this token, so that an operator comes next. */
export function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "word") return !operandFollows.has(token.text);
  return token.kind !== "mark" || [")", "]", "}"].includes(token.text);
}

const countLines = (text: string): number => text.split("\n").length - 1;
