import type { Ctx } from "../../../ctx.ts";
import { changeDecision, findDecision } from "../../../data/decisions.ts";
import type { Change } from "../../../data/history.ts";
import { UserError } from "../../../errors.ts";
import { refreshMeeting } from "../run/refresh-meeting.ts";
import type { Restore } from "../undo.ts";

/** How the undo of a decision takes it back: it was never decided, and is not checked. */
export async function prepareDecisionUndo(ctx: Ctx, change: Change): Promise<Restore> {
  const { ledger } = ctx;
  return async (tx) => {
    const decision = await findDecision(tx, ledger.id, change.subjectId);
    if (decision === null) throw new Error(`no decision ${change.subjectId}`);
    const at = { ledgerId: ledger.id, id: decision.id, version: decision.version };
    if (!(await changeDecision(tx, at, { state: "undone" })))
      throw new UserError("Somebody changed it at this very moment.", "/review decisions");
    await refreshMeeting(ctx, tx, decision.reviewId);
  };
}
