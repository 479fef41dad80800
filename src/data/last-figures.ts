import type { Queryable } from "./client.ts";
import { thaw } from "./frozen.ts";

/**
 * The frozen figures of the last scorecard that was posted to a channel before an instant (epoch ms); null where there
 * is none. @throws Error when they are no object
 */
export async function findLastFigures(
  db: Queryable,
  ledgerId: string,
  channelId: string,
  before: number,
): Promise<Record<string, unknown> | null> {
  const row = await db.outbox.findFirst({
    where: {
      ...{ ledgerId, target: channelId, kind: "scorecard", part: 0, state: "sent" },
      ...{ figures: { not: null }, dueAt: { lt: BigInt(before) } },
    },
    select: { figures: true },
    orderBy: [{ dueAt: "desc" }, { id: "desc" }],
  });
  return row?.figures == null ? null : thaw(row.figures);
}
