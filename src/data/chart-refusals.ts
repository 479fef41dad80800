import type { Queryable } from "./client.ts";

/** Whether Slack refused its native chart block in a workspace since an instant (epoch ms). */
export async function areChartsRefused(db: Queryable, workspaceId: string, since: number): Promise<boolean> {
  const row = await db.workspace.findUnique({
    where: { id: workspaceId },
    select: { chartsRefusedAt: true },
  });
  return row?.chartsRefusedAt != null && row.chartsRefusedAt >= BigInt(since);
}

/** Notes that Slack refused its native chart block at an instant (epoch ms); false for an unknown workspace. */
export async function noteChartsRefused(db: Queryable, workspaceId: string, at: number): Promise<boolean> {
  const { count } = await db.workspace.updateMany({
    where: { id: workspaceId },
    data: { chartsRefusedAt: BigInt(at) },
  });
  return count === 1;
}
