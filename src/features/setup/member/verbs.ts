import type { Ctx } from "../../../ctx.ts";
import { findChange } from "../../../data/history.ts";
import { listMembers } from "../../../data/members.ts";
import { listTeams } from "../../../data/vocabulary.ts";
import type { Verb } from "../../../slack/kit.ts";
import type { Message } from "../../../slack/message.ts";
import type { Said } from "../../../slack/request.ts";
import { setMemberOnce } from "./set-member.ts";
import { sayMember, sayMembers } from "./view.ts";

async function answerMember(ctx: Ctx, rest: string, said: Said): Promise<Message> {
  const { db } = ctx.database;
  const changeId = await setMemberOnce(ctx, rest, said.request);
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  return sayMember(change, await listTeams(db, ctx.ledger.id));
}

/** Who may do what in a ledger. */
export const memberVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "members",
    usage: "members",
    does: "who has which role here, and their team",
    least: "member",
    run: async (ctx) => sayMembers(await listMembers(ctx.database.db, ctx.ledger.id)),
  },
  {
    verb: "member",
    usage: "member @ann partner team Partners",
    does: "gives a role (admin, member or partner) or a team; `member @ann remove` takes it back (admins)",
    least: "member",
    run: answerMember,
  },
];
