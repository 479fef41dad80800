import { offence, type Source } from "./source.ts";
import type { Token } from "./tokenize.ts";

const runners = ["it", "test", "describe", "suite", "bench"];
const passedOver = ["only", "skip", "todo", "fails"];

/** Tests that are passed over: `.only`, `.skip`, `.todo`; a condition must print its reason. */
export function checkPassedOver(source: Source): string[] {
  const printsReason = source.tokens.some(({ kind, text }) => kind === "word" && text === "console");
  return source.tokens.flatMap((token, index) => {
    if (token.kind !== "word") return [];
    const what = breach(source.tokens, index, printsReason);
    return what === null ? [] : [offence(source, token.line, what)];
  });
}

function breach(tokens: readonly Token[], index: number, printsReason: boolean): string | null {
  const text = tokens[index]?.text ?? "";
  const next = tokens[index + 1]?.text ?? "";
  const isMember = tokens[index - 1]?.text === ".";
  if (/^(xit|xtest|xdescribe|fit|fdescribe)$/.test(text) && next === "(")
    return `passes over tests by ${text}`;
  if (passedOver.includes(text) && next === ":" && tokens[index + 2]?.text === "true") {
    return `passes over tests by ${text}: true`;
  }
  if (isMember && passedOver.includes(text) && isOfRunner(tokens, index))
    return `passes over tests by .${text}`;
  if (isMember && text === "skip" && next === "(" && !(printsReason && tokens[index + 2]?.text !== ")")) {
    return "skips without printing a reason and passing it on: skip(reason)";
  }
  const isCondition = isMember && /^(skipIf|runIf)$/.test(text) && isOfRunner(tokens, index);
  return isCondition && !printsReason ? `has ${text} without printing why` : null;
}

/** `it.skip`, `describe.concurrent.skip`, `it.each.only` */
function isOfRunner(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (tokens[at - 1]?.text === "." && tokens[at - 2]?.kind === "word") at -= 2;
  return runners.includes(tokens[at]?.text ?? "");
}
