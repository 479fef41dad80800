import type { Ctx } from "../../../ctx.ts";
import { findBinding, listBindings } from "../../../data/bindings.ts";
import { chooseLedger, type Ledger } from "../../../data/ledgers.ts";
import { UserError } from "../../../errors.ts";
import type { Verb } from "../../../slack/kit.ts";
import type { Message } from "../../../slack/message.ts";
import type { Said } from "../../../slack/request.ts";
import { listOpenLedgers } from "../find-ledger.ts";
import { bindChannelOnce, unbindChannelOnce } from "./bind-channel.ts";
import { createLedger } from "./create-ledger.ts";
import { findNamedLedger } from "./find-named.ts";
import { sayBound, sayChosen, sayCreated, sayLedgers, sayUnbound } from "./view.ts";

const openTo = (ctx: Ctx): Promise<Ledger[]> =>
  listOpenLedgers(ctx.database.db, { workspaceId: ctx.ledger.workspaceId, userId: ctx.userId });

/** Chooses the ledger a person works in, by name. @throws UserError that names the ledgers */
async function answerUse(ctx: Ctx, name: string, { channelId }: Said): Promise<Message> {
  const { db } = ctx.database;
  const { workspaceId } = ctx.ledger;
  const chosen = await findNamedLedger(ctx, name, "use");
  await chooseLedger(db, { workspaceId, userId: ctx.userId, ledgerId: chosen.id });
  const binding = channelId === null ? null : await findBinding(db, workspaceId, channelId);
  const bound = (await openTo(ctx)).find(({ id }) => id === binding?.ledgerId) ?? null;
  return sayChosen(chosen, bound);
}

async function answerLedgers(ctx: Ctx): Promise<Message> {
  const bindings = await listBindings(ctx.database.db, ctx.ledger.workspaceId);
  return sayLedgers(await openTo(ctx), bindings, ctx.ledger.id);
}

async function answerLedger(ctx: Ctx, rest: string, said: Said): Promise<Message> {
  const [, name] = /^new\b\s*(.*)$/is.exec(rest) ?? [];
  if (name === undefined) {
    throw new UserError(
      rest === "" ? "What about the ledger?" : `/roundtrip ledger does not know “${rest}”.`,
      "/roundtrip ledger new Globex, or /roundtrip ledgers",
    );
  }
  return sayCreated(await createLedger(ctx, name, said.request));
}

/** Which ledger: several per workspace, each with its channels. */
export const ledgerVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "use",
    usage: "use <ledger>",
    does: "which ledger you work in, where there are several",
    least: "partner",
    run: answerUse,
  },
  {
    verb: "ledgers",
    usage: "ledgers",
    does: "the ledgers of this workspace and their channels",
    least: "member",
    run: answerLedgers,
  },
  {
    verb: "ledger",
    usage: "ledger new Globex",
    does: "another ledger beside this one, for another company (admins)",
    least: "member",
    run: answerLedger,
  },
  {
    verb: "bind",
    usage: "bind <ledger> for partner <team>",
    does: "makes this channel a ledger's, or a partner's of it; both may be left out (admins)",
    least: "member",
    run: async (ctx, text, { channelId, request }) =>
      sayBound(await bindChannelOnce(ctx, { text, channelId }, request)),
  },
  {
    verb: "unbind",
    usage: "unbind",
    does: "this channel belongs to no ledger any more (admins)",
    least: "member",
    takesNoWords: { hint: "It is about the channel you are in." },
    run: async (ctx, _rest, { channelId, request }) =>
      sayUnbound(await unbindChannelOnce(ctx, channelId, request)),
  },
];
