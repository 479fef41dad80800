import { type Day, formatDay } from "../../core/day.ts";
import { planStages } from "../../core/default-ledger.ts";
import { planDeal } from "../../core/plan-deal.ts";
import { printRecord } from "../../core/print-record.ts";
import { companyCandidates } from "../../core/read-company.ts";
import { readStage } from "../../core/read-stage.ts";
import type { RecordLine } from "../../core/record-line.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listAccountsByKeys } from "../../data/accounts.ts";
import { type Deal, listClosedDeals, listOpenDeals } from "../../data/deals.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { ensureStages, type Stage } from "../../data/stages.ts";
import type { Named } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { answerOnce, lookAgain } from "../../reports/answer-once.ts";
import { type LineRules, type UnderstoodRecord, understandRecord } from "../../reports/understand-record.ts";
import { keepDealDraft } from "./keep-draft.ts";
import { changingVerbs } from "./verbs.ts";
import { type ChangeVerb, writeChange } from "./write-change.ts";

/** What was typed, and what was answered when we asked: ids. */
export type AskedChange = { text: string; accountId?: string; dealId?: string; stageId?: string };

/** A deal was changed (the id of its change), or something has to be asked first. */
export type Changed =
  | { kind: "changed"; changeId: string }
  | { kind: "which account"; draftId: string; name: string; similar: readonly Named[] }
  | { kind: "which stage"; draftId: string; accountName: string; typed: string; stages: readonly Stage[] }
  | { kind: "which of its deals"; draftId: string; accountName: string; deals: readonly Deal[] };

const rules: LineRules = { command: "/deal", verbs: changingVerbs, bareWeekday: "past" };

/** Moves a deal to a stage, opens it again, or changes what is known of it. @throws UserError */
export async function changeOneDeal(ctx: Ctx, asked: AskedChange, request: RequestId): Promise<Changed> {
  const recorded = {
    answer: (changeId: string): Changed => ({ kind: "changed", changeId }),
    isAnswer: ({ kind }: Changed) => kind === "changed",
  };
  return answerOnce(ctx, request, recorded, () => lookAgain(() => changeNow(ctx, asked, request)));
}

/** The stage that was typed or chosen, and the line without it. */
async function readStageOf(ctx: Ctx, { text, stageId }: AskedChange) {
  const stages = await ensureStages(ctx.database, ctx.ledger.id, planStages(ctx.newId));
  const candidates = companyCandidates(text, changingVerbs);
  const accounts = await listAccountsByKeys(
    ctx.database.db,
    ctx.ledger.id,
    candidates,
    visibleTeam(ctx.actor),
  );
  const known = new Set(accounts.map(({ key }) => key));
  const names = stages.map(({ name }) => name);
  const { stage: name, typed, rest } = readStage(text, changingVerbs, known, names);
  const stage = stages.find((each) => (stageId === undefined ? each.name === name : each.id === stageId));
  return { stages, stage: stage ?? null, typed, rest };
}

