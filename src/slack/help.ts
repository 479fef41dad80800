import { context, header, section } from "./blocks.ts";
import type { Command } from "./kit.ts";
import { type Message, message } from "./message.ts";
import { mrkdwn } from "./text.ts";

/** A command's help, derived from the command itself. @param names our name → its name in this workspace */
export function sayHelp<C>(command: Command<C>, names: ReadonlyMap<string, string>): Message {
  const called = names.get(command.name) ?? command.name;
  const own = (text: string) => text.replaceAll(command.name, called);
  const lines = command.lines.map(({ usage, does }) => ({ usage: own(usage), does }));
  const fallback = [
    `${called}: ${command.does}.`,
    ...lines.map(({ usage, does }) => `${usage} — ${does}`),
  ].join("\n");
  return message(fallback, [
    header(`${called}: ${command.does}`),
    ...lines.map(({ usage, does }) => section(mrkdwn`\`${usage}\`\n${does}`)),
    context(mrkdwn`For example: \`${own(command.example)}\``),
  ]);
}

/** All commands in one list, for `/roundtrip help`. */
export function sayAllHelp<C>(commands: readonly Command<C>[], names: ReadonlyMap<string, string>): Message {
  const rows = commands.map((command) => ({
    called: names.get(command.name) ?? command.name,
    does: command.does,
    example: command.example.replaceAll(command.name, names.get(command.name) ?? command.name),
  }));
  return message(rows.map((row) => `${row.called}: ${row.does}, e.g. ${row.example}`).join("\n"), [
    header("What Roundtrip does"),
    ...rows.map((row) => section(mrkdwn`*${row.called}* ${row.does}\n\`${row.example}\``)),
    context(mrkdwn`Every command answers \`help\`. Answers are private unless you post them to the channel.`),
  ]);
}
