import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { countDealsOfAccount, getDeal, listDealsOfAccount, listOpenDealsOf } from "../../data/deals.ts";
import { findLastChangeBy, listChanges } from "../../data/history.ts";
import { getLead } from "../../data/leads.ts";
import { getMeeting } from "../../data/meetings.ts";
import { getChangedDeal } from "../../data/read-deal.ts";
import { findHandled } from "../../data/requests.ts";
import { getTouch } from "../../data/touches.ts";
import { UserError } from "../../errors.ts";
import { findSourceOffer } from "../../reports/find-source-offer.ts";
import { findStanding } from "../../reports/find-standing.ts";
import { understandRecord } from "../../reports/understand-record.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { askDeal } from "./ask.ts";
import { type Asked, closeDeal } from "./close-deal.ts";
import { describeMoneyUndone } from "./restore-money.ts";
import { describeSettingUndone } from "./restore-setting.ts";
import { undoChange } from "./undo-change.ts";
import { sayLeadUndone, sayUndone } from "./undo-view.ts";
import { sayClosed, sayDealList, sayDeals } from "./view.ts";

const shownMost = 20;

/** Closes what was typed and answers it: the closed deal, or the question that has to be settled first. */
export async function answerClosing(ctx: Ctx, asked: Asked, request: RequestId): Promise<Message> {
  const closed = await closeDeal(ctx, asked, request);
  if (closed.kind !== "closed") return askDeal(ctx.ledger.id, closed);
  return describeClosing(ctx, closed.changeId);
}

/** The answer to a closed deal, rebuilt from what is stored: a repeated request reads the same. */
export async function describeClosing(ctx: Ctx, changeId: string): Promise<Message> {
  const { change, deal } = await getChangedDeal(ctx.database.db, ctx.ledger.id, changeId);
  const [offer, standing] = await Promise.all([
    findSourceOffer(ctx, { ...deal, kind: "deal" }, change),
    deal.status === "won" ? findStanding(ctx, ["deals", "revenue"], deal.teamId) : null,
  ]);
  const lateSource = typeof change.after?.lateSource === "string" ? change.after.lateSource : null;
  return sayClosed({
    changeId,
    ledgerId: ctx.ledger.id,
    deal,
    standing,
    offer,
    lateSource,
    visibleTeamId: visibleTeam(ctx.actor),
  });
}

/** The asker's own open deals. */
export async function answerList(ctx: Ctx): Promise<Message> {
  const { deals, total } = await listOpenDealsOf(ctx.database.db, ctx.ledger.id, ctx.userId, {
    most: shownMost,
    teamId: visibleTeam(ctx.actor),
  });
  return sayDealList(deals, total);
}

/** A company's deals. @throws UserError when the ledger has no such company */
export async function answerShow(ctx: Ctx, text: string): Promise<Message> {
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  const { account, line } = await understandRecord(ctx, text, {
    command: "/deal",
    verbs: new Map(),
    bareWeekday: "past",
  });
  if (account.kind !== "known") {
    const [closest] = account.kind === "ask" ? account.similar : [];
    throw new UserError(
      `There is no ${line.company} in this ledger.`,
      closest === undefined ? "/deal list" : `/deal show ${closest.name}`,
    );
  }
  const [deals, counts] = await Promise.all([
    listDealsOfAccount(db, ctx.ledger.id, account.account.id, { most: shownMost, teamId }),
    countDealsOfAccount(db, ctx.ledger.id, account.account.id, teamId),
  ]);
  const [newest] = deals;
  const changes = newest === undefined ? [] : await listChanges(db, ctx.ledger.id, newest.id);
  return sayDeals(account.account.name, deals, counts, changes, ctx.today);
}

/** Undoes one change and tells how the deal stands now. */
export async function answerUndo(ctx: Ctx, changeId: string, request: RequestId): Promise<Message> {
  const { db } = ctx.database;
  const change = await undoChange(ctx, changeId, request);
  if (change.subject === "lead")
    return sayLeadUndone(change, await getLead(db, ctx.ledger.id, change.subjectId));
  if (change.subject === "touch")
    return sayLeadUndone(change, await getTouch(db, ctx.ledger.id, change.subjectId));
  if (change.subject === "campaign" || change.subject === "spend") return describeMoneyUndone(ctx, change);
  if (change.subject === "budget" || change.subject === "rate") return describeSettingUndone(ctx, change);
  const dealId =
    change.subject === "deal"
      ? change.subjectId
      : (await getMeeting(db, ctx.ledger.id, change.subjectId)).dealId;
  return sayUndone(change, await getDeal(db, ctx.ledger.id, dealId));
}

/** Undoes the asker's own last change. @throws UserError when there is none, or it was undone already */
export async function answerUndoLast(ctx: Ctx, request: RequestId): Promise<Message> {
  const { db } = ctx.database;
  const last = await findLastChangeBy(db, ctx.ledger.id, ctx.userId);
  if (last === null)
    throw new UserError("You have logged nothing here yet.", "/meeting Acme with Jane from webinar");
  const undoes = last.after?.undoes;
  if (typeof undoes === "string" && (await findHandled(db, request)) === null)
    throw new UserError(`Already undone by <@${ctx.userId}>.`, "/roundtrip mine, for the ones before it");
  return answerUndo(ctx, typeof undoes === "string" ? undoes : last.id, request);
}
