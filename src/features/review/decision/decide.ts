import type { DecisionLine } from "../../../core/decision-line.ts";
import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { insertDecision } from "../../../data/decisions.ts";
import { addHistory } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import { findHandled, type RequestId } from "../../../data/requests.ts";
import { UserError } from "../../../errors.ts";
import { forAudience } from "../../../reports/for-audience.ts";
import { measureMetric } from "../../../reports/measure-metric.ts";

/** What was decided, and where: in a channel, at a meeting, about an item of it. */
export type Decided = DecisionLine & { channelId: string; reviewId: string | null; itemId: string | null };

/**
 * Records a decision once per request, with its history row and the metric as it is now, which is never measured again.
 * In a partner's channel a metric is that partner's.
 * @param alongside what else changes with it, in the same transaction
 * @returns the id of the change
 */
export async function decideOnce(
  ctx: Ctx,
  decided: Decided,
  request: RequestId,
  alongside: (tx: Tx) => Promise<void> = async () => {},
): Promise<string> {
  const { database, ledger, userId, today } = ctx;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  refuseUnlessMayDecide(ctx);
  const { isDayGuessed, metric, ...line } = decided;
  const own = visibleTeam((await forAudience(ctx, decided.channelId)).actor);
  if (own !== null && line.teamId !== null && line.teamId !== own)
    throw new UserError("That is another team's metric.", "/review decide … metric meetings up");
  const teamId = metric === null ? null : (line.teamId ?? own);
  const before = metric === null ? null : await measureMetric(ctx, { metric, teamId }, today);
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  return recordOnce(database, made, async (tx, changeId) => {
    const ownerUserId = decided.ownerUserId ?? userId;
    const decision = { ...line, metric, teamId, ownerUserId, before, decidedDay: today, decidedBy: userId };
    const id = ctx.newId();
    await insertDecision(tx, ledger.id, { ...decision, id, createdAt });
    await addHistory(tx, ledger.id, {
      ...{ id: changeId, subject: "decision", subjectId: id, action: "decided", actor: userId },
      ...{ recordedAt: createdAt, effectiveDay: today, before: null },
      after: { ...decision, state: "open", isDayGuessed },
    });
    await alongside(tx);
  });
}

/** People from another workspace are heard, and decide nothing for this ledger. @throws UserError */
export function refuseUnlessMayDecide({ actor }: Ctx): void {
  if (actor.role !== "outsider") return;
  throw new UserError(
    "People from another workspace can be here and own actions, and do not decide in this ledger.",
    "ask somebody of this workspace to press Decide",
  );
}
