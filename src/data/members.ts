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
  const row = await db.member.findUnique({
    where: { ledgerId_userId: { ledgerId, userId } },
    select: columns,
  });
  return row === null ? null : toMember(row);
}
