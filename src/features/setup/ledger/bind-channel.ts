import { normaliseName } from "../../../core/names.ts";
import type { Ctx } from "../../../ctx.ts";
import { findBinding, removeBinding, setBinding } from "../../../data/bindings.ts";
import { addHistory } from "../../../data/history.ts";
import { getLedger, type Ledger } from "../../../data/ledgers.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { listTeams, offered, type Team } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";
import { findNamedLedger, refuseUnlessAdminOf } from "./find-named.ts";

/** A channel and what it belongs to now. */
export type Bound = { channelId: string; ledger: Ledger; team: Team | null };

/** The channel that is meant. @throws UserError in a direct message */
function channelOf(channelId: string | null): string {
  if (channelId?.startsWith("C") || channelId?.startsWith("G")) return channelId;
  throw new UserError("A ledger is bound to a channel.", "/roundtrip bind, typed in the channel");
}

/** The partner's team of this name. @throws UserError that names the partners */
async function findPartner(ctx: Ctx, ledger: Ledger, name: string): Promise<Team> {
  const teams = offered(await listTeams(ctx.database.db, ledger.id));
  const partners = teams.filter(({ kind }) => kind === "partner");
  const named = partners.find(({ key }) => key === normaliseName(name));
  if (named !== undefined) return named;
  const known = partners.map((team) => team.name).join(", ");
  throw new UserError(
    `${ledger.name} has no partner “${name}”. Its partners are: ${known || "none yet"}.`,
    `/roundtrip bind for partner ${partners[0]?.name ?? "Partners"}`,
  );
}

/**
 * Binds a channel: "Globex", "for partner Resellers", "Globex for partner Resellers" or nothing, for the ledger that one
 * works in. Admins of the ledger, and of the one that the channel belonged to. @throws UserError
 */
export async function bindChannelOnce(
  ctx: Ctx,
  typed: { text: string; channelId: string | null },
  request: RequestId,
): Promise<Bound> {
  const { database, ledger: own } = ctx;
  const channelId = channelOf(typed.channelId);
  const [, name = "", partner] = /^(.*?)\s*(?:\bfor\s+partner\s+(.+))?$/i.exec(typed.text) ?? [];
  const ledger = name === "" ? own : await findNamedLedger(ctx, name, "bind");
  await refuseUnlessAdminOf(ctx, ledger.id, "bind channels");
  const team = partner === undefined ? null : await findPartner(ctx, ledger, partner);
  const before = await findBinding(database.db, ledger.workspaceId, channelId);
  if (before !== null && before.ledgerId !== ledger.id) {
    await refuseUnlessAdminOf(ctx, before.ledgerId, "take this channel from its ledger");
  }
  const after = { channelId, ledgerId: ledger.id, teamId: team?.id ?? null };
  const createdAt = ctx.clock();
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  await recordOnce(database, given, async (tx, id) => {
    await setBinding(tx, ledger.workspaceId, after);
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "binding", subjectId: channelId, action: "bound", actor: ctx.userId },
      ...{ recordedAt: createdAt, effectiveDay: null, before, after },
    });
  });
  return { channelId, ledger, team };
}

/** Unbinds a channel from its ledger. Admins of that ledger. @throws UserError when it belongs to none */
export async function unbindChannelOnce(
  ctx: Ctx,
  channel: string | null,
  request: RequestId,
): Promise<Ledger> {
  const { database, ledger: own } = ctx;
  const channelId = channelOf(channel);
  const before = await findBinding(database.db, own.workspaceId, channelId);
  if (before === null) throw new UserError("This channel belongs to no ledger.", "/roundtrip ledgers");
  await refuseUnlessAdminOf(ctx, before.ledgerId, "unbind channels");
  const createdAt = ctx.clock();
  const given = { request, ledgerId: before.ledgerId, recordId: ctx.newId(), createdAt };
  await recordOnce(database, given, async (tx, id) => {
    await removeBinding(tx, own.workspaceId, channelId);
    await addHistory(tx, before.ledgerId, {
      ...{ id, subject: "binding", subjectId: channelId, action: "unbound", actor: ctx.userId },
      ...{ recordedAt: createdAt, effectiveDay: null, before, after: null },
    });
  });
  return getLedger(database.db, before.ledgerId);
}
