import type { Metric } from "../../core/metric.ts";
import type { Ctx } from "../../ctx.ts";
import { getDeal } from "../../data/deals.ts";
import { findChange } from "../../data/history.ts";
import { findSourced } from "../../data/sourced-records.ts";
import { UserError } from "../../errors.ts";
import { findStanding } from "../../reports/find-standing.ts";
import type { Action } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { chooseOrigin, type OriginAnswer } from "./choose-origin.ts";
import { replaceOrigin } from "./replace-origin.ts";
import { setSource } from "./set-source.ts";
import { sayDealOrigin, sayLeadSource } from "./view.ts";

/** What a change made of a record's source, rebuilt from what is stored. */
async function describeChange(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  if (change.subject !== "deal") {
    const record = await findSourced(db, ctx.ledger.id, `${change.subject}:${change.subjectId}`);
    if (record === null) throw new UserError("That record was undone meanwhile.", "/lead list");
    return sayLeadSource(ctx.ledger.id, changeId, record);
  }
  const deal = await getDeal(db, ctx.ledger.id, change.subjectId);
  const metrics: [Metric, ...Metric[]] = deal.status === "won" ? ["deals", "revenue"] : ["meetings"];
  return sayDealOrigin(ctx.ledger.id, changeId, deal, await findStanding(ctx, metrics, deal.teamId));
}

const isNamed = (value: string): value is Exclude<OriginAnswer, "lead" | "typed"> =>
  /^(source|campaign|new):./.test(value);

/** "Webinar lead from March" or "outbound, as typed": where the deal came from was decided. */
export const chooseDealOrigin: Action<Ctx> = {
  id: "choose-origin",
  least: "member",
  async run(ctx, pressed) {
    const { value } = pressed;
    const answer: OriginAnswer = value === "typed" || isNamed(value) ? value : "lead";
    const to = { changeId: pressed.scope.recordId, answer };
    const changeId = await chooseOrigin(ctx, to, pressed.request);
    return { kind: "private", message: await describeChange(ctx, changeId) };
  },
};

/** "Make it the origin of the open deal", on the answer to a lead that came before its deal and was logged after. */
export const makeOrigin: Action<Ctx> = {
  id: "make-origin",
  least: "member",
  async run(ctx, pressed) {
    const to = { leadId: pressed.scope.recordId, dealId: pressed.value };
    const changeId = await replaceOrigin(ctx, to, pressed.request);
    return { kind: "private", message: await describeChange(ctx, changeId) };
  },
};

/** The source of an unsourced deal, lead or touch was chosen. */
export const chooseSource: Action<Ctx> = {
  id: "set-source",
  least: "partner",
  async run(ctx, pressed) {
    const answer = { record: pressed.scope.recordId, choice: pressed.value };
    const changeId = await setSource(ctx, answer, pressed.request);
    return { kind: "private", message: await describeChange(ctx, changeId) };
  },
};
