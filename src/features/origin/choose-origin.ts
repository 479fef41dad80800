import { type OriginColumns, planDealOrigin } from "../../core/plan-deal-origin.ts";
import type { Ctx } from "../../ctx.ts";
import { findOriginChoice, originActions } from "../../data/choose-origin.ts";
import type { Tx } from "../../data/client.ts";
import { type DisputedOrigin, readDisputed } from "../../data/deal-origin.ts";
import { type Deal, getDeal, lockDeal } from "../../data/deals.ts";
import { findChange } from "../../data/history.ts";
import { getLead } from "../../data/leads.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { columnsOfChoice } from "./set-source.ts";
import { writeOrigin } from "./write-origin.ts";

/** What a person chose: the lead, what was typed, or "source:…", "campaign:…", "new:…" (a campaign under that source). */
export type OriginAnswer = "lead" | "typed" | `${"source" | "campaign" | "new"}:${string}`;

const showExample = ({ accountName }: Deal): string => `/deal show ${accountName ?? "Acme"}`;

/**
 * Settles whether a deal came from the account's first lead or from the source that was typed: once, by whoever is
 * first; the choice and its author are history.
 * @param to `changeId` is the change that opened the deal
 * @returns the change's id
 * @throws UserError for a second answer
 */
export async function chooseOrigin(
  ctx: Ctx,
  to: { changeId: string; answer: OriginAnswer },
  request: RequestId,
): Promise<string> {
  const { database, ledger } = ctx;
  const opening = await findChange(database.db, ledger.id, to.changeId);
  const disputed = readDisputed(opening?.after ?? null);
  if (opening === null || disputed === null)
    throw new UserError("That deal is not in this ledger.", "/deal list");
  const dealId = opening.subjectId;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, made, async (tx, id) => {
    // Locked first, so that of two who choose at once the second one sees the first one's row.
    await lockDeal(tx, ledger.id, dealId);
    const deal = await getDeal(tx, ledger.id, dealId);
    await refuseSecond(ctx, tx, deal);
    const columns = await columnsOf(ctx, tx, disputed, to.answer);
    await writeOrigin(ctx, tx, {
      id,
      deal,
      columns,
      action: originActions.chosen,
      said: { chose: to.answer },
    });
  });
}

async function refuseSecond(ctx: Ctx, tx: Tx, deal: Deal): Promise<void> {
  const chosen = await findOriginChoice(tx, ctx.ledger.id, deal.id);
  if (chosen !== null) throw new UserError(`Already chosen by <@${chosen.actor}>.`, showExample(deal));
  if (deal.status === "undone")
    throw new UserError("This deal was undone, so it has no origin.", showExample(deal));
}

async function columnsOf(
  ctx: Ctx,
  tx: Tx,
  { leadId, typed }: DisputedOrigin,
  answer: OriginAnswer,
): Promise<OriginColumns> {
  if (answer !== "lead" && answer !== "typed")
    return { originLeadId: null, ...(await columnsOfChoice(ctx, tx, typed, answer)) };
  const lead = answer === "typed" ? null : await getLead(tx, ctx.ledger.id, leadId);
  if (lead?.status === "undone")
    throw new UserError("That lead was undone meanwhile.", "choose the other one");
  return planDealOrigin(lead, typed).columns;
}
