import type { Queryable } from "./client.ts";
import { thaw } from "./frozen.ts";

/** A record that somebody made or changed. */
export type OwnChange = {
  id: string;
  action: string;
  /** the company that it is about; null: not said */
  accountName: string | null;
  /** epoch ms */
  recordedAt: number;
};

const undoing = "undone";

/**
 * A person's last changes to deals, meetings and leads that stand, newest first, at most `most`: what was undone is left
 * out, and so is the undoing. Searches their last 200 changes.
 */
export async function listOwnChanges(
  db: Queryable,
  ledgerId: string,
  actor: string,
  most: number,
): Promise<OwnChange[]> {
  const rows = await db.history.findMany({
    where: { ledgerId, actor, subject: { in: ["deal", "meeting", "lead"] } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const undone = new Set(
    rows.flatMap(({ action, after }) => (action === undoing && after !== null ? [thaw(after).undoes] : [])),
  );
  const standing = rows.filter(({ id, action }) => action !== undoing && !undone.has(id)).slice(0, most);
  const names = await namesOf(
    db,
    ledgerId,
    standing.map(({ subjectId }) => subjectId),
  );
  return standing.map(({ id, action, subjectId, recordedAt }) => ({
    id,
    action,
    accountName: names.get(subjectId) ?? null,
    recordedAt: Number(recordedAt),
  }));
}

/** Deal, meeting or lead → the name of its company. */
async function namesOf(
  db: Queryable,
  ledgerId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const where = { ledgerId, id: { in: [...ids] } };
  const account = { select: { name: true } };
  const [deals, meetings, leads] = await Promise.all([
    db.deal.findMany({ where, select: { id: true, account } }),
    db.meeting.findMany({ where, select: { id: true, deal: { select: { account } } } }),
    db.lead.findMany({ where, select: { id: true, account } }),
  ]);
  return new Map([
    ...[...deals, ...leads].map((row): [string, string | null] => [row.id, row.account?.name ?? null]),
    ...meetings.map((row): [string, string | null] => [row.id, row.deal.account?.name ?? null]),
  ]);
}
