import { type Day, formatDay } from "../../core/day.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { changeDeal, type Deal, type DealColumns, getDeal, lockDeal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { cancelWaiting } from "../../data/outbox-enqueue.ts";
import { insertReopening } from "../../data/reopenings.ts";
import { findLatestStage, insertStageEntry, type Stage } from "../../data/stages.ts";
import { writeTerms } from "../../data/write-terms.ts";
import { UserError } from "../../errors.ts";
import { termsOf, type UnderstoodRecord } from "../../reports/understand-record.ts";

/** What is said of a deal that is there already. */
export type ChangeVerb = "stage" | "update" | "reopen";

/** A change about to be written. */
export type NewChange = {
  changeId: string;
  verb: ChangeVerb;
  understood: UnderstoodRecord;
  dealId: string;
  /** the stage it reached, where that is said */
  stage: Stage | null;
  /** business day of the stage or the reopening */
  day: Day;
};

type Columns = Partial<DealColumns>;
type Written = { columns: Columns; made: Record<string, string> };

const actions: Record<ChangeVerb, string> = { stage: "staged", update: "updated", reopen: "reopened" };

/** Writes a change of a deal, its history row and what comes with it, in the caller's transaction. @throws UserError */
export async function writeChange(ctx: Ctx, tx: Tx, change: NewChange): Promise<void> {
  const { ledger } = ctx;
  const { verb, dealId, day } = change;
  await lockDeal(tx, ledger.id, dealId);
  const deal = await getDeal(tx, ledger.id, dealId);
  refuseOrder(change, deal);
  const typed = await typedColumns(ctx, tx, change);
  const { columns, made } =
    verb === "stage"
      ? await enterStage(ctx, tx, change, deal)
      : verb === "reopen"
        ? await reopen(ctx, tx, change, deal)
        : { columns: {}, made: {} };
  const all = { ...typed, ...columns };
  if (!(await changeDeal(tx, ledger.id, deal, all)))
    throw new UserError("Someone changed this deal at the same moment.", example(deal));
  await addHistory(tx, ledger.id, {
    id: change.changeId,
    subject: "deal",
    subjectId: deal.id,
    action: actions[verb],
    actor: ctx.userId,
    recordedAt: ctx.clock(),
    effectiveDay: verb === "update" ? null : day,
    before: valuesBefore(deal, all),
    after: { dealId: deal.id, ...all, ...made },
  });
}

const example = ({ accountName }: Deal): string =>
  `/deal show ${accountName ?? "Acme"}, to see how it stands`;

/** Of two at the same moment the slower one finds the deal changed; days keep their order. @throws UserError */
function refuseOrder({ verb, day, understood }: NewChange, deal: Deal): void {
  const isOpen = deal.status === "open";
  if (deal.status === "undone" || isOpen === (verb === "reopen"))
    throw new UserError(`The deal with ${deal.accountName ?? "them"} is ${deal.status}.`, example(deal));
  const { due } = understood.line;
  if (due !== undefined && deal.salesReadyDay !== null && due < deal.salesReadyDay)
    throw new UserError(
      `${deal.accountName ?? "The deal"} became sales-ready on ${formatDay(deal.salesReadyDay)}, so it cannot be due on ${formatDay(due)}.`,
      `/deal update ${deal.accountName ?? "Acme"} due ${day > deal.salesReadyDay ? day : deal.salesReadyDay}`,
    );
  const [first, what] =
    verb === "reopen" && deal.closedDay !== null
      ? [deal.closedDay, `was ${deal.status}`]
      : [deal.salesReadyDay, "became sales-ready"];
  if (verb !== "update" && first !== null && day < first)
    throw new UserError(
      `${deal.accountName ?? "The deal"} ${what} on ${formatDay(first)}, after ${formatDay(day)}.`,
      `/deal ${verb} ${deal.accountName ?? "Acme"} on ${first}`,
    );
}

/** What was typed about the deal itself: only what was said. A product line that a stage names tells deals apart. */
async function typedColumns(ctx: Ctx, tx: Tx, { understood, verb }: NewChange): Promise<Columns> {
  const { line } = understood;
  const by = { ledgerId: ctx.ledger.id, newId: ctx.newId, createdAt: ctx.clock() };
  const isNamed = verb === "update" && (line.product !== undefined || line.division !== undefined);
  const terms = isNamed ? await writeTerms(tx, by, termsOf(understood)) : null;
  return {
    ...(line.product !== undefined && terms && { productLineId: terms.productLineId }),
    ...(line.division !== undefined && terms && { divisionId: terms.divisionId }),
    ...(line.owner !== undefined && { ownerUserId: line.owner }),
    ...line.amount,
    ...(line.due !== undefined && { dueDay: line.due }),
    ...(line.note !== undefined && { note: line.note }),
  };
}

/** Writes the day on which a deal reached a stage; it stands in the stage whose day is the latest. @throws UserError */
async function enterStage(ctx: Ctx, tx: Tx, { stage, day }: NewChange, deal: Deal): Promise<Written> {
  const { ledger, userId } = ctx;
  if (stage === null) throw new Error(`no stage for deal ${deal.id}`);
  const latest = await findLatestStage(tx, ledger.id, deal.id);
  if (latest?.name === stage.name && deal.stage === stage.name && latest.day <= day)
    throw new UserError(
      `${deal.accountName ?? "The deal"} is in ${stage.name} already, since ${formatDay(latest.day)}.`,
      example(deal),
    );
  const entryId = ctx.newId();
  const entry = { id: entryId, ledgerId: ledger.id, dealId: deal.id, stageId: stage.id, day };
  await insertStageEntry(tx, { ...entry, createdAt: ctx.clock(), createdBy: userId });
  const now = await findLatestStage(tx, ledger.id, deal.id);
  return {
    columns: { stage: now?.name ?? stage.name },
    made: { stageEntryId: entryId, reached: stage.name },
  };
}

/** Opens a deal again: what it was closed as stays in the quarter of its day. A win not yet told is not told. */
async function reopen(
  ctx: Ctx,
  tx: Tx,
  { day, understood: { line } }: NewChange,
  deal: Deal,
): Promise<Written> {
  const { status, closedDay, amountMinor, currency } = deal;
  await cancelWaiting(tx, ctx.ledger.id, deal.id);
  const columns: Columns = { status: "open", closedDay: null, lostReason: null };
  // A disqualified deal counted as no closing, so it leaves none behind.
  if (closedDay === null || (status !== "won" && status !== "lost")) return { columns, made: {} };
  const reopeningId = ctx.newId();
  await insertReopening(tx, {
    id: reopeningId,
    ledgerId: ctx.ledger.id,
    dealId: deal.id,
    wasStatus: status,
    closedDay,
    amountMinor,
    currency,
    reopenedDay: day,
    reason: line.because ?? null,
    createdAt: ctx.clock(),
    createdBy: ctx.userId,
  });
  return {
    columns,
    made: { reopeningId, ...(line.because !== undefined && { reason: line.because }) },
  };
}
