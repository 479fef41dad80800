import { valuesBefore } from "../../core/plan-undo.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { changeDeal, findDeal, lockDeal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";

/** What sales says of the lead behind a deal. */
export type LeadQuality = "good" | "poor";

/** Keeps what sales says of the lead behind a deal, with author and time. @returns the change's id. @throws UserError */
export async function rateLead(
  ctx: Ctx,
  said: { dealId: string; quality: LeadQuality; reason: string | null },
  request: RequestId,
): Promise<string> {
  const { ledger, userId } = ctx;
  const handled = await findHandled(ctx.database.db, request);
  if (handled !== null) return handled.recordId;
  const leadQualityAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: leadQualityAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    if ((await findDeal(tx, ledger.id, said.dealId, visibleTeam(ctx.actor))) === null)
      throw new UserError("That deal is not in this ledger.", "/deal list");
    await lockDeal(tx, ledger.id, said.dealId);
    const deal = await findDeal(tx, ledger.id, said.dealId);
    if (deal === null || deal.status === "undone")
      throw new UserError("That deal was undone, so there is no lead to tell of.", "/deal list");
    const isSaid =
      deal.leadQuality === said.quality &&
      deal.leadQualityBy === userId &&
      deal.leadQualityReason === said.reason;
    if (isSaid)
      throw new UserError(
        `You said already that it was a ${said.quality} lead.`,
        `/deal show ${deal.accountName ?? "Acme"}`,
      );
    const columns = {
      leadQuality: said.quality,
      leadQualityReason: said.reason,
      leadQualityBy: userId,
      leadQualityAt: BigInt(leadQualityAt),
    };
    if (!(await changeDeal(tx, ledger.id, deal, columns)))
      throw new UserError("Someone changed this deal at the same moment.", "press it again");
    await addHistory(tx, ledger.id, {
      id,
      subject: "deal",
      subjectId: deal.id,
      action: `${said.quality} lead`,
      actor: userId,
      recordedAt: leadQualityAt,
      effectiveDay: null,
      before: valuesBefore(deal, columns),
      after: { dealId: deal.id, ...columns },
    });
  });
}
