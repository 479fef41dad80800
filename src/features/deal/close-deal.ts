import { type Day, formatDay } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import { planDeal } from "../../core/plan-deal.ts";
import { printRecord } from "../../core/print-record.ts";
import type { RecordLine } from "../../core/record-line.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { countDealsOfAccount, type Deal, findDeal, listOpenDeals } from "../../data/deals.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findReopenedDay } from "../../data/reopenings.ts";
import type { RequestId } from "../../data/requests.ts";
import type { Named } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { answerOnce } from "../../reports/answer-once.ts";
import { type LineRules, type UnderstoodRecord, understandRecord } from "../../reports/understand-record.ts";
import { keepDealDraft } from "./keep-draft.ts";
import { closingVerbs } from "./verbs.ts";
import { writeClosing } from "./write-closing.ts";

/** What was typed after the verb's alias, and what was answered when we asked: an id, or "new". */
export type Asked = { text: string; accountId?: string; dealId?: string };

/** A deal was closed (the id of its change), or something has to be asked first. */
export type Closed =
  | { kind: "closed"; changeId: string }
  | { kind: "which account"; draftId: string; name: string; similar: readonly Named[] }
  | { kind: "which deal"; draftId: string; accountName: string; deals: readonly Deal[]; hasClosed: boolean };

const rules: LineRules = { command: "/deal", verbs: closingVerbs, bareWeekday: "past" };

/** The day of closing. @throws UserError for one that is still to come */
function planDay({ line }: UnderstoodRecord, today: Day): Day {
  const closedDay = line.day ?? today;
  if (closedDay <= today) return closedDay;
  throw new FieldError(
    "day",
    `${formatDay(closedDay)} is still to come; a deal is closed on a day that has been.`,
    `/deal ${line.verb === "lost" ? "lost" : "closed"} ${line.company} on ${today}`,
  );
}

/** What a won deal is worth. @throws UserError when nobody has said */
function planAmount({ line }: UnderstoodRecord, deal: Deal | null): Money | null {
  if (line.amount !== undefined) return line.amount;
  if (deal !== null && deal.amountMinor !== null)
    return { amountMinor: deal.amountMinor, currency: deal.currency };
  if (line.verb === "lost") return null;
  throw new FieldError(
    "amount",
    `How much is the deal with ${line.company} worth?`,
    `/deal closed ${line.company} $120k`,
  );
}

/** A deal cannot be closed before it was sales-ready, nor before it was opened again. @throws UserError */
async function checkOrder(ctx: Ctx, deal: Deal | null, closedDay: Day, line: RecordLine): Promise<void> {
  if (deal === null || closedDay === ctx.today) return;
  const reopenedDay = await findReopenedDay(ctx.database.db, ctx.ledger.id, deal.id);
  const first = reopenedDay ?? deal.salesReadyDay;
  if (first === null || first <= closedDay) return;
  const what = reopenedDay === null ? "became sales-ready" : "was opened again";
  throw new FieldError(
    "day",
    `${line.company} ${what} on ${formatDay(first)}, after ${formatDay(closedDay)}.`,
    `/deal ${line.verb === "lost" ? "lost" : "closed"} ${line.company} on ${first}`,
  );
}

/** Closes a deal as won or lost; one that nobody logged before is made and closed. @throws UserError */
export async function closeDeal(ctx: Ctx, asked: Asked, request: RequestId): Promise<Closed> {
  const recorded = {
    answer: (changeId: string): Closed => ({ kind: "closed", changeId }),
    isAnswer: ({ kind }: Closed) => kind === "closed",
  };
  return answerOnce(ctx, request, recorded, () => closeNow(ctx, asked, request));
}

async function closeNow(ctx: Ctx, asked: Asked, request: RequestId): Promise<Closed> {
  const understood = await understandRecord(ctx, asked.text, rules, asked.accountId);
  const { account, line } = understood;
  const closedDay = planDay(understood, ctx.today);
  // Whenever the question is answered, the deal was closed on the day that was meant when it was typed.
  const text = printRecord({ ...line, day: closedDay });
  if (account.kind === "ask") {
    const draftId = await keepDealDraft(ctx, { text });
    return { kind: "which account", draftId, name: account.name, similar: account.similar };
  }
  const accountId = account.kind === "known" ? account.account.id : "new";
  const plan = await findDealMeant(ctx, understood, accountId, asked.dealId);
  if (plan.kind === "ask") {
    const draftId = await keepDealDraft(ctx, { text, accountId });
    return {
      kind: "which deal",
      draftId,
      accountName: line.company,
      deals: plan.deals,
      hasClosed: plan.deals.length === 0,
    };
  }
  const deal = plan.kind === "one" ? plan.deal : null;
  const amount = planAmount(understood, deal);
  await checkOrder(ctx, deal, closedDay, line);
  const outcome = line.verb === "lost" ? "lost" : "won";
  const changeId = await recordOnce(
    ctx.database,
    { request, ledgerId: ctx.ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    (tx, id) => writeClosing(ctx, tx, { changeId: id, understood, deal, outcome, closedDay, amount }),
  );
  return { kind: "closed", changeId };
}

type Meant = { kind: "one"; deal: Deal } | { kind: "none" } | { kind: "ask"; deals: readonly Deal[] };

/** The open deal that is meant. With none open but some closed it is asked: it may be logged already. */
async function findDealMeant(
  ctx: Ctx,
  { product, division }: UnderstoodRecord,
  accountId: string,
  answer: string | undefined,
): Promise<Meant> {
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  if (accountId === "new" || answer === "new") return { kind: "none" };
  if (answer !== undefined) {
    const deal = await findDeal(db, ctx.ledger.id, answer, teamId);
    if (deal?.status !== "open" || deal.accountId !== accountId)
      throw new UserError("That deal is no longer open.", "/deal show Acme, to see how it stands");
    return { kind: "one", deal };
  }
  const open = await listOpenDeals(db, ctx.ledger.id, accountId, { teamId });
  const plan = planDeal(open, { productLineId: product?.id ?? null, divisionId: division?.id ?? null });
  if (plan.kind !== "none") return plan;
  const counts = await countDealsOfAccount(db, ctx.ledger.id, accountId, teamId);
  return counts.size > 0 ? { kind: "ask", deals: [] } : plan;
}
