import type { Day } from "../../core/day.ts";
import { addingAction, valuesBefore } from "../../core/plan-undo.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { lockAccount } from "../../data/accounts.ts";
import type { Tx } from "../../data/client.ts";
import { decideOrigin } from "../../data/deal-origin.ts";
import {
  changeDeal,
  type Deal,
  type DealColumns,
  getDeal,
  insertDeal,
  listOpenDeals,
} from "../../data/deals.ts";
import { addHistory, type Change } from "../../data/history.ts";
import { insertMeeting } from "../../data/meetings.ts";
import { type WrittenTerms, writeTerms } from "../../data/write-terms.ts";
import { UserError } from "../../errors.ts";
import { termsOf, type UnderstoodRecord } from "../../reports/understand-record.ts";

/** A meeting about to be written: on an open deal, or (null) opening one. */
export type NewMeeting = {
  changeId: string;
  understood: UnderstoodRecord;
  openDeal: Deal | null;
  /** a new deal beside open ones was asked for */
  isNewWanted: boolean;
  bookedDay: Day;
  meetingDay: Day | null;
  /** the other day that a bare weekday may have meant; kept, so that a repeated request reads the same */
  otherDay: Day | null;
};

type Written = Pick<Change, "subjectId" | "action" | "before"> & { after: Record<string, unknown> };

/** Writes the meeting, the deal it opens or adds to, and its history row, in the caller's transaction. */
export async function writeMeeting(ctx: Ctx, tx: Tx, meeting: NewMeeting): Promise<void> {
  const { ledger, newId, userId } = ctx;
  const { understood, openDeal, bookedDay, meetingDay, otherDay } = meeting;
  const createdAt = ctx.clock();
  const by = { ledgerId: ledger.id, newId, createdAt };
  const { contactId, ...terms } = await writeTerms(tx, by, termsOf(understood));
  const { after, ...deal } =
    openDeal === null
      ? await openNewDeal(ctx, tx, meeting, terms)
      : await addToDeal(ctx, tx, meeting, { dealId: openDeal.id, terms });
  const meetingId = newId();
  await insertMeeting(tx, {
    id: meetingId,
    ledgerId: ledger.id,
    dealId: deal.subjectId,
    contactId,
    bookedDay,
    meetingDay,
    isSalesReady: openDeal === null,
    outcome: "booked",
    note: understood.line.note ?? null,
    createdAt,
    createdBy: userId,
  });
  await addHistory(tx, ledger.id, {
    id: meeting.changeId,
    subject: "deal",
    ...deal,
    actor: userId,
    recordedAt: createdAt,
    effectiveDay: bookedDay,
    after: { dealId: deal.subjectId, meetingId, otherDay, ...after },
  });
}

type DealTerms = Omit<WrittenTerms, "contactId">;

async function openNewDeal(ctx: Ctx, tx: Tx, meeting: NewMeeting, terms: DealTerms): Promise<Written> {
  const { ledger, userId } = ctx;
  const { line } = meeting.understood;
  if (!meeting.isNewWanted) await refuseSecondDeal(ctx, tx, terms.accountId, line.company);
  const id = ctx.newId();
  const createdAt = ctx.clock();
  const opened = { accountId: terms.accountId, day: meeting.bookedDay, recordedAt: createdAt };
  const { lookBackMonths } = ledger;
  const by = { ledgerId: ledger.id, lookBackMonths, onlyTeamId: visibleTeam(ctx.actor) };
  const { columns: origin, disputed } = await decideOrigin(tx, by, opened, terms);
  await insertDeal(tx, {
    id,
    ledgerId: ledger.id,
    ...terms,
    ...origin,
    status: "open",
    salesReadyDay: meeting.bookedDay,
    ownerUserId: line.owner ?? userId,
    amountMinor: line.amount?.amountMinor ?? null,
    currency: line.amount?.currency ?? ledger.currency,
    dueDay: line.due ?? null,
    note: line.note ?? null,
    createdAt,
    createdBy: userId,
  });
  return { subjectId: id, action: "opened", before: null, after: { disputed } };
}

/** Two first meetings at the same moment open one deal. @throws UserError for the slower one, who looks again */
async function refuseSecondDeal(ctx: Ctx, tx: Tx, accountId: string, company: string): Promise<void> {
  await lockAccount(tx, ctx.ledger.id, accountId);
  const [opened] = await listOpenDeals(tx, ctx.ledger.id, accountId, {
    most: 1,
    teamId: visibleTeam(ctx.actor),
  });
  if (opened === undefined) return;
  throw new UserError(`Someone opened a deal with ${company} at the same moment.`, "type the meeting again");
}

/** What a follow-up says about the deal itself: only what was typed, and a source only where it has none. */
function typedColumns(line: UnderstoodRecord["line"], deal: Deal, terms: DealTerms): Partial<DealColumns> {
  const { sourceId, campaignId, teamId, fromText, productLineId, divisionId } = terms;
  return {
    ...(deal.sourceId === null && line.from !== undefined && { sourceId, campaignId, teamId, fromText }),
    ...(productLineId !== null && { productLineId }),
    ...(divisionId !== null && { divisionId }),
    ...(line.owner !== undefined && { ownerUserId: line.owner }),
    ...line.amount,
    ...(line.due !== undefined && { dueDay: line.due }),
  };
}

/** A follow-up changes nothing about its deal but what was typed; a source that came too late is kept in history. */
async function addToDeal(
  ctx: Ctx,
  tx: Tx,
  { understood: { line } }: NewMeeting,
  to: { dealId: string; terms: DealTerms },
): Promise<Written> {
  const deal = await getDeal(tx, ctx.ledger.id, to.dealId);
  const columns = typedColumns(line, deal, to.terms);
  const isOpen = deal.status === "open";
  if (!isOpen || (Object.keys(columns).length > 0 && !(await changeDeal(tx, ctx.ledger.id, deal, columns)))) {
    throw new UserError(
      "Someone changed this deal at the same moment.",
      `/deal show ${line.company}, then log the meeting again`,
    );
  }
  const isLateSource =
    deal.sourceId !== null && line.from !== undefined && to.terms.sourceId !== deal.sourceId;
  return {
    subjectId: deal.id,
    action: addingAction,
    before: valuesBefore(deal, columns),
    after: { ...columns, ...(isLateSource && { lateSource: line.from }) },
  };
}
