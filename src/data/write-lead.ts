import type { Day } from "../core/day.ts";
import { type LeadPlan, planLead } from "../core/plan-lead.ts";
import { lockAccount } from "./accounts.ts";
import type { Queryable } from "./client.ts";
import { addHistory } from "./history.ts";
import { findKnownOfAccount } from "./known-leads.ts";
import { insertLead } from "./leads.ts";
import { insertTouch } from "./touches.ts";

/** Somebody who came from somewhere on a day, with everything named by its id. */
export type LeadArrival = {
  accountId: string;
  /** null: somebody whose name nobody has said */
  contactId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  /** what was said of where it came from where that matched no source */
  fromText: string | null;
  productLineId: string | null;
  divisionId: string | null;
  day: Day;
  note: string | null;
  /** id in the system it was imported from; it goes to the lead, or to the touch where it is one */
  externalId: string | null;
};

/** What became of an arrival: a new lead, a touch of a known one, or nothing new (with what was known already). */
export type LeadWritten =
  | { kind: "lead"; leadId: string; touchId: string }
  | { kind: "touch"; leadId: string; touchId: string }
  | { kind: "known"; leadId: string | null; touchId: string | null };

/**
 * What an arrival would become, from what the account holds now: see planLead. Reads only; ask in the transaction that
 * writes, or before it to answer what is known already.
 * @param by `createdAt` epoch ms, `lookBackMonths` the ledger's
 */
export async function planArrival(
  db: Queryable,
  by: { ledgerId: string; createdAt: number; lookBackMonths: number },
  arrival: LeadArrival,
): Promise<LeadPlan> {
  const known = await findKnownOfAccount(db, by.ledgerId, arrival.accountId);
  return planLead({ ...arrival, recordedAt: by.createdAt }, known, by.lookBackMonths);
}

/**
 * Writes what an arrival is: a lead with its first touch, a touch of a known lead, or nothing where the same person,
 * campaign and day is known already. Its one history row is of subject "lead", action "logged", or of subject "touch",
 * action "touched". Run in the transaction of the request key (Slack, hook) or of the batch; two at once for one account
 * wait for each other. For bulk: listKnownOfAccounts, planLead, then insertRows.
 * @param by `changeId` the history row's id; `createdBy` Slack user, "import" or "hook"; `createdAt` epoch ms;
 * `lookBackMonths` the ledger's
 * @throws a foreign key violation when an id belongs to another ledger
 */
export async function ensureLeadOrTouch(
  tx: Queryable,
  by: {
    ledgerId: string;
    newId: () => string;
    changeId: string;
    createdAt: number;
    createdBy: string;
    lookBackMonths: number;
  },
  arrival: LeadArrival,
): Promise<LeadWritten> {
  const { ledgerId, createdAt, createdBy } = by;
  await lockAccount(tx, ledgerId, arrival.accountId);
  const plan = await planArrival(tx, by, arrival);
  if (plan.kind === "known") return plan;
  const isLead = plan.kind === "lead";
  const leadId = plan.kind === "lead" ? by.newId() : plan.leadId;
  const touchId = by.newId();
  const { fromText, note, externalId, ...came } = arrival;
  const row = { ...came, ledgerId, createdAt, createdBy };
  if (isLead) await insertLead(tx, { ...row, id: leadId, fromText, note, externalId });
  await insertTouch(tx, { ...row, id: touchId, leadId, externalId: isLead ? null : externalId });
  await addHistory(tx, ledgerId, {
    id: by.changeId,
    subject: isLead ? "lead" : "touch",
    subjectId: isLead ? leadId : touchId,
    action: isLead ? "logged" : "touched",
    actor: createdBy,
    recordedAt: createdAt,
    effectiveDay: arrival.day,
    before: null,
    after: { leadId, touchId, ...arrival },
  });
  return { kind: plan.kind, leadId, touchId };
}