async function changeNow(ctx: Ctx, asked: AskedChange, request: RequestId): Promise<Changed> {
  const isStage = /^\s*stage\b/i.test(asked.text);
  const staged = isStage ? await readStageOf(ctx, asked) : null;
  const understood = await understandRecord(ctx, staged?.rest ?? asked.text, rules, asked.accountId);
  const { account, line } = understood;
  const verb: ChangeVerb = line.verb === "stage" || line.verb === "reopen" ? line.verb : "update";
  refuseElse(line, verb);
  const day = planDay(line, verb, ctx.today);
  const kept = {
    ...(verb !== "update" && { day }),
    ...(staged?.stage && { stage: staged.stage.name }),
  };
  const text = printRecord({ ...line, ...kept });
  if (account.kind === "new" || (account.kind === "ask" && account.similar.length === 0))
    throw new UserError(`There is no ${line.company} in this ledger.`, "/deal list");
  if (account.kind === "ask") {
    const draftId = await keepDealDraft(ctx, { text: staged === null || staged.stage ? text : asked.text });
    return { kind: "which account", draftId, name: account.name, similar: account.similar };
  }
  const { id: accountId, name: accountName } = account.account;
  const draftId = () => keepDealDraft(ctx, { text, accountId });
  if (staged !== null && staged.stage === null) {
    const { typed, stages } = staged;
    return { kind: "which stage", draftId: await draftId(), accountName, typed, stages };
  }
  const deals = await listDealsMeant(ctx, verb, account.account, asked.dealId);
  const plan = planDeal(deals, narrowingOf(understood, verb));
  if (plan.kind === "none") throw new UserError("That deal has changed.", `/deal show ${accountName}`);
  if (plan.kind === "ask")
    return { kind: "which of its deals", draftId: await draftId(), accountName, deals: plan.deals };
  const change = { verb, understood, dealId: plan.deal.id, stage: staged?.stage ?? null, day };
  const changeId = await recordOnce(
    ctx.database,
    { request, ledgerId: ctx.ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    (tx, id) => writeChange(ctx, tx, { changeId: id, ...change }),
  );
  return { kind: "changed", changeId };
}

/** A product line or division narrows which deal is meant, but is news where it is updated. */
const narrowingOf = ({ product, division }: UnderstoodRecord, verb: ChangeVerb) =>
  verb === "update"
    ? { productLineId: null, divisionId: null }
    : { productLineId: product?.id ?? null, divisionId: division?.id ?? null };

/** The deals that a change can be about: open ones, or ended ones to be opened again. @throws UserError when none */
async function listDealsMeant(
  { database: { db }, ledger, actor }: Ctx,
  verb: ChangeVerb,
  account: Named,
  dealId: string | undefined,
): Promise<Deal[]> {
  const list = verb === "reopen" ? listClosedDeals : listOpenDeals;
  const teamId = visibleTeam(actor);
  const deals = await list(db, ledger.id, account.id, { teamId });
  if (dealId !== undefined) return deals.filter(({ id }) => id === dealId);
  if (deals.length > 0) return deals;
  const listOthers = verb === "reopen" ? listOpenDeals : listClosedDeals;
  const others = await listOthers(db, ledger.id, account.id, { most: 1, teamId });
  if (verb === "reopen")
    throw new UserError(
      `${account.name} has no deal that is closed${others.length > 0 ? ", but an open one" : ""}.`,
      others.length > 0 ? `/deal show ${account.name}` : `/meeting ${account.name} with Jane from webinar`,
    );
  throw new UserError(
    `${account.name} has no open deal.`,
    others.length > 0
      ? `/deal reopen ${account.name}, if its last one goes on`
      : `/meeting ${account.name} with Jane from webinar`,
  );
}

/** What a change does not take would be lost. @throws UserError that says where it belongs */
function refuseElse(line: RecordLine, verb: ChangeVerb): void {
  const { company, contact, from, booked, day } = line;
  if (contact !== undefined || booked !== undefined)
    throw new UserError(
      "A person and the day of booking belong to a meeting.",
      `/meeting ${company} with Jane`,
    );
  if (from !== undefined)
    throw new UserError(
      "Where a deal came from is written when it opens.",
      `/deal show ${company}, and choose a source where it has none`,
    );
  if (verb !== "update") return;
  if (day !== undefined)
    throw new UserError(
      `What does ${day} say: the day on which the deal is due?`,
      `/deal update ${company} due ${day}`,
    );
  const said = [line.amount, line.due, line.product, line.division, line.owner, line.note];
  if (said.every((each) => each === undefined))
    throw new UserError(
      `What is new about the deal with ${company}?`,
      `/deal update ${company} $90k due 2027-03-31`,
    );
}

/** The day of the stage or the reopening. @throws UserError for one that is still to come */
function planDay(line: RecordLine, verb: ChangeVerb, today: Day): Day {
  const day = line.day ?? today;
  if (day <= today) return day;
  throw new FieldError(
    "day",
    `${formatDay(day)} is still to come; this is said of a day that has been.`,
    `/deal ${verb} ${line.company} on ${today}`,
  );
}
