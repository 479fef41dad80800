import type { Metric } from "../core/metric.ts";
import type { Queryable } from "./client.ts";
import { checkedMetric } from "./commitments.ts";
import { type Change, readChanges } from "./history.ts";

/**
 * What a person set, proposed or signed by one command, form or button: its first change, what that is about, how many
 * were made together with it, and whether it was undone since.
 */
export type RecentCommitment = {
  change: Change;
  /** null for the company's target */
  team: string | null;
  metric: Metric;
  quarter: string;
  shareBp: number | null;
  number: bigint | null;
  more: number;
  isUndone: boolean;
};

/** How many changes of one form are looked through for the first of them. */
const togetherMost = 20;

/**
 * A person's latest changes to targets and commitments in this ledger, newest first.
 * @param teamId only to what this team commits to; null: all
 */
export async function listRecentCommitments(
  db: Queryable,
  ledgerId: string,
  actor: string,
  { most, teamId }: { most: number; teamId: string | null },
): Promise<RecentCommitment[]> {
  const rows = await db.history.findMany({
    where: { ledgerId, actor, subject: { in: ["target", "commitment"] }, action: { not: "undone" } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: most * togetherMost,
  });
  const changes = readChanges(rows);
  const headOf = ({ id, after }: Change) => (typeof after?.together === "string" ? after.together : id);
  const heads = changes.filter((change) => headOf(change) === change.id).slice(0, most);
  const ids = heads.map(({ subjectId }) => subjectId);
  const [commitments, teams, undoings] = await Promise.all([
    db.commitment.findMany({
      where: { ledgerId, id: { in: ids } },
      select: { id: true, teamId: true, metric: true, quarter: true },
    }),
    db.team.findMany({ where: { ledgerId }, select: { id: true, name: true } }),
    db.history.findMany({ where: { ledgerId, subjectId: { in: ids }, action: "undone" } }),
  ]);
  const undone = new Set(readChanges(undoings).map(({ after }) => after?.undoes));
  return heads.flatMap((change): RecentCommitment[] => {
    const { after } = change;
    const known = commitments.find(({ id }) => id === change.subjectId);
    const metric = checkedMetric(after?.metric ?? known?.metric);
    const quarter = after?.quarter ?? known?.quarter;
    const of = change.subject === "target" ? null : (after?.teamId ?? known?.teamId ?? "");
    if (metric === null || typeof quarter !== "string" || (teamId !== null && of !== teamId)) return [];
    return [
      {
        ...{ change, metric, quarter, isUndone: undone.has(change.id) },
        team: of === null ? null : (teams.find(({ id }) => id === of)?.name ?? "A team"),
        shareBp: typeof after?.shareBp === "number" ? after.shareBp : null,
        number: typeof after?.number === "bigint" ? after.number : null,
        more: changes.filter((each) => headOf(each) === change.id).length - 1,
      },
    ];
  });
}
