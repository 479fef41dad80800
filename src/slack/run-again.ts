import { UserError } from "../errors.ts";
import type { Command, Outcome, Shortcut } from "./kit.ts";
import { homeName } from "./publish-home.ts";
import type { Pressed } from "./request.ts";
import { shortcutName } from "./shortcut.ts";

/**
 * Runs what was asked before it was known in which ledger: a command as if it had been typed just now, or a shortcut
 * as if it had been used. @param ledgerId the ledger that a context is about
 */
export const makeRunAgain =
  <C>(given: {
    commands: readonly Command<C>[];
    shortcuts: readonly Shortcut<C>[];
    ledgerId: (ctx: C) => string;
  }) =>
  async (ctx: C, name: string, text: string, pressed: Pressed): Promise<Outcome> => {
    if (name === homeName) return { kind: "done" };
    const shortcut = given.shortcuts.find(({ id }) => shortcutName(id) === name);
    if (shortcut !== undefined) {
      const shot = { ...pressed, shortcutId: shortcut.id, authorId: null };
      const outcome = await shortcut.run(ctx, { ...shot, text: shortcut.kind === "message" ? text : null });
      return outcome.kind === "form" ? outcome : { kind: "replace", message: outcome.message };
    }
    const command = given.commands.find((each) => each.name === name);
    if (command === undefined) throw new UserError(`Roundtrip has no command ${name}.`, "/roundtrip help");
    if (command.form !== undefined && text === "") {
      const scope = { ledgerId: given.ledgerId(ctx), recordId: "", version: 0 };
      return { kind: "form", form: command.form, scope };
    }
    const said = { ...pressed, name, text, responseUrl: pressed.responseUrl ?? "" };
    return { kind: "replace", message: await command.run(ctx, said) };
  };
