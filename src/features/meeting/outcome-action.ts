import { canBecome, outcomeVerbs } from "../../core/plan-outcome.ts";
import { findVerb } from "../../core/read-verb.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
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
