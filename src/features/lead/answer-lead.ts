import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listDealsOfAccount } from "../../data/deals.ts";
import { findChange, listLeadChangesBy } from "../../data/history.ts";
import { findLead, getLead, listLeadsOfAccount } from "../../data/leads.ts";
import { findTouchText } from "../../data/sourced-records.ts";
import { findTouch, getTouch, listTouchesOfAccount } from "../../data/touches.ts";
import { UserError } from "../../errors.ts";
import { listLateDeals } from "../../reports/find-late-deals.ts";
import { findSourceOffer } from "../../reports/find-source-offer.ts";
import { findStanding } from "../../reports/find-standing.ts";
import { understandRecord } from "../../reports/understand-record.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { sayLeadList, sayLeads } from "./list-view.ts";
import { type Asked, logLead } from "./log-lead.ts";
import { askLead, sayKnown, sayLead, sayTouch } from "./view.ts";

const shownMost = 20;

/** Logs what was typed and answers it: the lead, the touch, what is known already, or the question to settle first. */
export async function answerLead(ctx: Ctx, asked: Asked, request: RequestId): Promise<Message> {
  const logged = await logLead(ctx, asked, request);
  if (logged.kind === "which account") return askLead(ctx.ledger.id, logged);
  if (logged.kind === "logged") return describeLead(ctx, logged.changeId);
  const { db } = ctx.database;
  const [lead, touch] = await Promise.all([
    logged.leadId === null ? null : findLead(db, ctx.ledger.id, logged.leadId),
    logged.touchId === null ? null : findTouch(db, ctx.ledger.id, logged.touchId),
  ]);
  const known = touch ?? lead;
  if (known === null) throw new Error("what was known already is gone");
  return sayKnown(known);
}

/** The answer to a logged lead or touch, rebuilt from what is stored: a repeated request reads the same. */
export async function describeLead(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const { id: ledgerId } = ctx.ledger;
  const change = await findChange(db, ledgerId, changeId);
  const { leadId, touchId } = change?.after ?? {};
  if (change === null || typeof leadId !== "string" || typeof touchId !== "string")
    throw new UserError("That lead is not in this ledger.", "/lead list");
  const lead = await getLead(db, ledgerId, leadId);
  const isOthers = ![null, lead.teamId].includes(visibleTeam(ctx.actor));
  if (change.subject === "touch") {
    const touch = await getTouch(db, ledgerId, touchId);
    const fromText = await findTouchText(db, ledgerId, touchId);
    const offer = await findSourceOffer(ctx, { ...touch, kind: "touch", fromText });
    return sayTouch({ changeId, ledgerId, lead, touch, fromText, offer, isOthers });
  }
  const [offer, lateDeals, standing] = await Promise.all([
    findSourceOffer(ctx, { ...lead, kind: "lead" }),
    visibleTeam(ctx.actor) === null ? listLateDeals(ctx, lead) : [],
    findStanding(ctx, ["leads"], lead.teamId),
  ]);
  return sayLead({ changeId, ledgerId, lead, offer, lateDeals, standing });
}

/** The asker's own last leads and touches. */
export async function answerLeadList(ctx: Ctx): Promise<Message> {
  const { db } = ctx.database;
  const changes = await listLeadChangesBy(db, ctx.ledger.id, ctx.userId, shownMost);
  const found = await Promise.all(
    changes.map(({ subject, subjectId }) =>
      subject === "lead" ? findLead(db, ctx.ledger.id, subjectId) : findTouch(db, ctx.ledger.id, subjectId),
    ),
  );
  return sayLeadList(
    found.filter((each) => each !== null && each.status !== "undone").filter((each) => each !== null),
  );
}

/** A company's leads and touches, and what became of each. @throws UserError when the ledger has no such company */
export async function answerLeadShow(ctx: Ctx, text: string): Promise<Message> {
  const { db } = ctx.database;
  const rules = { command: "/lead", verbs: new Map(), bareWeekday: "past" } as const;
  const { account, line } = await understandRecord(ctx, text, rules);
  if (account.kind !== "known") {
    const [closest] = account.kind === "ask" ? account.similar : [];
    throw new UserError(
      `There is no ${line.company} in this ledger.`,
      closest === undefined ? "/lead list" : `/lead show ${closest.name}`,
    );
  }
  const { id, name } = account.account;
  const teamId = visibleTeam(ctx.actor);
  const [leads, touches, deals] = await Promise.all([
    listLeadsOfAccount(db, ctx.ledger.id, id, shownMost),
    listTouchesOfAccount(db, ctx.ledger.id, id, 200),
    listDealsOfAccount(db, ctx.ledger.id, id, { most: 200, teamId }),
  ]);
  const isOwn = (each: { teamId: string | null }) => teamId === null || each.teamId === teamId;
  return sayLeads(name, { leads: leads.filter(isOwn), touches: touches.filter(isOwn), deals });
}
