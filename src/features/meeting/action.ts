import { isDay } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import { findDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import { findAccountOptions, findDealOptions } from "../../reports/find-options.ts";
import type { Action, Menu, Outcome } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import type { Pressed } from "../../slack/request.ts";
import { answerMeeting, describeMeeting } from "./answer-meeting.ts";
import type { Asked } from "./log-meeting.ts";
import { moveMeeting } from "./move-meeting.ts";

async function readAsked(ctx: Ctx, pressed: Pressed): Promise<Asked> {
  const draft = {
    id: pressed.scope.recordId,
    userId: ctx.userId,
    kind: "meeting" as const,
    now: ctx.clock(),
  };
  const { text, accountId, otherDay } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
  if (typeof text !== "string") {
    throw new UserError(
      "This question is older than a day, or was asked of someone else.",
      "/meeting Acme with Jane from webinar",
    );
  }
  return {
    text,
    ...(typeof accountId === "string" && { accountId }),
    ...(typeof otherDay === "string" && isDay(otherDay) && { otherDay }),
  };
}

const replaceBy = (message: Message): Outcome => ({ kind: "replace", message });

/** "Which company do you mean?" was answered. */
export const chooseMeetingAccount: Action<Ctx> = {
  id: "meeting-account",
  least: "partner",
  run: async (ctx, pressed) =>
    replaceBy(
      await answerMeeting(
        ctx,
        { ...(await readAsked(ctx, pressed)), accountId: pressed.value },
        pressed.request,
      ),
    ),
};

/** "Which deal is it about?" was answered. */
export const chooseMeetingDeal: Action<Ctx> = {
  id: "meeting-deal",
  least: "partner",
  run: async (ctx, pressed) =>
    replaceBy(
      await answerMeeting(
        ctx,
        { ...(await readAsked(ctx, pressed)), dealId: pressed.value },
        pressed.request,
      ),
    ),
};

/** "Last Friday instead": the meeting's own day was the other one. */
export const changeMeetingDay: Action<Ctx> = {
  id: "meeting-day",
  least: "partner",
  async run(ctx, pressed) {
    const [version = "", day = ""] = pressed.value.split("|");
    const changeId = pressed.scope.recordId;
    if (!isDay(day)) throw new UserError("This button has lost its day.", "/meeting Acme on 2026-11-20");
    await moveMeeting(ctx, { changeId, version: Number(version), day }, pressed.request);
    return { kind: "replace", message: await describeMeeting(ctx, changeId) };
  },
};

/** "Another company", searched by name. */
export const meetingAccountMenu: Menu<Ctx> = {
  id: "meeting-account",
  least: "partner",
  options: (ctx, { query }) => findAccountOptions(ctx, query),
};

/** The open deals of the company that was asked about. */
export const meetingDealMenu: Menu<Ctx> = {
  id: "meeting-deal",
  least: "partner",
  async options(ctx, { query, scope }) {
    const draft = { id: scope.recordId, userId: ctx.userId, kind: "meeting" as const, now: ctx.clock() };
    const { accountId } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
    return typeof accountId === "string" ? findDealOptions(ctx, accountId, query) : [];
  },
};
