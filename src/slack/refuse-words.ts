import { UserError } from "../errors.ts";

/**
 * For a command that takes no words: what was meant by some is not guessed, and nothing is done.
 * @param command "/roundtrip unbind"
 * @param hint a sentence about where else to look; example: what to type there
 * @throws UserError when there are words
 */
export function refuseWords(words: string, command: string, hint = "", example = command): void {
  if (words === "") return;
  throw new UserError(
    `${[`“${command}” takes no more words; nothing was done.`, hint].join(" ").trim()}`,
    example,
  );
}
