import type { Day } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { decideOrigin } from "../../data/deal-origin.ts";
import { changeDeal, type Deal, type DealColumns, insertDeal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { type WrittenTerms, writeTerms } from "../../data/write-terms.ts";
import { UserError } from "../../errors.ts";
import { termsOf, type UnderstoodRecord } from "../../reports/understand-record.ts";
import { announceWin } from "./announce-win.ts";

/** A closing about to be written: of an open deal, or (null) of one that nobody logged before. */
export type Closing = {
  changeId: string;
  understood: UnderstoodRecord;
  deal: Deal | null;
  outcome: "won" | "lost";
  closedDay: Day;
  amount: Money | null;
};

/** What was typed about the deal itself: only what was said, and a source only where it has none. */
function typedColumns({ understood: { line }, deal }: Closing, terms: WrittenTerms): Partial<DealColumns> {
  const { sourceId, campaignId, teamId, fromText, productLineId, divisionId } = terms;
  return {
    ...(deal?.sourceId == null && line.from !== undefined && { sourceId, campaignId, teamId, fromText }),
    ...(productLineId !== null && { productLineId }),
    ...(divisionId !== null && { divisionId }),
    ...(line.owner !== undefined && { ownerUserId: line.owner }),
    ...(line.note !== undefined && { note: line.note }),
  };
}

/** Writes the closing, its history row and the posts it causes, in the caller's transaction. */
export async function writeClosing(ctx: Ctx, tx: Tx, closing: Closing): Promise<void> {
  const { ledger, newId, userId } = ctx;
  const { understood, deal, outcome, closedDay, amount } = closing;
  const createdAt = ctx.clock();
  const {
    accountId,
    contactId: _contact,
    ...terms
  } = await writeTerms(tx, { ledgerId: ledger.id, newId, createdAt }, termsOf(understood));
  const columns: Partial<DealColumns> & Pick<DealColumns, "status"> = {
    status: outcome,
    closedDay,
    ...(amount !== null && amount),
    ...(understood.line.because !== undefined && { lostReason: understood.line.because }),
    ...typedColumns(closing, { accountId, contactId: null, ...terms }),
  };
  const dealId = deal?.id ?? newId();
  const opened = { accountId, day: closedDay, recordedAt: createdAt };
  const { lookBackMonths } = ledger;
  const by = { ledgerId: ledger.id, lookBackMonths, onlyTeamId: visibleTeam(ctx.actor) };
  const origin = deal === null ? await decideOrigin(tx, by, opened, terms) : null;
  if (deal === null) {
    await insertDeal(tx, {
      id: dealId,
      ledgerId: ledger.id,
      accountId,
      ownerUserId: userId,
      currency: ledger.currency,
      ...columns,
      ...origin?.columns,
      createdAt,
      createdBy: userId,
    });
  } else if (!(await changeDeal(tx, ledger.id, deal, columns))) {
    throw new UserError(
      "Someone changed this deal at the same moment.",
      `/deal show ${understood.line.company}`,
    );
  }
  const isLateSource =
    deal?.sourceId != null && understood.line.from !== undefined && terms.sourceId !== deal.sourceId;
  await addHistory(tx, ledger.id, {
    id: closing.changeId,
    subject: "deal",
    subjectId: dealId,
    action: outcome,
    actor: userId,
    recordedAt: createdAt,
    effectiveDay: closedDay,
    before: deal === null ? null : valuesBefore(deal, columns),
    after: {
      dealId,
      ...columns,
      ...(origin !== null && { ...origin.columns, disputed: origin.disputed }),
      ...(isLateSource && { lateSource: understood.line.from }),
    },
  });
  if (outcome !== "won") return;
  const { campaignId } = { campaignId: deal?.campaignId ?? null, ...columns, ...origin?.columns };
  await announceWin(ctx, tx, { dealId, changeId: closing.changeId, campaignId });
}
