import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { sayAllHelp, sayHelp } from "../../slack/help.ts";
import { type Command, refuseBelow, type Verb } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import { raw } from "../../slack/text.ts";

/** Every command in a line or two, then what `/roundtrip` itself can do. */
function sayEverything(
  all: readonly Command<Ctx>[],
  own: Command<Ctx>,
  names: ReadonlyMap<string, string>,
): Message {
  const list = sayAllHelp(all, names);
  const lines = sayHelp(own, names);
  return message(raw(`${list.text}\n${lines.text}`), [...(list.blocks ?? []), ...(lines.blocks ?? [])]);
}

/**
 * `/roundtrip`: help, and whatever verbs the rooms hand in.
 * @param others the other commands, for the help
 * @param verbs what `/roundtrip` answers besides help, in the order of its help
 */
export function makeRoundtripCommand(
  others: readonly Command<Ctx>[],
  verbs: readonly Verb<Ctx>[],
  names: ReadonlyMap<string, string>,
): Command<Ctx> {
  const command: Command<Ctx> = {
    name: "/roundtrip",
    least: "partner",
    does: "Set up, define, see status, give roles, choose a ledger",
    hint: "help | setup | check | status | define | members | undo | mine | ledgers | bind | import",
    lines: [
      { usage: "/roundtrip help", does: "what Roundtrip does, command by command" },
      ...verbs.map(({ usage, does }) => ({ usage: `/roundtrip ${usage}`, does })),
    ],
    example: "/roundtrip status",
    answersHelp: true,
    async run(ctx, said) {
      const [, word = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(said.text) ?? [];
      const typed = word.toLowerCase();
      if (typed === "" || typed === "help") return sayEverything([...others, command], command, names);
      const meant = verbs.find(({ verb }) => verb === typed);
      if (meant === undefined)
        throw new UserError(`/roundtrip does not know “${said.text}”.`, "/roundtrip help");
      refuseBelow(ctx.actor.role, meant.least);
      if (rest.trim() !== "") refuseWords(meant);
      return meant.run(ctx, rest.trim(), said);
    },
  };
  return command;
}

/** @throws UserError when the verb takes no words */
function refuseWords({ verb, takesNoWords }: Verb<Ctx>): void {
  if (takesNoWords === undefined) return;
  const { hint, example = `/roundtrip ${verb}` } = takesNoWords;
  const refusal = `“/roundtrip ${verb}” takes no more words; nothing was done.`;
  throw new UserError(hint === undefined ? refusal : `${refusal} ${hint}`, example);
}
