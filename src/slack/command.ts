import type { App } from "@slack/bolt";
import { closestNames } from "../core/names.ts";
import { UserError } from "../errors.ts";
import { explain } from "./boundary.ts";
import { openForm } from "./form.ts";
import { sayHelp } from "./help.ts";
import { type Command, type Kit, ownWorkspace, refuseBelow, refuseOutsiders, within } from "./kit.ts";
import type { Message } from "./message.ts";
import { renameCommands } from "./rename-commands.ts";
import { readCommand, type Said } from "./request.ts";
import { respond } from "./respond.ts";

/** Our name of a command that may be called differently in this workspace; a name given away is another app's. */
function ourName<C>(kit: Kit<C>): (name: string) => string {
  const ours = new Map([...kit.names].map(([own, theirs]) => [theirs, own]));
  return (name) => ours.get(name) ?? (kit.names.has(name) ? `“${name}”` : name);
}

function unknownCommand<C>(kit: Kit<C>, name: string): UserError {
  const names = kit.commands.map((command) => command.name);
  const [closest] = closestNames(name, names, 1);
  return new UserError(`Roundtrip has no command ${name}.`, closest?.name ?? "/roundtrip help");
}

async function answer<C>(kit: Kit<C>, command: Command<C> | undefined, said: Said): Promise<Message> {
  try {
    refuseOutsiders(said);
    if (command === undefined) throw unknownCommand(kit, said.name);
    if (/^help$/i.test(said.text) && !command.answersHelp) return sayHelp(command, kit.names);
    const found = await kit.lookups.forCommand(said);
    if ("ask" in found) return found.ask;
    refuseBelow(kit.lookups.roleOf(found.ctx), command.least);
    return await kit.lookups.finish(found.ctx, await command.run(found.ctx, said));
  } catch (error) {
    return explain(kit.boundary, error, said.name);
  }
}

/**
 * Every slash command, known or not, through one listener: a bare command with a form opens it at once; everything
 * else is answered in the acknowledgement when ready in time, otherwise through response_url.
 */
export function registerCommands<C>(app: App, kit: Kit<C>): void {
  const byName = new Map<string, Command<C>>(kit.commands.map((command) => [command.name, command]));
  const toOurs = ourName(kit);

  async function handle(body: unknown, ack: (reply?: object) => Promise<void>): Promise<void> {
    const said = readCommand(body, toOurs, ownWorkspace(kit));
    const command = byName.get(said.name);
    if (command?.form !== undefined && said.text === "" && said.userWorkspaceId === said.workspaceId) {
      const opened = openForm(kit, command.form, said).catch((error: unknown) =>
        respond(
          said.responseUrl,
          renameCommands(explain(kit.boundary, error, said.name), kit.names),
          "private",
        ),
      );
      await Promise.all([ack(), opened]);
      return;
    }
    const work = answer(kit, command, said).then((shown) => renameCommands(shown, kit.names));
    const ready = await within(work, kit.ackBudgetMs);
    if (ready !== "late") return ack({ response_type: "ephemeral", ...ready });
    await ack();
    await respond(said.responseUrl, await work, "private");
  }

  app.command(/.*/, async ({ ack, body }) => {
    await kit.inFlight.track(
      handle(body, (reply) => ack(reply as Parameters<typeof ack>[0])).catch(async (error: unknown) => {
        const failed = explain(kit.boundary, error, body.command);
        // Answers that could not be delivered have been acknowledged already; a second ack would only throw.
        await ack({ response_type: "ephemeral", text: failed.text }).catch(() => undefined);
      }),
    );
  });
}
