import type { Ctx } from "../../ctx.ts";
import { chooseLedger } from "../../data/ledgers.ts";
import { context, section } from "../../slack/blocks.ts";
import type { Action, Outcome } from "../../slack/kit.ts";
import { message } from "../../slack/message.ts";
import type { Pressed } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import { saySettings } from "./view.ts";

/** "That is right": currency and zone stay. */
export const keepSettings: Action<Ctx> = {
  id: "settings-keep",
  least: "member",
  run: async ({ ledger }) => ({ kind: "private", message: saySettings(ledger) }),
};

/** "Change…": opens the settings form. */
export const changeSettings: Action<Ctx> = {
  id: "settings-change",
  least: "member",
  run: async (_ctx, pressed) => ({ kind: "form", form: "settings", scope: pressed.scope }),
};

/** The command that a button carries along, or null. */
function carriedCommand(value: string): { name: string; text: string } | null {
  if (!value.startsWith("[")) return null;
  const parsed: unknown = JSON.parse(value);
  if (!Array.isArray(parsed)) return null;
  const [name, text] = parsed;
  return typeof name === "string" && typeof text === "string" ? { name, text } : null;
}

/** The action of the buttons under "Which ledger do you mean?". */
export const ledgerChoice = "use-ledger";

/**
 * A ledger was chosen: remembered, and the command that asked runs in it.
 * @param runAgain runs a command as if it had been typed just now
 */
export function makeLedgerChoice(
  runAgain: (ctx: Ctx, name: string, text: string, pressed: Pressed) => Promise<Outcome>,
): Action<Ctx> {
  return {
    id: ledgerChoice,
    least: "partner",
    async run(ctx, pressed) {
      const { workspaceId, userId } = pressed;
      await chooseLedger(ctx.database.db, { workspaceId, userId, ledgerId: ctx.ledger.id });
      const carried = carriedCommand(pressed.value);
      if (carried !== null) return runAgain(ctx, carried.name, carried.text, pressed);
      const said = `From now on you work in ${ctx.ledger.name}. Type your command again.`;
      return {
        kind: "replace",
        message: message(said, [
          section(mrkdwn`From now on you work in *${ctx.ledger.name}*.`),
          context("Type your command again."),
        ]),
      };
    },
  };
}
