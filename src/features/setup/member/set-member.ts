import { type MemberLine, parseMemberLine, planMember } from "../../../core/member-line.ts";
import type { Ctx } from "../../../ctx.ts";
import { addHistory } from "../../../data/history.ts";
import { findMember, removeMember, setMember } from "../../../data/members.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { listTeams, type Team } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";
import { refuseUnlessAdmin } from "../../../slack/refuse-unless-admin.ts";

const example = (after: string): string => `/roundtrip member ${after}`;

/** What was typed of a person, with the ledger's teams. @throws UserError */
async function readLine(ctx: Ctx, text: string): Promise<{ line: MemberLine; teams: Team[] }> {
  const teams = (await listTeams(ctx.database.db, ctx.ledger.id)).filter((team) => !team.isRetired);
  const read = parseMemberLine(text, teams);
  if (!read.ok) throw new UserError(read.what, example(read.example));
  return { line: read.value, teams };
}

/**
 * Gives a person a role and a team in the ledger, or takes them back. Admins only.
 * @returns the id of the change, which tells what was done
 * @throws UserError
 */
export async function setMemberOnce(ctx: Ctx, text: string, request: RequestId): Promise<string> {
  const { database, ledger } = ctx;
  await refuseUnlessAdmin(
    ctx.slack.people,
    { userId: ctx.userId, role: ctx.actor.role },
    "give and take roles",
  );
  const { line, teams } = await readLine(ctx, text);
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, given, async (tx, changeId) => {
    const before = await findMember(tx, ledger.id, line.userId);
    const after = line.kind === "remove" ? null : stateAfter(line, before, teams);
    if (after === null) await removeMember(tx, ledger.id, line.userId);
    else {
      await setMember(tx, {
        ...after,
        id: ctx.newId(),
        ledgerId: ledger.id,
        userId: line.userId,
        createdAt: given.createdAt,
      });
    }
    await addHistory(tx, ledger.id, {
      id: changeId,
      subject: "member",
      subjectId: line.userId,
      action: after === null ? "removed" : "set",
      actor: ctx.userId,
      recordedAt: given.createdAt,
      effectiveDay: null,
      before: before === null ? null : { role: before.role, teamId: before.teamId },
      after,
    });
  });
}

function stateAfter(
  line: Extract<MemberLine, { kind: "set" }>,
  before: Parameters<typeof planMember>[0],
  teams: readonly Team[],
) {
  const plan = planMember(before, line, teams);
  if (plan.ok) return plan.value;
  throw new UserError(plan.what, example(plan.example));
}
