import { isTailWord, limits, type RecordLine } from "./record-line.ts";
import { ok, problem, type Result } from "./result.ts";
import { type Line, restOfLine } from "./tokens.ts";

type Tail = Pick<RecordLine, "because" | "note">;

/**
 * The free text from the token at `at` on: `because` or `note` takes everything to the end, unless what follows is
 * one quoted text and the other of the two words ("because "price" note "call in May"").
 */
export function readTail(line: Line, at: number, example: (rest: string) => string): Result<Tail> {
  const tail: Tail = {};
  let next = at;
  while (next < line.tokens.length) {
    const word = line.tokens[next];
    if (word === undefined) break;
    const keyword = word.text.toLowerCase() === "because" ? "because" : "note";
    const value = line.tokens[next + 1];
    const after = line.tokens[next + 2];
    const isAlone = after === undefined || (after.kind === "word" && isTailWord(after.text));
    const isQuoted = value?.kind === "quoted" && isAlone;
    const text = isQuoted ? value.text.trim() : restOfLine(line, word.end);
    const sample = example(keyword === "because" ? "because price" : "note call again in May");

    if (text === "") return problem(`There is nothing after "${keyword}".`, sample);
    if (text.length > limits.freeText)
      return problem(`What follows "${keyword}" is longer than ${limits.freeText} characters.`, sample);
    if (tail[keyword] !== undefined) return problem(`"${keyword}" is there twice.`, sample);
    tail[keyword] = text;
    next = isQuoted ? next + 2 : line.tokens.length;
  }
  return ok(tail);
}
