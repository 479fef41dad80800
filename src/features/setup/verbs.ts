import { normaliseName } from "../../core/names.ts";
import type { Ctx } from "../../ctx.ts";
import { chooseLedger, listLedgers } from "../../data/ledgers.ts";
import { UserError } from "../../errors.ts";
import { buildStatus } from "../../reports/build-status.ts";
import type { Verb } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { sayChosen, sayCurrentSettings, sayStatus } from "./view.ts";

/** Chooses the ledger a person works in, by name. @throws UserError that names the ledgers */
async function answerUse(ctx: Ctx, name: string): Promise<Message> {
  const { db } = ctx.database;
  const ledgers = await listLedgers(db, ctx.ledger.workspaceId);
  const chosen = ledgers.find((ledger) => normaliseName(ledger.name) === normaliseName(name));
  if (chosen === undefined) {
    throw new UserError(
      name === ""
        ? `Which ledger? The ledgers are: ${ledgers.map((ledger) => ledger.name).join(", ")}.`
        : `There is no ledger “${name}”. The ledgers are: ${ledgers.map((ledger) => ledger.name).join(", ")}.`,
      `/roundtrip use ${ledgers[0]?.name ?? ""}`,
    );
  }
  await chooseLedger(db, { workspaceId: ctx.ledger.workspaceId, userId: ctx.userId, ledgerId: chosen.id });
  return sayChosen(chosen);
}

/** What `/roundtrip` answers about the ledger itself. */
export const setupVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "status",
    usage: "status",
    does: "how this ledger does: records, schedules, what waits for a choice",
    least: "partner",
    run: async (ctx) => sayStatus(await buildStatus(ctx)),
  },
  {
    verb: "settings",
    usage: "settings",
    does: "currency and time zone",
    least: "partner",
    run: async (ctx) => sayCurrentSettings(ctx.ledger),
  },
  {
    verb: "use",
    usage: "use <ledger>",
    does: "which ledger you work in, where there are several",
    least: "partner",
    run: answerUse,
  },
];
