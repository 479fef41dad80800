import { findVerb } from "../../core/read-verb.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listClosedDeals } from "../../data/deals.ts";
import { findDraft } from "../../data/drafts.ts";
import { findChange } from "../../data/history.ts";
import { UserError } from "../../errors.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { findAccountOptions, findDealOptions } from "../../reports/find-options.ts";
import { section } from "../../slack/blocks.ts";
import type { Action, Menu } from "../../slack/kit.ts";
import { message } from "../../slack/message.ts";
import type { Pressed } from "../../slack/request.ts";
import { answerLine } from "./answer-change.ts";
import { answerUndo } from "./answer-deal.ts";
import type { AskedChange } from "./change-deal.ts";
import { wordsForEnded } from "./change-view.ts";
import { undoChange } from "./undo-change.ts";
import { changingVerbs } from "./verbs.ts";

async function readAsked(ctx: Ctx, pressed: Pressed): Promise<AskedChange> {
  const draft = { id: pressed.scope.recordId, userId: ctx.userId, kind: "deal" as const, now: ctx.clock() };
  const { text, accountId } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
  if (typeof text !== "string") {
    throw new UserError(
      "This question is older than a day, or was asked of someone else.",
      "/deal closed Acme $120k",
    );
  }
  return { text, ...(typeof accountId === "string" && { accountId }) };
}

/** "Which company do you mean?" was answered. */
export const chooseDealAccount: Action<Ctx> = {
  id: "deal-account",
  least: "partner",
  async run(ctx, pressed) {
    const asked = { ...(await readAsked(ctx, pressed)), accountId: pressed.value };
    return { kind: "replace", message: await answerLine(ctx, asked, pressed.request) };
  },
};

/** "Which deal is it?" was answered. */
export const chooseDeal: Action<Ctx> = {
  id: "deal-deal",
  least: "partner",
  async run(ctx, pressed) {
    const asked = { ...(await readAsked(ctx, pressed)), dealId: pressed.value };
    return { kind: "replace", message: await answerLine(ctx, asked, pressed.request) };
  },
};

/** "Which stage?" was answered. */
export const chooseStage: Action<Ctx> = {
  id: "deal-stage",
  least: "partner",
  async run(ctx, pressed) {
    const asked = { ...(await readAsked(ctx, pressed)), stageId: pressed.value };
    return { kind: "replace", message: await answerLine(ctx, asked, pressed.request) };
  },
};

/** Undo of a meeting or a deal, from the answer that logged it. */
export const undo: Action<Ctx> = {
  id: "undo",
  least: "partner",
  run: async (ctx, pressed) => ({
    kind: "replace",
    message: await answerUndo(ctx, pressed.value, pressed.request),
  }),
};

/** Undo under what was logged in a partner's channel: of whoever logged it, from outside too. */
export const undoThere: Action<Ctx> = {
  id: "partner-undo",
  least: "outsider",
  async run(ctx, { scope, value, request }) {
    const own = await actForPartner(ctx, scope.recordId);
    const change = await findChange(ctx.database.db, ctx.ledger.id, value);
    if (change?.actor !== ctx.userId)
      throw new UserError("There is nothing of yours here to undo.", "ask your contact in this channel");
    await undoChange(own, change.id, request);
    const text = "Undone, as if it never was. Your contact here sees it at once.";
    return { kind: "replace", message: message(text, [section(text)]) };
  },
};

/** "Another company", searched by name. */
export const dealAccountMenu: Menu<Ctx> = {
  id: "deal-account",
  least: "partner",
  options: (ctx, { query }) => findAccountOptions(ctx, query),
};

/** The deals of the company that was asked about: open ones, or ended ones to be opened again. */
export const dealMenu: Menu<Ctx> = {
  id: "deal-deal",
  least: "partner",
  async options(ctx, { query, scope }) {
    const draft = { id: scope.recordId, userId: ctx.userId, kind: "deal" as const, now: ctx.clock() };
    const { text, accountId } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
    if (typeof text !== "string" || typeof accountId !== "string") return [];
    if (findVerb(text, changingVerbs) !== "reopen") return findDealOptions(ctx, accountId, query);
    const ended = await listClosedDeals(ctx.database.db, ctx.ledger.id, accountId, {
      teamId: visibleTeam(ctx.actor),
    });
    return ended
      .map((deal) => ({ text: wordsForEnded(deal), value: deal.id }))
      .filter(({ text: words }) => words.toLowerCase().includes(query.toLowerCase()));
  },
};
