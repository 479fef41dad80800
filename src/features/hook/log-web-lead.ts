import { createHash } from "node:crypto";
import { companyFromEmail } from "../../core/company-from-email.ts";
import { normaliseName } from "../../core/names.ts";
import { type Origin, planOrigin } from "../../core/plan-origin.ts";
import type { Ctx } from "../../ctx.ts";
import { listAccountsByKeys } from "../../data/accounts.ts";
import { findContactByEmail } from "../../data/contacts.ts";
import { findChange } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import {
  findCampaign,
  listDivisions,
  listProductLines,
  listSources,
  type Named,
} from "../../data/vocabulary.ts";
import { ensureLeadOrTouch, type LeadArrival } from "../../data/write-lead.ts";
import { type Term, type Terms, writeTerms } from "../../data/write-terms.ts";
import type { WebLead } from "./read-web-lead.ts";

/** What became of it; `isRepeat`: the same key was here before. */
export type WebLeadLogged = {
  became: "lead" | "touch" | "known";
  leadId: string | null;
  touchId: string | null;
  isRepeat: boolean;
};

/**
 * Logs a lead that a web form handed in: a new lead, a touch of a known person, or nothing new. Nobody can be asked, so
 * a company is who is called exactly so, and names of campaigns, sources, product lines and divisions count only where
 * the ledger knows them: strangers must not fill its menus. What it does not know is kept in words.
 * @param key the form's own name of this request; null: it is a new one each time
 */
export async function logWebLead(ctx: Ctx, lead: WebLead, key: string | null): Promise<WebLeadLogged> {
  const { database, ledger } = ctx;
  const understood = await understand(ctx, lead);
  const recordId = ctx.newId();
  const given = {
    request: {
      workspaceId: ledger.workspaceId,
      kind: "hook",
      nativeId: `${ledger.id}:${hashOf(key ?? recordId)}`,
    },
    ...{ ledgerId: ledger.id, recordId, createdAt: ctx.clock() },
  };
  const by = {
    ...given,
    ...ctx,
    createdBy: "hook",
    ledgerId: ledger.id,
    lookBackMonths: ledger.lookBackMonths,
  };
  const state: { logged?: WebLeadLogged } = {};
  const firstId = await recordOnce(database, given, async (tx, changeId) => {
    const arrival = await arrivalOf(tx, by, lead, understood, ctx.today);
    const { kind, ...ids } = await ensureLeadOrTouch(tx, { ...by, changeId }, arrival);
    // Where nothing was new, nothing is stored that a repeated request could be answered from.
    const told = kind === "known" ? { leadId: null, touchId: null } : ids;
    state.logged = { became: kind, ...told, isRepeat: false };
  });
  if (firstId === recordId && state.logged !== undefined) return state.logged;
  return whatBecame(ctx, firstId);
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The answer of the first request with this key, from what is stored; where nothing was new, there is no change. */
async function whatBecame(ctx: Ctx, changeId: string): Promise<WebLeadLogged> {
  const change = await findChange(ctx.database.db, ctx.ledger.id, changeId);
  if (change === null) return { became: "known", leadId: null, touchId: null, isRepeat: true };
  const idIn = (name: string): string | null => {
    const id = change.after?.[name];
    return typeof id === "string" ? id : null;
  };
  const became = change.subject === "lead" ? "lead" : "touch";
  return { became, leadId: idIn("leadId"), touchId: idIn("touchId"), isRepeat: true };
}

type Understood = { terms: Terms; fromText: string | null; note: string | null };

async function understand(ctx: Ctx, lead: WebLead): Promise<Understood> {
  const { db } = ctx.database;
  const { id: ledgerId } = ctx.ledger;
  const [account, products, divisions, came] = await Promise.all([
    findAccountMeant(ctx, lead),
    listProductLines(db, ledgerId),
    listDivisions(db, ledgerId),
    findOriginMeant(ctx, lead),
  ]);
  const product = termIn(products, lead.product);
  const division = termIn(divisions, lead.division);
  const unknown = [
    ...(lead.product !== null && product === null ? [`Product line: ${lead.product}`] : []),
    ...(lead.division !== null && division === null ? [`Division: ${lead.division}`] : []),
  ];
  const words = [lead.note, ...unknown].filter((line) => line !== null).join("\n");
  const contact = lead.name === null && lead.email === null ? null : { name: lead.name, email: lead.email };
  const terms = { account, contact, product, division, origin: came.origin };
  return { terms, fromText: came.fromText, note: words === "" ? null : words };
}

function termIn(known: readonly Named[], name: string | null): Term | null {
  const key = normaliseName(name ?? "");
  return known.find((term) => key !== "" && term.key === key) ?? null;
}

/** The company that was named; else that of the person with this address; else the one its domain proposes. */
async function findAccountMeant(ctx: Ctx, { company, email }: WebLead): Promise<Term> {
  const { db } = ctx.database;
  const contact = company === null ? await findContactByEmail(db, ctx.ledger.id, email ?? "") : null;
  if (contact !== null) return { id: contact.accountId, name: contact.accountName };
  // A free mail provider is nobody's company: then the address stands for it until somebody knows better.
  const name = company ?? companyFromEmail(email ?? "") ?? email ?? "";
  const [known] = await listAccountsByKeys(db, ctx.ledger.id, [normaliseName(name)]);
  return known ?? { id: null, name };
}

/** The campaign, else the source, that the ledger knows by these names; what it does not know stays in words. */
async function findOriginMeant(
  ctx: Ctx,
  { campaign, source }: WebLead,
): Promise<{ origin: Origin; fromText: string | null }> {
  const { db } = ctx.database;
  const said = [campaign, source].filter((text) => text !== null);
  const sources = await listSources(db, ctx.ledger.id);
  for (const text of said) {
    const known = await findCampaign(db, ctx.ledger.id, normaliseName(text));
    const plan = planOrigin(text, sources, known);
    const fromText = text === campaign ? null : campaign;
    if (plan.kind === "source") return { origin: plan, fromText };
    if (plan.kind === "new campaign") {
      const { sourceId, teamId } = plan;
      return { origin: { kind: "source", sourceId, teamId, campaignId: null }, fromText: text };
    }
  }
  const words = said.join(" / ");
  return words === ""
    ? { origin: { kind: "none" }, fromText: null }
    : { origin: { kind: "unknown", text: words }, fromText: words };
}

async function arrivalOf(
  tx: Parameters<typeof writeTerms>[0],
  by: Parameters<typeof writeTerms>[1],
  lead: WebLead,
  { terms, fromText, note }: Understood,
  today: Ctx["today"],
): Promise<LeadArrival> {
  const { teamId: _, ...ids } = await writeTerms(tx, by, terms);
  return { ...ids, fromText: ids.fromText ?? fromText, day: lead.day ?? today, note, externalId: null };
}
