import { type Role, readRole } from "../core/roles.ts";
import type { Queryable } from "./client.ts";

/** A person's role in a ledger, and the team they belong to. */
export type Member = {
  id: string;
  userId: string;
  role: Exclude<Role, "outsider">;
  teamId: string | null;
  version: number;
};

const columns = { id: true, userId: true, role: true, teamId: true, version: true } as const;

/** Text that is no role is the least of them: nobody gets more by a broken row. */
const toMember = (row: Omit<Member, "role"> & { role: string }): Member => ({
  ...row,
  role: readRole(row.role) ?? "partner",
});

/** What a person was made in a ledger; null for someone whom nobody gave a role. */
export async function findMember(db: Queryable, ledgerId: string, userId: string): Promise<Member | null> {
  const row = await db.member.findFirst({ where: { ledgerId, userId }, select: columns });
  return row === null ? null : toMember(row);
}

/** Everybody to whom a ledger gave a role, the oldest first, with the name of their team. */
export async function listMembers(
  db: Queryable,
  ledgerId: string,
): Promise<(Member & { teamName: string | null })[]> {
  const rows = await db.member.findMany({
    where: { ledgerId },
    select: { ...columns, team: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ team, ...row }) => ({ ...toMember(row), teamName: team?.name ?? null }));
}

/** Gives a person a role and a team in a ledger, or other ones. `createdAt` epoch ms, `id` for a new row. */
export async function setMember(
  db: Queryable,
  member: Pick<Member, "id" | "userId" | "role" | "teamId"> & { ledgerId: string; createdAt: number },
): Promise<void> {
  const { ledgerId, userId, role, teamId } = member;
  await db.member.upsert({
    where: { ledgerId_userId: { ledgerId, userId } },
    create: { ...member, createdAt: BigInt(member.createdAt) },
    update: { role, teamId, version: { increment: 1 } },
  });
}

/** Takes a person's role in a ledger back. */
export async function removeMember(db: Queryable, ledgerId: string, userId: string): Promise<void> {
  await db.member.deleteMany({ where: { ledgerId, userId } });
}

/** Whether a person is a partner in any ledger of a workspace: then the others are closed to them. */
export async function isPartnerSomewhere(
  db: Queryable,
  workspaceId: string,
  userId: string,
): Promise<boolean> {
  return (await db.member.count({ where: { userId, role: "partner", ledger: { workspaceId } } })) > 0;
}

/** The ids of the ledgers of a workspace in which a person has a role. */
export async function listLedgerIdsOf(
  db: Queryable,
  workspaceId: string,
  userId: string,
): Promise<Set<string>> {
  const rows = await db.member.findMany({
    where: { userId, ledger: { workspaceId } },
    select: { ledgerId: true },
  });
  return new Set(rows.map(({ ledgerId }) => ledgerId));
}
