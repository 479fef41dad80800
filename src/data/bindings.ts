import type { Queryable } from "./client.ts";

/** A channel's ledger, and the partner whose channel it is; `teamId` null: an internal channel. */
export type Binding = { channelId: string; ledgerId: string; teamId: string | null };

/** What a channel is bound to; null when it belongs to no ledger. */
export async function findBinding(
  db: Queryable,
  workspaceId: string,
  channelId: string,
): Promise<Binding | null> {
  return db.channelBinding.findUnique({
    where: { workspaceId_channelId: { workspaceId, channelId } },
    select: { channelId: true, ledgerId: true, teamId: true },
  });
}

/** Every bound channel of a workspace, with the name of the partner whose channel it is. */
export async function listBindings(
  db: Queryable,
  workspaceId: string,
): Promise<(Binding & { teamName: string | null })[]> {
  const rows = await db.channelBinding.findMany({
    where: { workspaceId },
    select: { channelId: true, ledgerId: true, teamId: true, team: { select: { name: true } } },
    orderBy: { channelId: "asc" },
  });
  return rows.map(({ team, ...row }) => ({ ...row, teamName: team?.name ?? null }));
}

/** Binds a channel to a ledger, for everybody in the house (`teamId` null) or for a partner and their people. */
export async function setBinding(db: Queryable, workspaceId: string, binding: Binding): Promise<void> {
  const { channelId, ledgerId, teamId } = binding;
  await db.channelBinding.upsert({
    where: { workspaceId_channelId: { workspaceId, channelId } },
    create: { workspaceId, channelId, ledgerId, teamId },
    update: { ledgerId, teamId },
  });
}

/** Unbinds a channel: what is asked there is about the ledger that the person chose. */
export async function removeBinding(db: Queryable, workspaceId: string, channelId: string): Promise<void> {
  await db.channelBinding.deleteMany({ where: { workspaceId, channelId } });
}
