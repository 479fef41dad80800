import type { Queryable } from "./client.ts";
import { type Change, loggedSubjects, readChanges } from "./history.ts";

/** One of a person's records: what was done, to which company or campaign, and whether it was undone since. */
export type RecentRecord = { change: Change; company: string | null; isUndone: boolean };

/**
 * A person's latest records of leads, touches, meetings, deals, campaigns, spend, budgets and rates in this ledger, newest first; what one of them caused to another
 * record is not a record of its own.
 * @param teamId only about what this team sourced; null: all
 */
export async function listRecentRecords(
  db: Queryable,
  ledgerId: string,
  actor: string,
  { most, teamId }: { most: number; teamId: string | null },
): Promise<RecentRecord[]> {
  const rows = await db.history.findMany({
    where: {
      ledgerId,
      actor,
      subject: { in: [...loggedSubjects] },
      action: { not: "undone" },
    },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: most * 3,
  });
  const changes = readChanges(rows).filter(({ after }) => after?.causedBy === undefined);
  const ids = changes.map(({ subjectId }) => subjectId);
  const ofLead = { ledgerId, id: { in: ids }, ...(teamId !== null && { source: { teamId } }) };
  const named = { id: true, account: { select: { name: true } } } as const;
  const [deals, meetings, leads, touches, money, undoings] = await Promise.all([
    db.deal.findMany({
      where: { ledgerId, id: { in: ids }, ...(teamId !== null && { teamId }) },
      select: named,
    }),
    db.meeting.findMany({
      where: { ledgerId, id: { in: ids }, ...(teamId !== null && { deal: { teamId } }) },
      select: { id: true, deal: { select: { account: { select: { name: true } } } } },
    }),
    db.lead.findMany({ where: ofLead, select: named }),
    db.touch.findMany({ where: ofLead, select: named }),
    // Partners have no part in what things cost.
    teamId === null ? namesOfMoney(db, ledgerId, ids) : [],
    db.history.findMany({ where: { ledgerId, subjectId: { in: ids }, action: "undone" } }),
  ]);
  const companies = new Map([
    ...[...deals, ...leads, ...touches].map(({ id, account }): [string, string | null] => [
      id,
      account?.name ?? null,
    ]),
    ...meetings.map(({ id, deal }): [string, string | null] => [id, deal.account?.name ?? null]),
    ...money,
  ]);
  if (teamId === null)
    for (const [id, name] of await namesOfSettings(db, ledgerId, changes)) companies.set(id, name);
  const undone = new Set(readChanges(undoings).map(({ after }) => after?.undoes));
  return changes
    .filter(({ subjectId }) => companies.has(subjectId))
    .slice(0, most)
    .map((change) => ({
      change,
      company: companies.get(change.subjectId) ?? null,
      isUndone: undone.has(change.id),
    }));
}

/** What budgets and rates are called by: "Marketing 2027-Q1", "EUR". */
async function namesOfSettings(
  db: Queryable,
  ledgerId: string,
  changes: readonly Change[],
): Promise<[string, string][]> {
  const ids = changes.flatMap(({ subject, subjectId }) => (subject === "budget" ? [subjectId] : []));
  const budgets =
    ids.length === 0
      ? []
      : await db.budget.findMany({
          where: { ledgerId, id: { in: ids } },
          select: { id: true, quarter: true, team: { select: { name: true } } },
        });
  return [
    ...budgets.map(({ id, quarter, team }): [string, string] => [id, `${team.name} ${quarter}`]),
    ...changes.flatMap(({ subject, subjectId, after }): [string, string][] =>
      subject === "rate" && typeof after?.currency === "string" ? [[subjectId, after.currency]] : [],
    ),
  ];
}

/** What campaigns and spend are called by: the campaign, else the source. */
async function namesOfMoney(
  db: Queryable,
  ledgerId: string,
  ids: readonly string[],
): Promise<[string, string | null][]> {
  const where = { ledgerId, id: { in: [...ids] } };
  const name = { select: { name: true } } as const;
  const campaigns = await db.campaign.findMany({ where, select: { id: true, name: true } });
  const spend = await db.spend.findMany({ where, select: { id: true, campaign: name, source: name } });
  return [
    ...campaigns.map((row): [string, string | null] => [row.id, row.name]),
    ...spend.map((row): [string, string | null] => [
      row.id,
      row.campaign?.name ?? row.source?.name ?? "Spend",
    ]),
  ];
}
