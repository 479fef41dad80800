import { normaliseName } from "../../core/names.ts";
import type { Ctx } from "../../ctx.ts";
import { chooseLedger, listLedgers } from "../../data/ledgers.ts";
import { UserError } from "../../errors.ts";
import { buildStatus } from "../../reports/build-status.ts";
import { sayAllHelp, sayHelp } from "../../slack/help.ts";
import type { Command } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import { raw } from "../../slack/text.ts";
import { sayChosen, sayCurrentSettings, sayStatus } from "./view.ts";

/** Chooses the ledger a person works in, by name. @throws UserError that names the ledgers */
async function answerUse(ctx: Ctx, name: string): Promise<Message> {
  const { db } = ctx.database;
  const ledgers = await listLedgers(db, ctx.ledger.workspaceId);
  const chosen = ledgers.find((ledger) => normaliseName(ledger.name) === normaliseName(name));
  if (chosen === undefined) {
    throw new UserError(
      `There is no ledger “${name}”. The ledgers are: ${ledgers.map((ledger) => ledger.name).join(", ")}.`,
      `/roundtrip use ${ledgers[0]?.name ?? ""}`,
    );
  }
  await chooseLedger(db, { workspaceId: ctx.ledger.workspaceId, userId: ctx.userId, ledgerId: chosen.id });
  return sayChosen(chosen);
}

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
 * `/roundtrip`: help, status, settings, which ledger.
 * @param others the other commands, for the help
 */
export function makeRoundtripCommand(
  others: readonly Command<Ctx>[],
  names: ReadonlyMap<string, string>,
): Command<Ctx> {
  const command: Command<Ctx> = {
    name: "/roundtrip",
    least: "partner",
    does: "Help, status, settings, and which ledger you work in",
    hint: "help | status | settings | use <ledger>",
    lines: [
      { usage: "/roundtrip help", does: "what Roundtrip does, command by command" },
      {
        usage: "/roundtrip status",
        does: "how this ledger does: records, schedules, what waits for a choice",
      },
      { usage: "/roundtrip settings", does: "currency and time zone" },
      { usage: "/roundtrip use Northwind", does: "which ledger you work in, where there are several" },
    ],
    example: "/roundtrip status",
    answersHelp: true,
    async run(ctx, said) {
      const [verb = "", ...rest] = said.text.split(/\s+/);
      const word = verb.toLowerCase();
      if (word === "" || word === "help") return sayEverything([...others, command], command, names);
      if (word === "status") return sayStatus(await buildStatus(ctx));
      if (word === "settings") return sayCurrentSettings(ctx.ledger);
      if (word === "use" && rest.length > 0) return answerUse(ctx, rest.join(" "));
      throw new UserError(`/roundtrip does not know “${said.text}”.`, "/roundtrip help");
    },
  };
  return command;
}
