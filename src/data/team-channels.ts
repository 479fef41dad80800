import type { Queryable } from "./client.ts";

/**
 * The channel in which each team is asked to sign, by team: the one that was set for it, else the channel that was bound
 * for a partner. Teams without one are left out.
 */
export async function listTeamChannels(db: Queryable, ledgerId: string): Promise<Map<string, string>> {
  const bound = await db.channelBinding.findMany({
    where: { ledgerId, teamId: { not: null } },
    select: { teamId: true, channelId: true },
    orderBy: { channelId: "asc" },
  });
  const told = await db.team.findMany({
    where: { ledgerId, channelId: { not: null } },
    select: { id: true, channelId: true },
  });
  return new Map([
    ...bound.map(({ teamId, channelId }): [string, string] => [teamId ?? "", channelId]),
    ...told.map(({ id, channelId }): [string, string] => [id, channelId ?? ""]),
  ]);
}

/** Sets the channel in which a team is asked to sign; null: none. */
export async function setTeamChannel(
  tx: Queryable,
  at: { ledgerId: string; id: string },
  channelId: string | null,
): Promise<void> {
  await tx.team.updateMany({ where: at, data: { channelId } });
}

/** The channels that were bound for a partner's team. */
export async function listPartnerChannels(
  db: Queryable,
  ledgerId: string,
  teamId: string,
): Promise<Set<string>> {
  const rows = await db.channelBinding.findMany({ where: { ledgerId, teamId }, select: { channelId: true } });
  return new Set(rows.map(({ channelId }) => channelId));
}
