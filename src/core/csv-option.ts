import { ok, problem, type Result } from "./result.ts";

/** One `name=value` of a command-line option, both trimmed and not empty. */
export type OptionPair = { name: string; value: string };

/**
 * Reads an option of comma-separated `name=value` pairs, e.g. `id=opportunity_id,stage="Stage, current"`. Double
 * quotes keep commas and equals signs; a doubled quote is a quote. The first equals sign outside quotes separates.
 * A problem (with `example`, the option as it could be typed) for no pairs, a pair without both sides, a name given
 * twice or a quote left open. `option` is the option's name with its dashes.
 */
export function readOptionPairs(text: string, option: string, example: string): Result<OptionPair[]> {
  const fail = (what: string) => problem(what, `${option} "${example}"`);
  const parts = splitOutsideQuotes(text, ",");
  if (parts === null) return fail(`${option} has a quote that is never closed.`);
  const given = parts.filter((part) => part.trim() !== "");
  if (given.length === 0) return fail(`${option} is empty.`);
  const pairs: OptionPair[] = [];
  for (const part of given) {
    const [left = "", ...right] = splitOutsideQuotes(part, "=") ?? [];
    const name = unquote(left);
    const value = unquote(right.join("="));
    if (name === "" || value === "") return fail(`${option} needs name=value, not "${part.trim()}".`);
    if (pairs.some((pair) => pair.name === name)) return fail(`${option} gives "${name}" twice.`);
    pairs.push({ name, value });
  }
  return ok(pairs);
}

/** The parts between separators that stand outside double quotes, quotes kept; null when a quote stays open. */
function splitOutsideQuotes(text: string, separator: string): string[] | null {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return isQuoted ? null : [...parts, part];
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const isQuoted = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
  return isQuoted ? trimmed.slice(1, -1).replaceAll('""', '"').trim() : trimmed;
}
