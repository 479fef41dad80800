import { type Day, formatDay } from "../../core/day.ts";
import { planDeal } from "../../core/plan-deal.ts";
import { printRecord } from "../../core/print-record.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { type Deal, findDeal, listOpenDeals } from "../../data/deals.ts";
import { keepDraft } from "../../data/drafts.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import type { Named } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { answerOnce, lookAgain } from "../../reports/answer-once.ts";
import { type LineRules, type UnderstoodRecord, understandRecord } from "../../reports/understand-record.ts";
import { writeMeeting } from "./write-meeting.ts";

/** What was typed, and what was answered when we asked: an id, or "new". */
export type Asked = { text: string; accountId?: string; dealId?: string; otherDay?: Day };

/** A meeting was logged (the id of its change), or something has to be asked first. */
export type Logged =
  | { kind: "logged"; changeId: string }
  | { kind: "which account"; draftId: string; name: string; similar: readonly Named[] }
  | { kind: "which deal"; draftId: string; accountName: string; deals: readonly Deal[] };

const rules: LineRules = { command: "/meeting", verbs: new Map(), bareWeekday: "coming" };

/** Counted day and own day of a meeting. @throws UserError for a booking in the future, or a due day before it */
function planDays({ line }: UnderstoodRecord, today: Day): { bookedDay: Day; meetingDay: Day | null } {
  const meetingDay = line.day ?? null;
  const booked = line.booked ?? today;
  if (booked > today) {
    throw new FieldError(
      "booked",
      `A meeting counts on the day it was booked, and ${formatDay(booked)} is still to come.`,
      `/meeting ${line.company} on ${booked}`,
    );
  }
  // A meeting that took place was booked by then at the latest.
  const bookedDay = meetingDay !== null && meetingDay < booked ? meetingDay : booked;
  if (line.due !== undefined && line.due < bookedDay) {
    throw new FieldError(
      "due",
      `The meeting was booked on ${formatDay(bookedDay)}, so its deal cannot be due on ${formatDay(line.due)}.`,
      `/meeting ${line.company} due ${today}`,
    );
  }
  return { bookedDay, meetingDay };
}

/** Logs a sales-ready meeting, or a follow-up on the account's open deal. @throws UserError */
export async function logMeeting(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const recorded = {
    answer: (changeId: string): Logged => ({ kind: "logged", changeId }),
    isAnswer: ({ kind }: Logged) => kind === "logged",
  };
  return answerOnce(ctx, request, recorded, () => lookAgain(() => logNow(ctx, asked, request)));
}

async function logNow(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const understood = await understandRecord(ctx, asked.text, rules, asked.accountId);
  const { account, line } = understood;
  const days = planDays(understood, ctx.today);
  const otherDay = line.dayOther ?? asked.otherDay;
  // Whenever the question is answered, the meeting counts on the day it was typed.
  const kept = {
    text: printRecord({ ...line, booked: days.bookedDay }),
    ...(otherDay !== undefined && { otherDay }),
  };
  if (account.kind === "ask") {
    const draftId = await keep(ctx, kept);
    return { kind: "which account", draftId, name: account.name, similar: account.similar };
  }
  const accountId = account.kind === "known" ? account.account.id : "new";
  const plan = await findDealMeant(ctx, understood, accountId, asked.dealId);
  if (plan.kind === "ask") {
    const draftId = await keep(ctx, { ...kept, accountId });
    return { kind: "which deal", draftId, accountName: line.company, deals: plan.deals };
  }
  const openDeal = plan.kind === "one" ? plan.deal : null;
  const changeId = await recordOnce(
    ctx.database,
    { request, ledgerId: ctx.ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    (tx, id) =>
      writeMeeting(ctx, tx, {
        changeId: id,
        understood,
        openDeal,
        isNewWanted: asked.dealId === "new",
        ...days,
        otherDay: otherDay ?? null,
      }),
  );
  return { kind: "logged", changeId };
}

async function findDealMeant(
  ctx: Ctx,
  { product, division }: UnderstoodRecord,
  accountId: string,
  answer: string | undefined,
) {
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  if (accountId === "new" || answer === "new") return { kind: "none" } as const;
  if (answer !== undefined) {
    const deal = await findDeal(db, ctx.ledger.id, answer, teamId);
    if (deal?.status !== "open" || deal.accountId !== accountId)
      throw new UserError("That deal is no longer open.", "type the meeting again");
    return { kind: "one", deal } as const;
  }
  const open = await listOpenDeals(db, ctx.ledger.id, accountId, { teamId });
  return planDeal(open, { productLineId: product?.id ?? null, divisionId: division?.id ?? null });
}

async function keep(ctx: Ctx, input: Asked): Promise<string> {
  const id = ctx.newId();
  await keepDraft(ctx.database.db, {
    id,
    ledgerId: ctx.ledger.id,
    userId: ctx.userId,
    kind: "meeting",
    input,
    now: ctx.clock(),
  });
  return id;
}
