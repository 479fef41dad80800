import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { type Deal, findDeal, getDeal } from "../../data/deals.ts";
import { findChange } from "../../data/history.ts";
import { UserError } from "../../errors.ts";
import { section } from "../../slack/blocks.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { sayLeadQuality } from "./quality-view.ts";
import { type LeadQuality, rateLead } from "./rate-lead.ts";

/** The answer to what was said of a lead, rebuilt from what is stored. */
async function describeQuality(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  return sayLeadQuality(ctx.ledger.id, change, await getDeal(db, ctx.ledger.id, change.subjectId));
}

/** A deal that the person may see. @throws UserError */
async function getOwnDeal(ctx: Ctx, dealId: string): Promise<Deal> {
  const deal = await findDeal(ctx.database.db, ctx.ledger.id, dealId, visibleTeam(ctx.actor));
  if (deal !== null) return deal;
  throw new UserError("That deal is not in this ledger.", "/deal list");
}

const readQuality = (value: string): LeadQuality => {
  if (value === "good" || value === "poor") return value;
  throw new UserError("This button has lost what it says.", "/deal list");
};

/** "Good lead" or "Poor lead" was pressed. */
export const rate: Action<Ctx> = {
  id: "lead-quality",
  least: "partner",
  async run(ctx, pressed) {
    const said = { dealId: pressed.scope.recordId, quality: readQuality(pressed.value), reason: null };
    return {
      kind: "private",
      message: await describeQuality(ctx, await rateLead(ctx, said, pressed.request)),
    };
  },
};

/** "Add a reason…": opens its form. */
export const addReason: Action<Ctx> = {
  id: "lead-quality-reason",
  least: "partner",
  run: async (_ctx, pressed) => ({ kind: "form", form: "lead-quality", scope: pressed.scope }),
};

/** Why it was a good or a poor lead. */
export const reasonForm: Form<Ctx> = {
  id: "lead-quality",
  least: "partner",
  title: "Why?",
  submit: "Keep it",
  async fields(ctx, scope) {
    const deal = await getOwnDeal(ctx, scope.recordId);
    return [
      section(mrkdwn`*${deal.accountName ?? "No company yet"}*: a ${deal.leadQuality ?? "rated"} lead`),
      inputText({ blockId: "reason", actionId: "reason", label: "Because", multiline: true, maxLength: 900 }),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const deal = await getOwnDeal(ctx, scope.recordId);
    if (deal.leadQuality === null)
      throw new UserError(
        "Nobody says any more what kind of lead it was.",
        "press Good lead or Poor lead again",
      );
    const said = {
      dealId: deal.id,
      quality: readQuality(deal.leadQuality),
      reason: values.get("reason") ?? null,
    };
    return describeQuality(ctx, await rateLead(ctx, said, request));
  },
};
