import { normaliseName } from "../../../core/names.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Ledger } from "../../../data/ledgers.ts";
import { findMember } from "../../../data/members.ts";
import { UserError } from "../../../errors.ts";
import { refuseUnlessAdmin } from "../../../slack/refuse-unless-admin.ts";
import { listOpenLedgers } from "../find-ledger.ts";

/** The ledger of this name among those that a person may know of. @throws UserError that names them */
export async function findNamedLedger(ctx: Ctx, name: string, verb: string): Promise<Ledger> {
  const { workspaceId } = ctx.ledger;
  const ledgers = await listOpenLedgers(ctx.database.db, { workspaceId, userId: ctx.userId });
  const named = ledgers.find((ledger) => normaliseName(ledger.name) === normaliseName(name));
  if (named !== undefined) return named;
  const what = name === "" ? "Which ledger?" : `There is no ledger “${name}”.`;
  throw new UserError(
    `${what} The ledgers are: ${ledgers.map((ledger) => ledger.name).join(", ")}.`,
    `/roundtrip ${verb} ${ledgers[0]?.name ?? ""}`,
  );
}

/** Lets admins of that ledger pass, whichever ledger they type in. @throws UserError */
export async function refuseUnlessAdminOf(ctx: Ctx, ledgerId: string, what: string): Promise<void> {
  const member = await findMember(ctx.database.db, ledgerId, ctx.userId);
  await refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: member?.role ?? "member" }, what);
}
