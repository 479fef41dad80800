import { canBecome, outcomeVerbs } from "../../core/plan-outcome.ts";
import { printRecord } from "../../core/print-record.ts";
import { findVerb } from "../../core/read-verb.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { findDeal } from "../../data/deals.ts";
import { findDraft } from "../../data/drafts.ts";
import { listMeetingsOfAccount } from "../../data/meetings.ts";
import { UserError } from "../../errors.ts";
import { findAccountOptions } from "../../reports/find-options.ts";
import type { Action, Menu } from "../../slack/kit.ts";
import { answerOutcome } from "./answer-outcome.ts";
import { optionsForMeetings } from "./outcome-view.ts";
import type { AskedOutcome } from "./record-outcome.ts";

const shownMost = 50;

async function readAsked(ctx: Ctx, draftId: string): Promise<AskedOutcome | null> {
  const draft = { id: draftId, userId: ctx.userId, kind: "meeting" as const, now: ctx.clock() };
  const { text, accountId } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
  if (typeof text !== "string") return null;
  return { text, ...(typeof accountId === "string" && { accountId }) };
}

async function getAsked(ctx: Ctx, draftId: string): Promise<AskedOutcome> {
  const asked = await readAsked(ctx, draftId);
  if (asked !== null) return asked;
  throw new UserError(
    "This question is older than a day, or was asked of someone else.",
    "/meeting held Acme",
  );
}

/** "Which company do you mean?" was answered. */
export const chooseOutcomeAccount: Action<Ctx> = {
  id: "outcome-account",
  least: "partner",
  async run(ctx, pressed) {
    const asked = { ...(await getAsked(ctx, pressed.scope.recordId)), accountId: pressed.value };
    return { kind: "replace", message: await answerOutcome(ctx, asked, pressed.request) };
  },
};

/** "Which one was held?" was answered. */
export const chooseOutcomeMeeting: Action<Ctx> = {
  id: "outcome-meeting",
  least: "partner",
  async run(ctx, pressed) {
    const asked = { ...(await getAsked(ctx, pressed.scope.recordId)), meetingId: pressed.value };
    return { kind: "replace", message: await answerOutcome(ctx, asked, pressed.request) };
  },
};

/** "Held" beside an open deal: its meeting was held today, or on its own day where that has been. */
export const holdMeeting: Action<Ctx> = {
  id: "meeting-held",
  least: "partner",
  async run(ctx, { scope, request }) {
    const { db } = ctx.database;
    const teamId = visibleTeam(ctx.actor);
    const deal = await findDeal(db, ctx.ledger.id, scope.recordId, teamId);
    if (deal?.status !== "open" || deal.accountId === null || deal.accountName === null)
      throw new UserError("That deal is no longer open.", "/deal list");
    const { accountId, accountName } = deal;
    const all = await listMeetingsOfAccount(db, ctx.ledger.id, accountId, { teamId });
    const booked = all.filter(({ dealId, outcome }) => dealId === deal.id && outcome === "booked");
    const [only, second] = booked;
    const line = { verb: "held", company: accountName, companyIsKnown: true, companyWords: 0 };
    const asked: AskedOutcome = {
      text: printRecord({ ...line, companyWasQuoted: true }),
      accountId,
      ...(only !== undefined && second === undefined && { meetingId: only.id }),
    };
    return { kind: "replace", message: await answerOutcome(ctx, asked, request) };
  },
};

/** "Another company", searched by name. */
export const outcomeAccountMenu: Menu<Ctx> = {
  id: "outcome-account",
  least: "partner",
  options: (ctx, { query }) => findAccountOptions(ctx, query),
};

/** The meetings of the company that was asked about, searched by day or person. */
export const outcomeMeetingMenu: Menu<Ctx> = {
  id: "outcome-meeting",
  least: "partner",
  async options(ctx, { query, scope }) {
    const asked = await readAsked(ctx, scope.recordId);
    if (asked?.accountId === undefined) return [];
    const outcome = outcomeVerbs.get(findVerb(asked.text, outcomeVerbs) ?? "") ?? "held";
    const meetings = await listMeetingsOfAccount(ctx.database.db, ctx.ledger.id, asked.accountId, {
      teamId: visibleTeam(ctx.actor),
    });
    const wanted = query.toLowerCase();
    return optionsForMeetings(meetings.filter((each) => canBecome(each, outcome)))
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .slice(0, shownMost);
  },
};
