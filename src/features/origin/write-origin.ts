import type { OriginColumns } from "../../core/plan-deal-origin.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { changeDeal, type Deal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { UserError } from "../../errors.ts";

/**
 * Writes a deal's origin and the history row that says who decided it, in the caller's transaction.
 * @throws UserError when somebody changed the deal at the same moment
 */
export async function writeOrigin(
  ctx: Ctx,
  tx: Tx,
  given: {
    id: string;
    deal: Deal;
    columns: OriginColumns;
    action: string;
    said: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { id, deal, columns, action, said } = given;
  if (!(await changeDeal(tx, ctx.ledger.id, deal, columns)))
    throw new UserError("Someone changed this deal at the same moment.", "press the button again");
  await addHistory(tx, ctx.ledger.id, {
    id,
    subject: "deal",
    subjectId: deal.id,
    action,
    actor: ctx.userId,
    recordedAt: ctx.clock(),
    effectiveDay: deal.salesReadyDay ?? deal.closedDay,
    before: valuesBefore(deal, columns),
    after: { ...said, ...columns },
  });
}
